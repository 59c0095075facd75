import { afterAll, beforeAll, expect, test } from 'vitest';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;

/**
 * Four services in two quarters: s0 got better, s1 stayed, s2 has 60 answers in each, s3 was rated on the web before
 * and by telephone keys now, where nothing tells what the keys do; s5 got a little better, hardly more than by chance.
 */
beforeAll(async () => {
  world = await ScoresWorld.start(6);
  const [then, now] = ['2026-05-15', '2026-08-15'] as const;
  const web = { place: 'site', mode: 'WEB' } as const;
  await world.rate([
    { ...web, service: 's0', day: then, answers: sat(3, 4), n: 200 },
    { ...web, service: 's0', day: now, answers: sat(4, 5), n: 200 },
    { ...web, service: 's1', day: then, answers: sat(3, 4), n: 200 },
    { ...web, service: 's1', day: now, answers: sat(3, 4), n: 200 },
    { ...web, service: 's2', day: then, answers: sat(3), n: 60 },
    { ...web, service: 's2', day: now, answers: sat(5), n: 60 },
    { ...web, service: 's3', day: then, answers: sat(3, 4), n: 200 },
    { ...web, service: 's5', day: then, answers: sat(3, 4), n: 200 },
    { ...web, service: 's5', day: now, answers: sat(4, 4, 4, 4, 4, 4, 3, 3, 3, 3), n: 200 },
    { service: 's3', place: 'line', mode: 'IVR', day: now, answers: sat(5), n: 200 },
  ]);
});
afterAll(() => world.api.close());

const BEFORE = '{ from: "2026-04-01", to: "2026-06-30" }';
const NOW = '{ from: "2026-07-01", to: "2026-09-30" }';
const ask = async (of: string, before = BEFORE) =>
  (
    await askStaff(
      world.api,
      aViewer('ANALYST', world.api.registry.ministry),
      `{ figureChanges(of: [${of}], before: ${before}, period: ${NOW}) {
          measure basis comparisons period { from grain } before { from grain }
          items { key subject { slug } authority { id } verdict reliability estimate { value n } before { value n }
            badge { comparability reasons }
            outcome { __typename ... on Difference { points p adjustedP interval { low high } } ... on NotComparable { reasons } } } } }`,
    )
  ).figureChanges;
const services = (...slugs: string[]) => slugs.map((slug) => `{ service: "${slug}" }`).join(' ');

test('what changed is told by the difference with its interval, not by intervals that do not touch', async () => {
  const changes = await ask(services('s0', 's1'));
  expect(changes).toMatchObject({
    measure: 'SAT',
    basis: 'AS_EXPERIENCED',
    comparisons: 2,
    period: { from: '2026-07-01', grain: 'QUARTER' },
    before: { from: '2026-04-01', grain: 'QUARTER' },
  });
  expect(changes.items).toMatchObject([
    {
      subject: { slug: 's0' },
      authority: null,
      verdict: 'ABOVE',
      estimate: { value: 87.5, n: 200 },
      before: { value: 62.5, n: 200 },
      outcome: { __typename: 'Difference', points: 25 },
    },
    { subject: { slug: 's1' }, verdict: 'ABOUT_AVERAGE', outcome: { points: 0, p: 1, adjustedP: 1 } },
  ]);
  // Both quarters have s² = 12.5²·200/199 around their means.
  const error = Math.sqrt((2 * 12.5 ** 2 * 200) / 199 / 200);
  const { low, high } = changes.items[0].outcome.interval;
  expect((high - low) / 2 / error).toBeCloseTo(1.97, 1);
});

test('one service has the difference of its two periods side by side, to the digit', async () => {
  const [alone] = (await ask(services('s0'))).items;
  const { comparison } = await askStaff(
    world.api,
    aViewer('ANALYST', world.api.registry.ministry),
    `{ comparison(of: { periods: { figuresOf: { service: "s0" }, periods: [${BEFORE}, ${NOW}] } }, against: FIRST) {
        items { verdict reliability outcome { ... on Difference { points p adjustedP interval { low high } } } } } }`,
  );
  const { verdict, reliability, outcome } = comparison.items[1];
  expect(alone).toMatchObject({ verdict, reliability, outcome });
});

test('p-values are adjusted over all that are asked for at once', async () => {
  const [alone] = (await ask(services('s5'))).items;
  const { comparisons, items } = await ask(services('s5', 's1', 's3'));
  // What is not comparable is no part of the family.
  expect(comparisons).toBe(2);
  expect(alone.outcome.p).toBeGreaterThan(0.02);
  expect(alone.outcome.p).toBeLessThan(0.05);
  expect(alone.outcome.adjustedP).toBe(alone.outcome.p);
  expect(items[0].outcome.p).toBe(alone.outcome.p);
  expect(items[0].outcome.adjustedP).toBeCloseTo(2 * alone.outcome.p, 5);
});

test('too few answers say nothing, however far apart; what cannot be compared has no difference', async () => {
  const changes = await ask(services('s2', 's3', 's4'));
  expect(changes.items).toMatchObject([
    { verdict: 'INSUFFICIENT_DATA', outcome: { points: 50 } },
    { verdict: 'NOT_COMPARABLE', outcome: { __typename: 'NotComparable', reasons: ['MODE_NOT_ADJUSTED'] } },
    { verdict: 'INSUFFICIENT_DATA', outcome: { reasons: ['NO_FIGURE'] } },
  ]);
});

test('an authority is asked for like a service, and periods that share a day are not compared', async () => {
  const { items } = await ask('{ authority: "ministry" }');
  expect(items).toMatchObject([{ subject: null, authority: { id: expect.any(String) as string } }]);
  const [overlapping] = (await ask(services('s1'), '{ from: "2026-06-01", to: "2026-07-31" }')).items;
  expect(overlapping.outcome.reasons).toContain('OVERLAP');
});
