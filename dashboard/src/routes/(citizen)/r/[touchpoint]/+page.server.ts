import { storeDetails, storeFirstAnswer } from '#lib/data/rating/form-actions.ts';
import { findQuestionnaire } from '#lib/data/rating/questionnaire.ts';
import { targetAtTouchpoint } from '#lib/data/rating/target.ts';
import { notFound } from '#lib/data/run.ts';
import type { Actions, PageServerLoad } from './$types';

/** The form of a touchpoint, or the choice of what to rate there. Records nothing. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const found = (await targetAtTouchpoint(locals, params.touchpoint, url.searchParams)) ?? notFound(locals);
  if ('choose' in found) return { choose: found.choose, questionnaire: null, id: '' };
  const { touchpoint, subject } = found.target;
  const id = crypto.randomUUID();
  const questionnaire = (await findQuestionnaire(locals, touchpoint, subject, { ratingId: id })) ?? notFound(locals);
  return { choose: null, questionnaire, id };
};

async function chosenTarget(locals: App.Locals, touchpoint: string, url: URL) {
  const found = await targetAtTouchpoint(locals, touchpoint, url.searchParams);
  return found && 'target' in found ? found.target : notFound(locals);
}

export const actions: Actions = {
  rate: async ({ locals, params, url, request }) => {
    const target = await chosenTarget(locals, params.touchpoint, url);
    return storeFirstAnswer(locals, target, await request.formData());
  },
  details: async ({ locals, params, url, request }) => {
    const target = await chosenTarget(locals, params.touchpoint, url);
    return storeDetails(locals, target, await request.formData());
  },
};
