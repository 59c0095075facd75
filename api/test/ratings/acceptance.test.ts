import { INSTRUMENT_VERSION, ITEMS } from '@otklik/schema';
import { ANSWER_CASES } from '@otklik/schema/cases';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { recount } from '../../src/modules/results/index.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { revise, submission, submit, withdraw } from './requests.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const count = async (table: 'rating' | 'comment' | 'submission') => {
  const { rows } = await withRole(api.platform.pool, 'otklik_acceptor', (client) =>
    client.query<{ n: number }>(`select count(*)::int as n from ${table}`),
  );
  return rows[0]!.n;
};
const storedRating = async (id: string) => {
  const { rows } = await withRole(api.platform.pool, 'otklik_acceptor', (client) =>
    client.query(
      `select r.*, r.day::text as day_text, c.source_class, c.language from submission s join rating r on r.id = s.rating_id
       join cell c on c.id = r.cell_id where s.id = $1`,
      [id],
    ),
  );
  return rows[0];
};

describe('the first tap', () => {
  test('is stored at once, with a receipt that follows it', async () => {
    const input = submission({ answers: [{ item: 'SAT', value: 4 }] });
    const { rating, userErrors } = await submit(api, input);
    expect(userErrors).toEqual([]);
    expect(rating).toMatchObject({ id: input.id, revision: 0, status: 'COUNTED', day: '2026-11-22' });
    expect(rating!.receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await storedRating(input.id)).toMatchObject({ sat: 4, ease: null, source_class: 'OPEN', language: 'EN' });
  });

  test('sent again unchanged gets the same answer and stores nothing', async () => {
    const input = submission({});
    const first = await submit(api, input);
    const before = await count('rating');
    expect(await submit(api, input)).toEqual(first);
    expect(await count('rating')).toBe(before);
  });

  test('sent 50 times at once is stored once', async () => {
    const input = submission({});
    const before = await count('rating');
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit(api, input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.userErrors).toEqual([]);
    expect(await count('rating')).toBe(before + 1);
  });

  test('with the same id and another content is a conflict', async () => {
    const input = submission({ answers: [{ item: 'SAT', value: 2 }] });
    await submit(api, input);
    const { rating, userErrors } = await submit(api, { ...input, answers: [{ item: 'SAT', value: 5 }] });
    expect(rating).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'id'] }]);
    expect(await storedRating(input.id)).toMatchObject({ sat: 2 });
  });

  test('becomes PROMPT where offers were counted that day, and only then', async () => {
    const open = submission({ touchpoint: 'office', subject: { service: 'passport' }, mode: 'KIOSK' });
    await api.ask('mutation($i: OffersReportInput!) { offersReport(input: $i) { counted } }', {
      i: { touchpoint: 'portal', subject: { service: 'passport' }, shown: 3 },
    });
    await api.ask('mutation($i: OffersReportInput!) { offersReport(input: $i) { counted } }', {
      i: { touchpoint: 'office', subject: { service: 'passport' }, mode: 'KIOSK', shown: 3 },
    });
    const prompted = submission({});
    await submit(api, prompted);
    await submit(api, open);
    expect(await storedRating(prompted.id)).toMatchObject({ source_class: 'PROMPT' });
    // The office may not reach more than OPEN, whatever was counted there.
    expect(await storedRating(open.id)).toMatchObject({ source_class: 'OPEN' });
  });
});

describe('the day of a rating', () => {
  const dayOf = async (change: object) => {
    const input = submission(change);
    return (await submit(api, input)).rating!.day;
  };

  test('is that of the place', async () => {
    api.clock.time = new Date('2026-11-22T15:30:00Z');
    const office = { touchpoint: 'office', subject: { service: 'passport' }, mode: 'PAPER' };
    expect(await dayOf({})).toBe('2026-11-22');
    expect(await dayOf(office)).toBe('2026-11-23');
    api.clock.time = new Date('2026-11-22T09:00:00Z');
  });

  test('is that of collection, up to 30 days before and 5 minutes after receipt', async () => {
    expect(await dayOf({ collectedAt: '2026-10-25T09:00:00Z' })).toBe('2026-10-25');
    expect(await dayOf({ collectedAt: '2026-10-20T09:00:00Z' })).toBe('2026-11-22');
    expect(await dayOf({ collectedAt: '2026-12-01T09:00:00Z' })).toBe('2026-11-22');
  });
});

describe('a revision', () => {
  test('replaces all answers; the highest one wins', async () => {
    const input = submission({ answers: [{ item: 'SAT', value: 1 }] });
    await submit(api, input);
    const third = await revise(api, { id: input.id }, 3, [
      { item: 'SAT', value: 5 },
      { item: 'EASE', value: 4 },
    ]);
    expect(third.rating).toMatchObject({ revision: 3 });
    const second = await revise(api, { id: input.id }, 2, [{ item: 'SAT', value: 2 }]);
    expect(second.rating).toMatchObject({ revision: 3 });
    expect(await storedRating(input.id)).toMatchObject({ sat: 5, ease: 4, revision: 3 });
  });

  test('sent again gets the same answer; with other content it is a conflict', async () => {
    const input = submission({});
    await submit(api, input);
    const first = await revise(api, { id: input.id }, 1, [{ item: 'SAT', value: 3 }]);
    expect(await revise(api, { id: input.id }, 1, [{ item: 'SAT', value: 3 }])).toEqual(first);
    const other = await revise(api, { id: input.id }, 1, [{ item: 'SAT', value: 4 }]);
    expect(other.userErrors).toMatchObject([{ code: 'REVISION_CONFLICT' }]);
  });

  test('may name the rating by its receipt, as a person types it', async () => {
    const { rating } = await submit(api, submission({}));
    const typed = rating!.receipt.toLowerCase().replaceAll('-', ' ');
    const revised = await revise(api, { receipt: typed }, 1, [{ item: 'SAT', value: 2 }]);
    expect(revised.rating).toMatchObject({ id: rating!.id, revision: 1 });
  });

  test('obeys the rules of the questionnaire it was answered with', async () => {
    const input = submission({ touchpoint: 'office', subject: { service: 'passport' }, mode: 'KIOSK' });
    await submit(api, input);
    const { userErrors } = await revise(api, { id: input.id }, 1, [
      { item: 'SAT', value: 2 },
      { item: 'EASE', value: 2 },
    ]);
    expect(userErrors).toMatchObject([{ code: 'ITEM_NOT_ASKED_HERE', path: ['input', 'answers', '1', 'item'] }]);
  });

  test('of an unknown rating, or with a wrong number, is refused', async () => {
    const unknown = await revise(api, { id: crypto.randomUUID() }, 1, [{ item: 'SAT', value: 2 }]);
    expect(unknown.userErrors).toMatchObject([{ code: 'RATING_NOT_FOUND' }]);
    const zero = await revise(api, { id: crypto.randomUUID() }, 0, [{ item: 'SAT', value: 2 }]);
    expect(zero.userErrors).toMatchObject([{ code: 'REVISION_INVALID' }]);
    const malformed = await revise(api, { receipt: 'ABCD' }, 1, [{ item: 'SAT', value: 2 }]);
    expect(malformed.userErrors).toMatchObject([{ code: 'RECEIPT_MALFORMED' }]);
  });
});

describe('a withdrawal', () => {
  test('erases the rating and its comments and leaves a tombstone', async () => {
    const input = submission({ comments: [{ question: 'IMPROVE', text: 'Shorter queues' }], mayQuote: true });
    await submit(api, input);
    const comments = await count('comment');
    expect(await withdraw(api, { id: input.id })).toMatchObject({ withdrawn: true, userErrors: [] });
    expect(await count('comment')).toBe(comments - 1);
    expect(await storedRating(input.id)).toBeUndefined();
    expect(await withdraw(api, { id: input.id })).toMatchObject({ withdrawn: true });
    expect((await submit(api, input)).userErrors).toMatchObject([{ code: 'RATING_WITHDRAWN' }]);
    const revised = await revise(api, { id: input.id }, 1, [{ item: 'SAT', value: 2 }]);
    expect(revised.userErrors).toMatchObject([{ code: 'RATING_WITHDRAWN' }]);
  });

  test('of an unknown rating is refused', async () => {
    expect((await withdraw(api, { id: crypto.randomUUID() })).userErrors).toMatchObject([{ code: 'RATING_NOT_FOUND' }]);
  });
});

test('a comment that was cut in the middle of a character is stored with its neighbours', async () => {
  const cut = submission({ comments: [{ question: 'IMPROVE', text: 'Thanks \ud83d' }] });
  const others = Array.from({ length: 5 }, () => submission({}));
  const answers = await Promise.all([cut, ...others].map((input) => submit(api, input)));
  expect(answers.map(({ userErrors }) => userErrors)).toEqual(answers.map(() => []));
  // Sent again it is the same rating.
  expect(await submit(api, cut)).toEqual(answers[0]);
});

describe('what is refused', () => {
  test.each([
    ['an id that is not random', { id: '0192f0a0-0000-7000-8000-000000000000' }, 'ID_NOT_RANDOM'],
    ['an unknown touchpoint', { touchpoint: 'nowhere' }, 'TOUCHPOINT_UNKNOWN'],
    ['an unknown service', { subject: { service: 'nothing' } }, 'SUBJECT_UNKNOWN'],
    ['a mode the touchpoint does not have', { mode: 'IVR' }, 'MODE_NOT_ALLOWED'],
    ['another version of the questionnaire', { instrumentVersion: '9.9.9' }, 'INSTRUMENT_VERSION_UNKNOWN'],
    ['an unknown segment', { segment: 'martians' }, 'SEGMENT_UNKNOWN'],
    [
      'a segment of other clients',
      { subject: { service: 'pass-office' }, segment: 'citizen' },
      'SEGMENT_WRONG_AUDIENCE',
    ],
    [
      'a place that is not rated as itself',
      { touchpoint: 'office', mode: 'PAPER', subject: undefined },
      'SUBJECT_REQUIRED',
    ],
    ['a comment that is too long', { comments: [{ question: 'GOOD', text: 'x'.repeat(2_001) }] }, 'COMMENT_TOO_LONG'],
  ])('%s', async (_what, change, code) => {
    const before = await count('submission');
    const { rating, userErrors } = await submit(api, submission(change));
    expect(rating).toBeNull();
    expect(userErrors.map((error) => error.code)).toContain(code);
    expect(userErrors.every(({ message }) => message.length > 10)).toBe(true);
    expect(await count('submission')).toBe(before);
  });

  test('in the language of the reader', async () => {
    const { userErrors } = await submit(api, submission({ touchpoint: 'nowhere' }), { 'accept-language': 'ru' });
    expect(userErrors[0]!.message).toMatch(/[а-яё]/i);
  });

  // What GraphQL itself refuses (unknown enum values, fractions) never reaches the rules.
  const isSendable = ({ level, mode, answers }: (typeof ANSWER_CASES)[number]) =>
    ['SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT'].includes(level) &&
    ['WEB', 'KIOSK'].includes(mode) &&
    answers.every(({ item, value }) => Object.hasOwn(ITEMS, item) && Number.isInteger(value));
  test.each(ANSWER_CASES.filter(isSendable))(
    'or stored by the shared rules: $name',
    async ({ level, mode, answers, faults }) => {
      const subject = { SERVICE: { service: 'passport' }, LIFE_SITUATION: { lifeSituation: 'birth' } }[
        level as 'SERVICE'
      ];
      const touchpoint = mode === 'KIOSK' ? 'office' : 'portal';
      const { userErrors } = await submit(api, submission({ touchpoint, subject, mode, answers }));
      expect(userErrors.map(({ code, path }) => ({ code, path: path.slice(1) }))).toEqual(faults);
    },
  );
});

describe('concurrent writing', () => {
  test('a row that the database refuses harms none of its group', async () => {
    const good = Array.from({ length: 20 }, () => submission({}));
    const directory = api.platform.directory;
    const bad = await api.platform.acceptance.toOperation({
      id: crypto.randomUUID(),
      subject: directory.find('SERVICE', 'passport')!,
      touchpoint: directory.find('TOUCHPOINT', 'portal')!,
      mode: 'WEB',
      language: 'EN',
      instrumentVersion: INSTRUMENT_VERSION,
      segment: null,
      day: '2026-11-22',
      collectedAt: null,
      caseHash: null,
      invitation: null,
      // The rules never let this through; the check of the column is the last line.
      answers: [{ item: 'SAT', value: 9 }],
      comments: [],
      mayQuote: false,
      usedServiceIds: [],
    });
    const [refused, ...accepted] = await Promise.allSettled([
      api.platform.acceptance.writer.store(bad),
      ...good.map((input) => submit(api, input)),
    ]);
    expect(refused?.status).toBe('rejected');
    for (const result of accepted)
      expect(result).toMatchObject({ status: 'fulfilled', value: { userErrors: [], rating: { status: 'COUNTED' } } });
  });

  test('of 300 submissions, revisions and withdrawals at once leaves exact tallies', async () => {
    const inputs = Array.from({ length: 100 }, (_, index) =>
      submission({
        subject: index % 3 ? { service: 'passport' } : { lifeSituation: 'birth' },
        answers:
          index % 3
            ? [
                { item: 'SAT', value: (index % 5) + 1 },
                { item: 'EASE', value: 3 },
                { item: 'INFO', value: 2 },
              ]
            : [
                { item: 'SAT', value: (index % 5) + 1 },
                { item: 'ONE', value: 0 },
                { item: 'TRUST', value: 4 },
              ],
      }),
    );
    await Promise.all(inputs.map((input) => submit(api, input)));
    await Promise.all([
      ...inputs.slice(0, 60).map(({ id }, index) => revise(api, { id }, 1, [{ item: 'SAT', value: (index % 5) + 1 }])),
      ...inputs.slice(40, 80).map(({ id }) => withdraw(api, { id })),
      ...inputs.slice(80).map((input) => submit(api, input)),
      ...Array.from({ length: 100 }, () => submit(api, submission({}))),
    ]);
    expect(await recount(api.platform.pool)).toEqual([]);
  });

  test('a recount finds a tally that was bent', async () => {
    await submit(api, submission({}));
    const bend = (by: number) =>
      withRole(api.platform.pool, 'otklik_acceptor', (client) =>
        client.query(
          `update core_tally set sat_n4 = sat_n4 + $1 where (cell_id, grain, starts_on) =
             (select cell_id, grain, starts_on from core_tally order by 1, 2, 3 limit 1)`,
          [by],
        ),
      );
    await bend(1);
    expect(await recount(api.platform.pool)).not.toEqual([]);
    await bend(-1);
    expect(await recount(api.platform.pool)).toEqual([]);
  });
});
