import { afterAll, beforeAll, expect, test } from 'vitest';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;

/**
 * Twelve services. s0 is clearly worse and s1 clearly better than the ten others; s11 has 20 answers, s10 was
 * asked by telephone with keys alone, where nothing tells what the keys do.
 */
beforeAll(async () => {
  world = await ScoresWorld.start(12);
  const alike = ['s2', 's3', 's4', 's5', 's6', 's7', 's8', 's9'];
  await world.rate([
    { service: 's0', place: 'site', mode: 'WEB', answers: sat(2, 3), n: 200 },
    { service: 's1', place: 'site', mode: 'WEB', answers: sat(4, 5), n: 200 },
    ...alike.map((service) => ({ service, place: 'site', mode: 'WEB', answers: sat(3, 4), n: 200 }) as const),
    { service: 's10', place: 'line', mode: 'IVR', answers: sat(5), n: 200 },
    { service: 's11', place: 'site', mode: 'WEB', answers: sat(1), n: 20 },
  ]);
});
afterAll(() => world.api.close());

const analyst = () => aViewer('ANALYST', world.api.registry.ministry);
const ITEM = `key subject { slug } estimate { value n basis } verdict reliability
  outcome { __typename ... on Difference { points p adjustedP detectable interval { low high } } ... on NotComparable { reasons } }
  rank { best worst of } badge { comparability reasons }`;
const ask = async (args: string) =>
  (
    await askStaff(
      world.api,
      analyst(),
      `{ comparison(${args}) { measure basis against period { from to grain } comparisons ranksWithheld
          reference { value n } items { ${ITEM} }
          funnel { target { value n } withinDeviation overdispersion overdispersed betweenVariance
            curve { n limits95 { low high } limits998 { low high } } chanceCurve { n limits95 { low high } } points { key z position } } } }`,
    )
  ).comparison;
const QUARTER = 'period: { from: "2026-07-01", to: "2026-09-30" }';

const bySlug = (compared: { items: { subject: { slug: string } }[] }) =>
  new Map(compared.items.map((item) => [item.subject.slug, item as never as Record<string, unknown>]));

test('who differs from the mean beyond chance and by three points is called above or below, the rest about average', async () => {
  const compared = await ask(`of: { allServices: {} }, ${QUARTER}, basis: AS_EXPERIENCED`);
  expect(compared).toMatchObject({
    measure: 'SAT',
    basis: 'AS_EXPERIENCED',
    against: 'MEAN',
    period: { from: '2026-07-01', grain: 'QUARTER' },
    comparisons: 10,
    ranksWithheld: null,
    reference: { value: 62.5, n: 2_000 },
  });
  const items = bySlug(compared);
  expect(items.get('s0')).toMatchObject({
    verdict: 'BELOW',
    estimate: { value: 37.5, n: 200 },
    outcome: { __typename: 'Difference', points: -25, p: 0, adjustedP: 0 },
    rank: { best: 10, worst: 10, of: 10 },
  });
  expect(items.get('s1')).toMatchObject({ verdict: 'ABOVE', outcome: { points: 25 }, rank: { best: 1, worst: 1 } });
  for (const slug of ['s2', 's9'])
    expect(items.get(slug)).toMatchObject({
      verdict: 'ABOUT_AVERAGE',
      outcome: { points: 0, p: 1, adjustedP: 1 },
      // Eight alike: none of them has a place of its own.
      rank: { best: 2, worst: 9, of: 10 },
      badge: { comparability: 'WITH_CAUTION', reasons: ['UNWEIGHTED'] },
    });
});

test('the interval of a difference is made of all variances behind it', async () => {
  const compared = await ask(`of: { allServices: {} }, ${QUARTER}, basis: AS_EXPERIENCED`);
  const { outcome } = bySlug(compared).get('s2') as { outcome: { interval: object; detectable: number } };
  // Each of ten has s² = 12.5²·200/199; V = 0.9²·s²/200 + 9·s²/200/100.
  const own = (12.5 ** 2 * 200) / 199 / 200;
  const error = Math.sqrt(0.81 * own + 0.09 * own);
  expect(outcome.interval).toEqual({ low: -1.7, high: 1.7 });
  expect(error * 1.97).toBeCloseTo(1.7, 1);
  expect(outcome.detectable).toBeCloseTo(2.8 * error, 1);
});

test('what was asked in another mode, or of too few, has no difference at all and is no part of the mean', async () => {
  const items = bySlug(await ask(`of: { allServices: {} }, ${QUARTER}, basis: AS_EXPERIENCED`));
  expect(items.get('s10')).toMatchObject({
    verdict: 'NOT_COMPARABLE',
    outcome: { __typename: 'NotComparable', reasons: ['MODE_NOT_ADJUSTED'] },
    rank: null,
    reliability: null,
  });
  expect(items.get('s11')).toMatchObject({
    verdict: 'INSUFFICIENT_DATA',
    outcome: { __typename: 'NotComparable', reasons: ['TOO_FEW'] },
    rank: null,
  });
  expect(items.get('passport')).toMatchObject({
    estimate: { value: null },
    verdict: 'INSUFFICIENT_DATA',
    outcome: { reasons: ['NO_FIGURE'] },
  });
});

test('the funnel tells who lies further out than chance explains', async () => {
  const { funnel } = await ask(`of: { allServices: {} }, ${QUARTER}, basis: AS_EXPERIENCED`);
  expect(funnel).toMatchObject({ target: { value: 62.5, n: 2_000 }, withinDeviation: 12.53 });
  expect(funnel.curve[0]).toMatchObject({ n: 200, limits95: { low: 60.8, high: 64.2 } });
  expect(funnel.chanceCurve[0]).toEqual({ n: 200, limits95: { low: 60.8, high: 64.2 } });
  expect(funnel.points.map(({ position }: { position: string }) => position)).toEqual([
    'BELOW_998',
    'ABOVE_998',
    ...Array.from({ length: 8 }, () => 'WITHIN'),
  ]);
});

test('without a reference mix nothing is compared like for like', async () => {
  const compared = await ask(`of: { allServices: {} }, ${QUARTER}`);
  expect(compared).toMatchObject({ basis: 'LIKE_FOR_LIKE', comparisons: 0, funnel: null });
  expect(bySlug(compared).get('s0')).toMatchObject({
    verdict: 'NOT_COMPARABLE',
    outcome: { __typename: 'NotComparable', reasons: ['COVERAGE'] },
  });
});

test('two are compared with the first; an authority is not compared with its own service', async () => {
  const pair = await ask(
    `of: { subjects: [{ service: "s2" }, { service: "s0" }] }, ${QUARTER}, basis: AS_EXPERIENCED, against: FIRST`,
  );
  expect(pair).toMatchObject({ comparisons: 1, reference: { value: 62.5, n: 200 } });
  expect(pair.items[1]).toMatchObject({ verdict: 'BELOW', outcome: { points: -25 } });
  expect(pair.items[0]).toMatchObject({ outcome: null, verdict: null, badge: { comparability: 'WITH_CAUTION' } });
  const nested = await ask(
    `of: { subjects: [{ authority: "ministry" }, { service: "s0" }] }, ${QUARTER}, basis: AS_EXPERIENCED`,
  );
  for (const item of nested.items) expect(item.outcome.reasons).toContain('OVERLAP');
});

test('periods are compared, but none that share a day', async () => {
  const months = (first: string, second: string) =>
    `of: { periods: { figuresOf: { service: "s0" }, periods: [${first}, ${second}] } }, against: FIRST`;
  const july = '{ from: "2026-07-01", to: "2026-07-31" }';
  const august = '{ from: "2026-08-01", to: "2026-08-31" }';
  const compared = await ask(months(august, july));
  expect(compared).toMatchObject({ basis: 'AS_EXPERIENCED', period: null, funnel: null });
  expect(compared.items).toMatchObject([
    { key: '2026-08-01/2026-08-31', estimate: { n: 200 }, outcome: null },
    { key: '2026-07-01/2026-07-31', outcome: { reasons: ['NO_FIGURE'] } },
  ]);
  const overlapping = await ask(months(august, '{ from: "2026-08-10", to: "2026-09-30" }'));
  for (const item of overlapping.items) expect(item.outcome.reasons).toContain('OVERLAP');
});
