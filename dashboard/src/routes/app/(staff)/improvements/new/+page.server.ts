import { fail, redirect } from '@sveltejs/kit';
import { listSituationChoices, registerImprovement } from '#lib/data/staff/improvements.ts';
import { listServiceChoices } from '#lib/data/staff/service-choices.ts';
import { typedIn } from '#lib/data/staff/write.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const [services, situations] = await Promise.all([listServiceChoices(locals), listSituationChoices(locals)]);
  return {
    services,
    situations,
    chosen: [...url.searchParams.getAll('service'), ...url.searchParams.getAll('situation')],
  };
};

export const actions: Actions = {
  default: async ({ request, locals, url }) => {
    const form = await request.formData();
    const { thing, problems } = await registerImprovement(locals, form);
    if (problems) return fail(422, { problems, typed: typedIn(form) });
    const language = url.searchParams.get('lang');
    redirect(303, `/app/improvements/${thing.id}${language ? `?lang=${language}` : ''}`);
  },
};
