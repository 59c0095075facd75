import { notFound } from '#lib/data/run.ts';
import type { PageServerLoad } from './$types';

/** Any address that no other page has: the page that says so, with the menu and without scripts. */
export const load: PageServerLoad = ({ locals }) => notFound(locals);
