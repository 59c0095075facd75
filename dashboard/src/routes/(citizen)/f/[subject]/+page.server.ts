import { storeDetails, storeFirstAnswer } from '#lib/data/rating/form-actions.ts';
import { findQuestionnaire } from '#lib/data/rating/questionnaire.ts';
import { targetOfSubject } from '#lib/data/rating/target.ts';
import { notFound } from '#lib/data/run.ts';
import type { Actions, PageServerLoad } from './$types';

/** The form of a service or life situation. Records nothing. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { touchpoint, subject } = (await targetOfSubject(locals, params.subject, url.searchParams)) ?? notFound(locals);
  const id = crypto.randomUUID();
  const questionnaire = (await findQuestionnaire(locals, touchpoint, subject, { ratingId: id })) ?? notFound(locals);
  return { questionnaire, id };
};

export const actions: Actions = {
  rate: async ({ locals, params, url, request }) => {
    const target = (await targetOfSubject(locals, params.subject, url.searchParams)) ?? notFound(locals);
    return storeFirstAnswer(locals, target, await request.formData());
  },
  details: async ({ locals, params, url, request }) => {
    const target = (await targetOfSubject(locals, params.subject, url.searchParams)) ?? notFound(locals);
    return storeDetails(locals, target, await request.formData());
  },
};
