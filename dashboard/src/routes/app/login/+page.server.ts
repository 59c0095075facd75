import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { formText } from '#lib/data/form-text.ts';

/** Only addresses inside the dashboard; anything else leads to the overview. */
const placeAfter = (asked: string | null) =>
  asked !== null && /^\/app(?:[/?]|$)/.test(asked) && !asked.includes('\\') ? asked : '/app';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.viewer) redirect(303, placeAfter(url.searchParams.get('to')));
  return { demoAccounts: [...locals.host.demoAccounts] };
};

export const actions: Actions = {
  default: async ({ request, locals, cookies, url }) => {
    const form = await request.formData();
    const email = formText(form, 'email').trim();
    const password = formText(form, 'password');
    if (!email || !password) return fail(400, { email, problem: 'missing' as const });
    const session = await locals.host.signIn(email, password);
    if (session === 'SERVICE_BUSY') return fail(503, { email, problem: 'busy' as const });
    if (!session) return fail(401, { email, problem: 'wrong' as const });
    const { name, secure } = locals.host.sessionCookie;
    cookies.set(name, session.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      expires: session.expiresAt,
    });
    redirect(303, placeAfter(url.searchParams.get('to')));
  },
};
