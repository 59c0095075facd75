import { redirect } from '@sveltejs/kit';
import { busy } from '#lib/data/busy.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opened by hand, the page does nothing: only the button signs out. */
export const load: PageServerLoad = () => redirect(303, '/app');

export const actions: Actions = {
  default: async ({ locals, cookies }) => {
    if (!(await locals.host.signOut())) busy(locals);
    const { name, secure } = locals.host.sessionCookie;
    cookies.delete(name, { path: '/', secure });
    redirect(303, '/app/login');
  },
};
