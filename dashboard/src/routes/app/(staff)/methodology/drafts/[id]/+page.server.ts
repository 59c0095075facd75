import { fail, redirect } from '@sveltejs/kit';
import { draftChangeOf, publicationOf, seenOf } from '#lib/data/staff/methodology/draft-form.ts';
import { changeDraft, discardDraft, publishDraft, readDraft } from '#lib/data/staff/methodology/draft.ts';
import { writesInstrument } from '#lib/data/staff/methodology/instruments.ts';
import { typedIn } from '#lib/data/staff/write.ts';
import type { Problems } from '#lib/data/staff/write.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  draft: await readDraft(locals, params.id),
  asked: url.searchParams.get('part'),
  mayWrite: writesInstrument(locals),
});

const NOTHING: Problems = { fields: {}, others: [] };

/** One form of the page: what it says is kept, or comes back with what was refused. */
const changing =
  (part: 'texts' | 'notes' | 'reason' | 'check') =>
  async ({ request, locals, params }: RequestEvent) => {
    const form = await request.formData();
    const draft = await readDraft(locals, params.id);
    const change = draftChangeOf(part, form, draft);
    if (!change || change.texts?.length === 0)
      return { part, finding: null, saved: false, problems: NOTHING, typed: null };
    const { problems } = await changeDraft(locals, seenOf(form, params.id), change);
    const finding = form.get('finding');
    return problems
      ? fail(422, { part, finding, saved: false, problems, typed: typedIn(form) })
      : { part, finding, saved: true, problems: NOTHING, typed: null };
  };

export const actions: Actions = {
  texts: changing('texts'),
  notes: changing('notes'),
  reason: changing('reason'),
  check: changing('check'),
  publish: async ({ request, locals, params }) => {
    const form = await request.formData();
    const { thing, problems } = await publishDraft(locals, seenOf(form, params.id), publicationOf(form));
    if (problems)
      return fail(422, { part: 'publish' as const, finding: null, saved: false, problems, typed: typedIn(form) });
    redirect(303, `/app/methodology?tab=wording&version=${thing.version}`);
  },
  discard: async ({ request, locals, params }) => {
    const form = await request.formData();
    const { problems } = await discardDraft(locals, seenOf(form, params.id));
    if (problems) return fail(422, { part: 'discard' as const, finding: null, saved: false, problems, typed: null });
    redirect(303, '/app/methodology');
  },
};
