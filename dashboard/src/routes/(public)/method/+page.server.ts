import { findMethod } from '#lib/data/method/method.ts';
import type { PageServerLoad } from './$types';

/** Versions; questions and constants come from the instrument itself. */
export const load: PageServerLoad = async ({ locals }) => ({ method: await findMethod(locals) });
