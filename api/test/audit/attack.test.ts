import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellKey } from '../../audit/attack/cells.ts';
import { countsBehind } from '../../audit/attack/counts-behind.ts';
import { knowledgeOf } from '../../audit/attack/knowledge.ts';
import { ContradictionError, narrow } from '../../audit/attack/narrow.ts';
import { meanEstimate, publicEstimate, qualityOf, roundCount, shareEstimate } from '../../src/statistics/index.ts';

const spread = fc
  .constantFrom(18, 60, 400)
  .chain((most) => fc.array(fc.nat(most), { minLength: 5, maxLength: 5 }))
  .filter((counts) => total(counts) >= 10);
const total = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);

/** How many answers each option had, as the public is told it. */
const shownBars = (counts: readonly number[]) => ({
  n: roundCount(total(counts)),
  bars: counts.map((count, at) => ({ value: at + 1, count: roundCount(count) })),
});

function shownMean(counts: readonly number[]) {
  const estimate = meanEstimate(counts);
  if (!estimate.estimable) throw new Error('ten answers have a mean');
  return { ...publicEstimate(estimate), method: 'MEAN_SCORE_INTERVAL', quality: qualityOf(total(counts)) };
}

function shownShare(successes: number, n: number) {
  const estimate = shareEstimate(successes, n);
  if (!estimate.estimable) throw new Error('answers have a share');
  return { ...publicEstimate(estimate), method: 'SHARE_SCORE_INTERVAL', quality: qualityOf(n) };
}

describe('the counts behind a published figure', () => {
  test('hold the true one, whether its distribution is known or not', () => {
    fc.assert(
      fc.property(spread, (counts) => {
        const n = total(counts);
        const shown = shownMean(counts);
        expect(countsBehind(shown, null)).toContain(n);
        expect(countsBehind(shown, shownBars(counts))).toContain(n);
      }),
      { numRuns: 60 },
    );
  });

  test('hold the true one of a share, whether the bars of RESULT are known or not', () => {
    const bars = fc.tuple(fc.nat(90), fc.nat(90), fc.nat(900), fc.nat(90));
    fc.assert(
      fc.property(
        bars.filter(([no, partly, yes]) => no + partly + yes >= 10),
        (counts) => {
          const [no, partly, yes] = counts;
          const shown = shownShare(yes, no + partly + yes);
          expect(countsBehind(shown, null)).toContain(no + partly + yes);
          expect(countsBehind(shown, shownBars(counts))).toContain(no + partly + yes);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of a share are often a single one: its interval is that of n', () => {
    const alone = [11, 12, 13, 14].filter((n) => {
      const behind = countsBehind(shownShare(Math.round(0.7 * n), n), null);
      expect(behind).toContain(n);
      return behind.length === 1;
    });
    expect(alone.length).toBeGreaterThan(2);
  });

  test('of a share of 100 answers and more are fewer than its rounded n leaves, with the bars a single one', () => {
    // 90 (83–94) of 120: with 121 and 122 the lower end would be 84.
    expect(countsBehind(shownShare(108, 120), null)).toEqual([118, 119, 120]);
    expect(countsBehind(shownShare(108, 120), shownBars([5, 7, 108, 0]))).toEqual([120]);
    expect(countsBehind(shownShare(1_369, 2_000), null)).toEqual([2_000]);
  });

  test('are fewer than the rounded n leaves in every second share of 100 to 200 answers', () => {
    let [all, fewer, alone] = [0, 0, 0];
    for (let n = 100; n <= 200; n++) {
      const rounded = [-2, -1, 0, 1, 2].filter((off) => roundCount(n) + off >= 100).length;
      for (let successes = 0; successes <= n; successes++) {
        const behind = countsBehind(shownShare(successes, n), null);
        all++;
        if (behind.length < rounded) fewer++;
        if (behind.length === 1) alone++;
      }
    }
    expect([Math.round((100 * fewer) / all), Math.round((100 * alone) / all)]).toEqual([53, 8]);
  });

  test('of a mean of 100 answers and more are fewer than its rounded n leaves', () => {
    expect(countsBehind(shownMean([4, 3, 14, 41, 58]), null)).toEqual([120, 121]);
    const counts = [0, 2, 11, 37, 70];
    expect(countsBehind(shownMean(counts), null)).toEqual([118, 119, 120, 121, 122]);
    expect(countsBehind(shownMean(counts), shownBars(counts))).toEqual([120]);
  });
});

describe('the attack', () => {
  const sums = [
    { total: 0, parts: [1, 2], isComplete: true },
    { total: 2, parts: [3, 4], isComplete: true },
  ];
  const known = (...ranges: [number, number][]) => ranges.map(([low, high]) => ({ low, high }));

  test('follows sums to the last unknown', () => {
    const bounds = known([60, 60], [40, 40], [0, Infinity], [8, 8], [0, Infinity]);
    narrow(bounds, sums);
    expect(bounds[4]).toEqual({ low: 12, high: 12 });
  });

  test('says when what it knows cannot be', () => {
    expect(() => narrow(known([10, 12], [40, 44], [0, Infinity], [0, 5], [0, 5]), sums)).toThrow(ContradictionError);
  });

  test('reads settled results from the bars of a distribution', () => {
    const thing = { type: 'Touchpoint', id: 't', slug: 't', above: null, channels: ['IN_PERSON'] };
    const period = { from: '2026-01-01', to: '2026-03-31', grain: 'QUARTER' } as const;
    const bars = [0, 5, 25, 0].map((count, at) => ({ value: at + 1, count }));
    const sighting = { thing, period, key: null, around: [] };
    const {
      bounds,
      sums: all,
      indexOf,
      isShown,
    } = knowledgeOf({
      things: [thing],
      periods: [period],
      sightings: [
        {
          ...sighting,
          field: 'distribution',
          asked: { item: 'RESULT', stream: 'SCORE' },
          type: 'Distribution',
          value: { n: 30, bars, suppressed: false },
        },
      ],
      modeTables: [],
      referenceMixes: [],
      since: null,
      fields: [],
      requests: 0,
    });
    const settled = indexOf.get(cellKey('t', 'ALL', 'SCORE', 'RESULT', period))!;
    narrow(bounds, all);
    // Of 30 to 32 answers none to two are still waiting.
    expect(bounds[settled]).toEqual({ low: 28, high: 32 });
    expect(isShown[settled]).toBe(false);
  });

  test.each([
    ['that published all its quarters', '2026-04-01', { low: 6, high: 12 }],
    ['of which some quarters are not known', null, { low: 0, high: 12 }],
  ])('takes the answers of a mode table for the sum of its quarters, in a country %s', (_, since, expected) => {
    const thing = { type: 'Service', id: 's', slug: 's', above: null, channels: ['PORTAL'], audience: 'EXTERNAL' };
    const [withheld, shown] = [
      { from: '2026-04-01', to: '2026-06-30', grain: 'QUARTER' },
      { from: '2026-07-01', to: '2026-09-30', grain: 'QUARTER' },
    ] as const;
    const bars = [5, 5, 5, 5, 10].map((count, at) => ({ value: at + 1, count }));
    const sighting = { thing, key: null, around: [], field: 'distribution', type: 'Distribution', period: shown };
    const asked = { item: 'SAT', stream: 'SCORE' };
    const {
      bounds,
      sums: all,
      indexOf,
    } = knowledgeOf({
      things: [thing],
      periods: [shown, withheld],
      sightings: [{ ...sighting, asked, value: { n: 30, bars, suppressed: false } }],
      referenceMixes: [],
      modeTables: [
        {
          version: '2026Q3',
          period: { from: '2025-10-01', to: '2026-09-30' },
          items: [{ item: 'SAT', answers: 40, modes: [], classes: [], mix: [], covariance: [] }],
        },
      ],
      since,
      fields: [],
      requests: 0,
    });
    narrow(bounds, all);
    // Of 38 to 42 answers 30 to 32 are those that are shown.
    expect(bounds[indexOf.get(cellKey('s', 'ALL', 'SCORE', 'SAT', withheld))!]).toEqual(expected);
  });
});
