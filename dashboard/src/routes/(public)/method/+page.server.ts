import { findMethod, methodViewFromUrl } from '#lib/data/method/method.ts';
import type { PageServerLoad } from './$types';

/** Versions and constants as the api uses them; the questions come from the instrument itself. */
export const load: PageServerLoad = async ({ locals, url }) => ({
  method: await findMethod(locals, methodViewFromUrl(url.searchParams)),
});
