import { error, fail } from '@sveltejs/kit';
import {
  changeImprovement,
  changeRegistration,
  publishReport,
  readImprovement,
  saveReport,
} from '#lib/data/staff/improvements.ts';
import { listServiceChoices } from '#lib/data/staff/service-choices.ts';
import { basisOf } from '#lib/data/staff/shown-basis.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import { typedIn } from '#lib/data/staff/write.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const state = viewStateFromUrl(url.searchParams);
  const improvement = await readImprovement(locals, params.id, basisOf(state));
  const isOpen = improvement.viewerCanChange && improvement.state === 'PLANNED';
  /** Services to choose from, while what is compared may still be changed. */
  const services = isOpen ? await listServiceChoices(locals) : null;
  return { state, improvement, services };
};

export const actions: Actions = {
  change: async ({ request, locals, params }) => {
    const form = await request.formData();
    const { problems } = await changeImprovement(locals, params.id, form);
    return problems
      ? fail(422, { part: 'change' as const, problems, typed: typedIn(form) })
      : { part: 'changed' as const };
  },
  registration: async ({ request, locals, params }) => {
    const form = await request.formData();
    const { problems } = await changeRegistration(locals, params.id, form);
    return problems
      ? fail(422, { part: 'registration' as const, problems, typed: typedIn(form) })
      : { part: 'registered' as const };
  },
  save: async ({ request, locals, params }) => {
    const form = await request.formData();
    const { problems } = await saveReport(locals, params.id, form);
    return problems ? fail(422, { part: 'save' as const, problems, typed: typedIn(form) }) : { part: 'saved' as const };
  },
  publish: async ({ request, locals, params }) => {
    // The browser asks for the tick; a request without it did not come from the preview.
    if (!(await request.formData()).has('confirmed')) error(400, 'Not confirmed', { requestId: locals.requestId });
    const { problems } = await publishReport(locals, params.id);
    return problems ? fail(422, { part: 'publish' as const, problems, typed: {} }) : { part: 'published' as const };
  },
};
