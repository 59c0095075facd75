import { expect, test } from 'vitest';
import type { Delivery, Parcel } from './outbox.ts';
import { RatingSession } from './rating-session.svelte.ts';
import type { OwnRating } from './shapes.ts';
import { COMMENT_LIMIT, CommentDraft } from './comment-draft.svelte.ts';

const QUESTION = { text: '?', mandatory: false, options: [{ value: 1, label: 'a' }], doesNotApply: null };
const ASKED = {
  instrumentVersion: '0.9.0',
  leadIn: 'Please rate.',
  open: true,
  questions: [
    { ...QUESTION, item: 'SAT' },
    { ...QUESTION, item: 'RESULT' },
    { ...QUESTION, item: 'EXPLAIN' },
  ],
  comments: [{ question: 'IMPROVE', text: '?' }],
};

/** A session whose outbox is a list of parcels; `deliver` says what became of the last one. */
async function aSession(remembered: OwnRating | null = null) {
  const parcels: Parcel[] = [];
  const events: [string, unknown][] = [];
  const listeners = new Set<(id: string, delivery: Delivery) => void>();
  let kept = remembered;
  const session = new RatingSession(
    {
      server: 'https://o',
      touchpoint: 't',
      subject: null,
      mode: 'WEB',
      language: 'EN',
      segment: null,
      invitation: 'i1token',
    },
    {
      send: async () => ({ kind: 'OK', data: { questionnaire: ASKED } }),
      outbox: {
        post: async (parcel) => (parcels.push(parcel), { kind: 'SENT', rating: null }),
        listeners,
        waiting: () => [],
      },
      memory: { read: () => kept, write: (own) => void (kept = own) },
      emit: (name, detail) => void events.push([name, detail]),
      takeOffer: () => null,
      draw: async () => true,
      now: () => new Date('2026-11-22T12:00:00Z'),
    },
  );
  await session.load();
  const input = (at: number) => {
    const parcel = parcels.at(at)!;
    return JSON.parse((parcel.submit ?? parcel.revise ?? parcel.withdraw)!).variables.i;
  };
  const deliver = (delivery: Delivery) => listeners.forEach((listener) => listener(session.own!.id, delivery));
  const stored = () => deliver({ kind: 'SENT', rating: { id: 'x', revision: 0, status: 'COUNTED', receipt: 'CODE' } });
  return { session, parcels, events, input, deliver, stored, kept: () => kept };
}

test('the first tap submits, a changed tap revises the same rating with the whole set of answers', async () => {
  const { session, parcels, input } = await aSession();
  session.answer('SAT', 4);
  session.answer('RESULT', 1);
  session.answer('SAT', 5);
  expect(parcels.map((parcel) => (parcel.submit ? 'submit' : 'revise'))).toEqual(['submit', 'revise', 'revise']);
  expect(input(0)).toMatchObject({ answers: [{ item: 'SAT', value: 4 }], invitation: 'i1token' });
  expect(input(2)).toMatchObject({ revision: 2, rating: { id: input(0).id } });
  expect(input(2).answers).toEqual([
    { item: 'SAT', value: 5 },
    { item: 'RESULT', value: 1 },
  ]);
});

test('nothing is called saved before the server has said so', async () => {
  const { session, stored, deliver } = await aSession();
  session.answer('SAT', 4);
  expect(session.save).toBe('SAVING');
  deliver({ kind: 'LOST', tooMany: false });
  expect(session.save).toBe('LOST');
  stored();
  expect(session.save).toBe('SAVED');
});

test('the question about the decision is asked only once there is one', async () => {
  const { session } = await aSession();
  session.answer('SAT', 4);
  expect(session.questions.map(({ item }) => item)).toEqual(['SAT', 'RESULT']);
  session.answer('RESULT', 1);
  expect(session.questions.map(({ item }) => item)).toEqual(['SAT', 'RESULT', 'EXPLAIN']);
});

test('the same tap twice is one rating', async () => {
  const { session, parcels, stored } = await aSession();
  session.answer('SAT', 4);
  stored();
  session.answer('SAT', 4);
  expect(parcels).toHaveLength(1);
});

test('a refused first tap leaves the next tap a rating of its own', async () => {
  const { session, input, deliver } = await aSession();
  session.answer('SAT', 4);
  deliver({ kind: 'REFUSED', code: 'IDEMPOTENCY_CONFLICT', message: 'Please try again.' });
  expect(session).toMatchObject({ save: 'REFUSED', refusal: 'Please try again.', own: null });
  session.answer('SAT', 4);
  expect(input(1).id).not.toBe(input(0).id);
});

test('a rating of this tab is recalled and changed, with its comment', async () => {
  const first = await aSession();
  first.session.answer('SAT', 2);
  first.stored();
  first.session.finish({ IMPROVE: 'Shorter queues' }, true);
  const { session, parcels, input } = await aSession(first.kept());
  expect(session.isKnown).toBe(true);
  session.answer('SAT', 3);
  expect(parcels[0]!.submit).toBeUndefined();
  expect(input(0)).toMatchObject({ revision: 2, mayQuote: true });
  expect(input(0).comments).toEqual([{ question: 'IMPROVE', text: 'Shorter queues' }]);
});

test('after a withdrawal the tab knows nothing of the rating', async () => {
  const { session, stored, kept } = await aSession();
  session.answer('SAT', 2);
  stored();
  session.withdraw();
  stored();
  expect(session.phase).toBe('WITHDRAWN');
  expect(kept()).toBeNull();
});

test('events carry neither the receipt nor the id of the rating', async () => {
  const { session, stored, events } = await aSession();
  session.answer('SAT', 2);
  const id = session.own!.id;
  stored();
  session.finish({}, false);
  expect(events.map(([name]) => name)).toEqual(['otklik-ready', 'otklik-rated', 'otklik-completed']);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`CODE|${id}`));
});

test('remaining characters are announced at 200, 50 and 0 only', () => {
  const draft = new CommentDraft();
  const announced: number[] = [];
  for (let length = 1_700; length <= COMMENT_LIMIT; length += 10) {
    draft.write('x'.repeat(length));
    if (draft.announced !== null) announced.push(draft.announced);
  }
  expect(announced).toEqual([200, 50, 0]);
});
