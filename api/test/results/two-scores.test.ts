import { afterAll, beforeAll, expect, test } from 'vitest';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;

/**
 * Everywhere the line comes out 25 points lower than the site and citizens 25 lower than others. `s0` is rated
 * mostly over the site, `s1` mostly over the line; apart from that they are alike. All answer on the web.
 */
beforeAll(async () => {
  world = await ScoresWorld.start(4);
  const rated = (service: string, site: number, line: number) =>
    [
      { service, place: 'site', mode: 'WEB', segment: null, answers: sat(5, 4), n: site },
      { service, place: 'site', mode: 'WEB', segment: 'citizen', answers: sat(4, 3), n: site },
      { service, place: 'line', mode: 'WEB', segment: null, answers: sat(4, 3), n: line },
      { service, place: 'line', mode: 'WEB', segment: 'citizen', answers: sat(3, 2), n: line },
    ] as const;
  await world.rate([...rated('s0', 90, 10), ...rated('s1', 10, 90), ...rated('s2', 50, 50)]);
  // The line is used three times as often as the site, by citizens alone.
  await world.noteFlow([
    { service: 's0', place: 'site', segment: 'citizen', day: '2026-08-10', n: 250 },
    { service: 's0', place: 'line', segment: 'citizen', day: '2026-08-20', n: 750 },
    // Before the quarter, and of no concern to it.
    { service: 's0', place: 'site', segment: 'citizen', day: '2026-06-20', n: 9_000 },
    // Of s2 it is known for one channel only that is hardly rated: what is covered is too little.
    { service: 's2', place: 'hall', segment: 'citizen', day: '2026-08-20', n: 500 },
  ]);
});
afterAll(() => world.api.close());

const staff = () => aViewer('ANALYST', world.api.registry.ministry);
const FIGURE =
  'value n effectiveN basis modeAdjustment weighting coverage modeTable referenceMix method interval { low high }';
const figureOf = async (service: string, basis: string, more = '') => {
  const { service: found } = await askStaff(
    world.api,
    staff(),
    `{ service(id: "${service}") {
        estimate(period: { from: "2026-07-01", to: "2026-09-30" }, basis: ${basis} ${more}) { ${FIGURE} } } }`,
  );
  return found.estimate;
};

test('as experienced, each channel and segment counts by its transactions', async () => {
  // Raw: 90 % of the site at 87.5 and 62.5, 10 % of the line at 62.5 and 37.5.
  expect(await figureOf('s0', 'RAW')).toMatchObject({ value: 72.5, n: 200, weighting: null, coverage: null });
  // Weighted: 0.25 · 62.5 + 0.75 · 37.5.
  const experienced = await figureOf('s0', 'AS_EXPERIENCED');
  expect(experienced).toMatchObject({
    value: 43.8,
    n: 200,
    weighting: 'FLOW',
    coverage: 100,
    modeAdjustment: 'NOT_NEEDED',
    method: 'ADJUSTED_SCORE_INTERVAL',
  });
  // V = Σ W²·s̃²/n, all four variances alike: 12.5²·90/89 and 12.5²·10/9, smoothed by five of the pooled one.
  const [big, small] = [(156.25 * 90) / 89, (156.25 * 10) / 9];
  const pooled = (89 * big + 9 * small) / 98;
  const smooth = (n: number, own: number) => (5 * pooled + (n - 1) * own) / (5 + n - 1);
  const variance = (0.0625 * smooth(90, big)) / 90 + (0.5625 * smooth(10, small)) / 10;
  expect(experienced.effectiveN).toBeCloseTo(Math.max(10, (43.75 * 56.25) / variance), 0);
});

test('what weighting costs is told beside the answers, to staff alone, and only where weights differ', async () => {
  const period = 'period: { from: "2026-07-01", to: "2026-09-30" }';
  const costOf = async (service: string, basis: string) =>
    (
      await askStaff(
        world.api,
        staff(),
        `{ service(id: "${service}") { estimate(${period}, basis: ${basis}) { n designEffect equalWeightN } } }`,
      )
    ).service.estimate;
  // Weights 0.25 on 90 answers, 0.75 on 10, none on the 100 of others: (0.25²/90 + 0.75²/10)⁻¹ = 17.56 of 200.
  expect(await costOf('s0', 'AS_EXPERIENCED')).toEqual({ n: 200, designEffect: 11.39, equalWeightN: 18 });
  expect(await costOf('s0', 'RAW')).toEqual({ n: 200, designEffect: null, equalWeightN: null });
  expect(await costOf('s1', 'AS_EXPERIENCED')).toEqual({ n: 200, designEffect: null, equalWeightN: null });
});

test('without transactions, or with those of too little, answers count alike, and the figure says so', async () => {
  expect(await figureOf('s1', 'AS_EXPERIENCED')).toMatchObject({ value: 52.5, weighting: 'ANSWERS', coverage: null });
  expect(await figureOf('s2', 'AS_EXPERIENCED')).toMatchObject({ value: 62.5, weighting: 'ANSWERS', coverage: 0 });
});

test('a restriction to a channel restricts the transactions too', async () => {
  const figure = await figureOf('s0', 'AS_EXPERIENCED', 'filter: { channels: [PORTAL] }');
  // Only citizens used the site.
  expect(figure).toMatchObject({ value: 62.5, weighting: 'FLOW' });
  const byMode = await figureOf('s0', 'AS_EXPERIENCED', 'filter: { modes: [WEB] }');
  expect(byMode).toMatchObject({ value: 72.5, weighting: 'ANSWERS' });
});

test('like for like, two services that differ by nothing but their mix are equal', async () => {
  expect(await figureOf('s0', 'LIKE_FOR_LIKE')).toMatchObject({ value: null });
  await world.api.platform.freezer.freezeDue();
  const { data } = await world.api.ask<{ referenceMix: object; modeTable: { items: { mix: object[] }[] } }>(
    `{ referenceMix { year weighting period { from to } shares { channel segment percent } }
       modeTable { items { mix { factor key effect reference } } } }`,
  );
  const citizen = expect.stringMatching(/^seg_/);
  expect(data.referenceMix).toEqual({
    year: 2026,
    weighting: 'FLOW',
    period: { from: '2025-10-01', to: '2026-09-30' },
    shares: [
      { channel: 'PORTAL', segment: citizen, percent: 88.1 },
      { channel: 'TELEPHONE', segment: citizen, percent: 7.14 },
      { channel: 'IN_PERSON', segment: citizen, percent: 4.76 },
    ],
  });
  expect(data.modeTable.items[0]!.mix).toEqual([
    { factor: 'CHANNEL', key: 'PORTAL', effect: 0, reference: true },
    { factor: 'CHANNEL', key: 'TELEPHONE', effect: -25, reference: false },
    {
      factor: 'SEGMENT',
      key: expect.stringMatching(/^seg_/),
      effect: expect.any(Number),
      reference: expect.any(Boolean),
    },
    { factor: 'SEGMENT', key: null, effect: expect.any(Number), reference: expect.any(Boolean) },
  ]);
  // 9,250 of 9,999 by site and 750 by line, citizens all: 62.5 − 25 · 750/10,000.
  for (const service of ['s0', 's1', 's2'])
    expect(await figureOf(service, 'LIKE_FOR_LIKE')).toMatchObject({
      value: 60.6,
      basis: 'LIKE_FOR_LIKE',
      coverage: 95,
      referenceMix: 2026,
      modeTable: '2026Q3',
    });
});

test('like for like, they are called about average; raw, they would be called different', async () => {
  const compare = async (basis: string) => {
    const { comparison } = await askStaff(
      world.api,
      staff(),
      `{ comparison(of: { subjects: [{ service: "s0" }, { service: "s1" }, { service: "s2" }] }, basis: ${basis},
          period: { from: "2026-07-01", to: "2026-09-30" }) { items { verdict } } }`,
    );
    return comparison.items.map(({ verdict }: { verdict: string }) => verdict);
  };
  expect(await compare('LIKE_FOR_LIKE')).toEqual(['ABOUT_AVERAGE', 'ABOUT_AVERAGE', 'ABOUT_AVERAGE']);
  expect(await compare('RAW')).toEqual(['ABOVE', 'BELOW', 'ABOUT_AVERAGE']);
});

test('months of a trend and channels of a breakdown are weighted as well', async () => {
  const { service } = await askStaff(
    world.api,
    staff(),
    `{ service(id: "s0") {
        trend(period: { from: "2026-07-01", to: "2026-09-30" }) { estimate { value weighting } }
        breakdown(period: { from: "2026-07-01", to: "2026-09-30" }, by: CHANNEL) { key share estimate { value n weighting } }
        sources: breakdown(period: { from: "2026-07-01", to: "2026-09-30" }, by: SOURCE_CLASS) { key estimate { n } } } }`,
  );
  expect(service.trend).toEqual([
    { estimate: { value: null, weighting: null } },
    { estimate: { value: 43.8, weighting: 'FLOW' } },
    { estimate: { value: null, weighting: null } },
  ]);
  expect(service.breakdown).toEqual([
    { key: 'PORTAL', share: 90, estimate: { value: 62.5, n: 180, weighting: 'FLOW' } },
    { key: 'TELEPHONE', share: 10, estimate: { value: 37.5, n: 20, weighting: 'FLOW' } },
  ]);
  expect(service.sources).toEqual([{ key: 'PROMPT', estimate: { n: 200 } }]);
});

test('the public reads both scores of a closed quarter: the figures of staff, rounded', async () => {
  const publicly = async (basis: string) => {
    const { data } = await world.api.ask<{ service: { estimate: Record<string, unknown> } }>(
      `{ service(id: "s0") {
          estimate(period: { from: "2026-07-01", to: "2026-09-30" }, basis: ${basis}) { ${FIGURE} } } }`,
    );
    return data.service.estimate;
  };
  expect(await publicly('AS_EXPERIENCED')).toMatchObject({ value: null });
  await world.api.platform.publisher.publishClosed();
  for (const [basis, value] of [
    ['RAW', 73],
    ['AS_EXPERIENCED', 44],
    ['LIKE_FOR_LIKE', 61],
  ] as const) {
    const own = await figureOf('s0', basis);
    const shown = await publicly(basis);
    expect(shown).toEqual({
      ...own,
      value,
      effectiveN: null,
      interval: { low: Math.round(own.interval.low), high: Math.round(own.interval.high) },
    });
    expect(Math.round(own.value)).toBe(value);
  }
});

test('the public compares published scores, as carefully as whole numbers allow', async () => {
  const { data } = await world.api.ask<{ comparison: { items: Record<string, unknown>[] } }>(
    `{ comparison(of: { subjects: [{ service: "s0" }, { service: "s1" }, { service: "s2" }] }, basis: AS_EXPERIENCED,
        against: FIRST, period: { from: "2026-07-01", to: "2026-09-30" }) {
        items { estimate { value } verdict outcome {
          ... on Difference { points interval { low high } } ... on NotComparable { reasons } } } } }`,
  );
  expect(data.comparison.items).toMatchObject([
    { estimate: { value: 44 }, verdict: null, outcome: null },
    { estimate: { value: 53 }, outcome: { points: 9, interval: { low: expect.any(Number) } } },
    // Transactions of a channel that is not rated: nobody knows how its clients fared.
    { estimate: { value: 63 }, verdict: 'NOT_COMPARABLE', outcome: { reasons: ['COVERAGE'] } },
  ]);
  const { interval } = (data.comparison.items[1] as { outcome: { interval: { low: number; high: number } } }).outcome;
  const { comparison } = await askStaff(
    world.api,
    staff(),
    `{ comparison(of: { subjects: [{ service: "s0" }, { service: "s1" }] }, basis: AS_EXPERIENCED, against: FIRST,
        period: { from: "2026-07-01", to: "2026-09-30" }) {
        items { outcome { ... on Difference { interval { low high } } } } } }`,
  );
  const exact = comparison.items[1].outcome.interval;
  expect(interval.high - interval.low).toBeGreaterThan(exact.high - exact.low);
});
