import { type Channel, INSTRUMENT_VERSION, type Item } from '@otklik/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { type DriverPair, readDriverPairs, readJourneyUse, recount } from '../../src/modules/results/index.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { revise, submission, submit, withdraw } from '../ratings/requests.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type Answers = Partial<Record<Item, number>>;
interface Given {
  id: string;
  answers: Answers;
  channel: Channel;
}

const given: Given[] = [];
const listed = (answers: Answers) => Object.entries(answers).map(([item, value]) => ({ item, value }));

async function rate(answers: Answers, changes: object = {}): Promise<Given> {
  const body = submission({ answers: listed(answers), ...changes });
  const { userErrors } = await submit(api, body);
  expect(userErrors).toEqual([]);
  const rating = { id: body.id, answers, channel: 'PORTAL' as const };
  given.push(rating);
  return rating;
}

const CORE = ['SAT', 'EASE', 'TIME'];
const EVERY_CLASS = ['RANDOM', 'PROMPT', 'OPEN', 'COMPLAINT'] as const;
const NOVEMBER = { first: '2026-11-01', last: '2026-11-01' };

/** Pairs of the given ratings, added up one by one. */
function direct(): DriverPair[] {
  const sums = new Map<string, DriverPair>();
  for (const { answers } of given) {
    const items = (Object.keys(answers) as Item[])
      .filter((item) => item !== 'RESULT' && item !== 'REPEAT' && answers[item]! > 0)
      .toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
    for (const [index, itemA] of items.entries())
      for (const itemB of items.slice(index + 1)) {
        const [a, b] = [answers[itemA]!, answers[itemB]!];
        const key = `${itemA} ${itemB}`;
        const sum = sums.get(key) ?? {
          subjectId: api.registry.service,
          instrumentVersion: INSTRUMENT_VERSION,
          itemA,
          itemB,
          n: 0,
          sumA: 0,
          sumB: 0,
          sumAB: 0,
          sumAA: 0,
          sumBB: 0,
        };
        sum.n++;
        sum.sumA += a;
        sum.sumB += b;
        sum.sumAB += a * b;
        sum.sumAA += a * a;
        sum.sumBB += b * b;
        sums.set(key, sum);
      }
  }
  return inOrder([...sums.values()]);
}
const place = (item: Item) => (CORE.includes(item) ? CORE.indexOf(item) : CORE.length);
const inOrder = (pairs: DriverPair[]) =>
  pairs.toSorted((a, b) => (`${a.itemA} ${a.itemB}` < `${b.itemA} ${b.itemB}` ? -1 : 1));

const read = async (filter?: Parameters<typeof readDriverPairs>[1]['filter']) =>
  inOrder(
    await withRole(api.platform.pool, 'otklik_staff', (client) =>
      readDriverPairs(client, {
        subjectIds: [api.registry.service],
        sourceClasses: EVERY_CLASS,
        months: NOVEMBER,
        ...(filter && { filter }),
      }),
    ),
  );

test('pairs are the sums of products of the answers, as a whole and by channel, mode and language', async () => {
  await rate({ SAT: 4, EASE: 5, TIME: 3, INFO: 4, DOCS: 0 });
  await rate({ SAT: 2, INFO: 1, STATUS: 3 });
  await rate({ SAT: 5, EASE: 4, RESULT: 3, TECH: 5, INFO: 4 });
  await rate({ SAT: 1, EASE: 1, TIME: 2 });
  expect(await read()).toEqual(direct());
  expect(direct().some(({ itemA, itemB }) => itemA === 'INFO' && itemB === 'STATUS')).toBe(true);
  expect(await read({ channels: ['PORTAL'], modes: ['WEB'], languages: ['EN', 'RU'] })).toEqual(direct());
  expect(await read({ channels: ['TELEPHONE'] })).toEqual([]);
  expect(await recount(api.platform.pool)).toEqual([]);
});

test('a revision, a withdrawal and a change of status move them by the difference', async () => {
  const rating = given[1]!;
  const answers = { SAT: 3, INFO: 5, EXPLAIN: 2 };
  expect((await revise(api, { id: rating.id }, 1, listed(answers))).userErrors).toEqual([]);
  rating.answers = answers;
  expect(await read()).toEqual(direct());
  expect(await withdraw(api, { id: given[0]!.id })).toMatchObject({ withdrawn: true });
  given.shift();
  expect(await read()).toEqual(direct());
  const held = (status: string) =>
    withRole(api.platform.pool, 'otklik_acceptor', (client) =>
      client.query(`update rating set status = $1 where other_answers ? 'TECH'`, [status]),
    );
  await held('HELD');
  const [kept] = given.splice(
    given.findIndex(({ answers: { TECH } }) => TECH),
    1,
  );
  expect(await read()).toEqual(direct());
  await held('COUNTED');
  given.push(kept!);
  expect(await read()).toEqual(direct());
  expect(await recount(api.platform.pool)).toEqual([]);
});

const journeyUse = async () => {
  const [use] = await withRole(api.platform.pool, 'otklik_staff', (client) =>
    readJourneyUse(client, {
      lifeSituationIds: [api.registry.lifeSituation],
      sourceClasses: EVERY_CLASS,
      months: NOVEMBER,
    }),
  );
  return use && { journeys: use.journeys, ...Object.fromEntries(use.byService) };
};

test('journeys are those that name services, each service once, and a revision changes them', async () => {
  const aJourney = async (usedServices: string[] | null) => {
    const body = submission({
      subject: { lifeSituation: 'birth' },
      answers: [{ item: 'SAT', value: 4 }],
      usedServices,
    });
    expect((await submit(api, body)).userErrors).toEqual([]);
    return body.id;
  };
  const { service, otherService } = api.registry;
  await aJourney(null);
  expect(await journeyUse()).toBeUndefined();
  const first = await aJourney(['passport', 'licence', 'passport']);
  await aJourney(['passport']);
  expect(await journeyUse()).toEqual({ journeys: 2, [service]: 2, [otherService]: 1 });
  const { data } = await api.ask<{ ratingRevise: { userErrors: unknown[] } }>(
    'mutation($input: RatingReviseInput!) { ratingRevise(input: $input) { userErrors { code } } }',
    {
      input: {
        rating: { id: first },
        revision: 1,
        answers: [{ item: 'SAT', value: 4 }],
        usedServices: ['licence'],
      },
    },
  );
  expect(data.ratingRevise.userErrors).toEqual([]);
  expect(await journeyUse()).toEqual({ journeys: 2, [service]: 1, [otherService]: 1 });
  expect(await recount(api.platform.pool)).toEqual([]);
});

test.each([
  ['driver pair', "update driver_tally set sat_ab = sat_ab + 1 where item = 'INFO'"],
  ['driver pair', "update driver_pair_tally set ab = ab + 1 where item_b = 'INFO'"],
  ['journey use', 'update journey_use_tally set journeys = journeys + 1'],
])('a %s that is wrong is found by the recount', async (table, damage) => {
  await asAdmin(api.database, damage);
  const found = await recount(api.platform.pool);
  expect([...new Set(found.map((difference) => difference.table))]).toEqual([table]);
  expect(new Set(found.map(({ side }) => side))).toEqual(new Set(['only in the tallies', 'only in the ratings']));
  await asAdmin(api.database, damage.replace('+ 1', '- 1'));
  expect(await recount(api.platform.pool)).toEqual([]);
});
