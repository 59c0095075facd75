import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The registry opens on its services: what most people look for. */
export const load: PageServerLoad = ({ url }) => redirect(303, `/app/registry/services${url.search}`);
