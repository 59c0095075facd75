import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { beforeAfter } from './before-after.ts';
import { indexEstimate } from './index-estimate.ts';
import { meanEstimate } from './mean-estimate.ts';
import { scoreInterval } from './score-interval.ts';
import { shareEstimate } from './share-estimate.ts';
import { summariseHistogram } from './summarise-histogram.ts';
import { welchDifference } from './welch-difference.ts';

/**
 * The verification cases of the methodology live beside the repository, as some hold published data of third
 * parties. Where they are absent these tests are skipped and say so; the tests of every function stand without them.
 */
const CASES = fileURLToPath(new URL('../../../../shared/cases', import.meta.url));
const isPresent = existsSync(CASES);
if (!isPresent) console.warn(`Verification cases skipped: no folder ${CASES}`);

/** Every case has its own shape. */
type Case = ReturnType<typeof JSON.parse>;
const read = (name: string): Case => JSON.parse(readFileSync(`${CASES}/${name}.json`, 'utf8'));

/** |computed − expected| ≤ tolerance · max(1, |expected|), the comparison rule of the cases. */
function expectClose(computed: number, expected: number, tolerance: number): void {
  expect(Math.abs(computed - expected), `${computed} against ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  );
}

function estimated<T extends { estimable: boolean }>(estimate: T): Extract<T, { estimable: true }> {
  if (!estimate.estimable) throw new Error(`not estimable: ${JSON.stringify(estimate)}`);
  return estimate as Extract<T, { estimable: true }>;
}

describe.runIf(isPresent)('verification cases of the methodology', () => {
  test('03: Wilson interval as Newcombe printed it', () => {
    const { input, expected, tolerance } = read('03_wilson_newcombe1998a');
    for (const [i, { k, n }] of input.rows.entries()) {
      const { interval, effectiveN } = estimated(shareEstimate(k, n));
      expectClose(interval.low / 100, expected.rows[i].lower, tolerance);
      expectClose(interval.high / 100, expected.rows[i].upper, tolerance);
      expect((interval.low / 100).toFixed(4)).toBe(expected.rows[i].published_lower.toFixed(4));
      expect((interval.high / 100).toFixed(4)).toBe(expected.rows[i].published_upper.toFixed(4));
      expect(effectiveN).toBe(n);
    }
  });

  test('05: interval of a mean from five counts, also at zero variance', () => {
    const { input, expected, tolerance } = read('05_mean_score_interval');
    for (const [row, { counts_1_to_5: counts }] of Object.entries<Case>(input.rows)) {
      const want = expected.rows[row];
      const { value, interval, n, effectiveN } = estimated(meanEstimate(counts));
      expect(n).toBe(want.n);
      expectClose(value, want.mean, tolerance);
      expectClose(summariseHistogram(counts).variance!, want.s2, tolerance);
      expectClose(effectiveN, want.n_eff, tolerance);
      expectClose(interval.low, want.lower, tolerance);
      expectClose(interval.high, want.upper, tolerance);
    }
  });

  test('15: Welch difference on Student’s sleep data', () => {
    const { input, expected, tolerance } = read('15_welch_sleep');
    const difference = welchDifference(sampleOf(input.group1), sampleOf(input.group2));
    if (!difference.estimable) throw new Error(difference.reason);
    expectClose(-difference.difference, expected.difference, tolerance);
    expectClose(difference.standardError, expected.se, tolerance);
    expectClose(difference.degreesOfFreedom, expected.df, tolerance);
    expectClose(-difference.interval.high, expected.ci95[0], tolerance);
    expectClose(-difference.interval.low, expected.ci95[1], tolerance);
  });

  test('24: raw score of every service of the rollup, and the intervals of the adjusted ones', () => {
    const { input, expected, tolerance } = read('24_e2e_rollup_pipeline');
    for (const want of expected.raw) {
      const cells = input.cells.filter((cell: Case) => cell[0] === want.service).map((cell: Case) => cell[4]);
      const counts = [0, 1, 2, 3, 4].map((i) => cells.reduce((sum: number, cell: number[]) => sum + cell[i]!, 0));
      const { value, interval, n } = estimated(meanEstimate(counts));
      expect(n).toBe(want.n);
      expectClose(value, want.raw_mean, tolerance);
      expectClose(Math.sqrt(summariseHistogram(counts).variance! / n), want.raw_se, tolerance);
      expectClose(interval.low, want.ci95[0], tolerance);
      expectClose(interval.high, want.ci95[1], tolerance);
      expectClose(estimated(shareEstimate(counts[3]! + counts[4]!, n)).value, want.top2, tolerance);

      for (const name of ['as_experienced', 'like_for_like']) {
        const adjusted = expected[name].find((row: Case) => row.service === want.service);
        const share = adjusted[name] / 100;
        const limits = scoreInterval({ share, variance: (adjusted.se / 100) ** 2, floor: n, degreesOfFreedom: n - 1 });
        expectClose(100 * limits.low, adjusted.ci95[0], tolerance);
        expectClose(100 * limits.high, adjusted.ci95[1], tolerance);
      }
    }
  });

  test('25: direct and composite score of a life situation, with their intervals', () => {
    const { input, expected, tolerance } = read('25_life_situation_gap');
    const direct = estimated(meanEstimate(input.direct_counts_1_to_5));
    expectClose(direct.value, expected.direct.mean, tolerance);
    expectClose(direct.interval.low, expected.direct.ci95[0], tolerance);
    expectClose(direct.interval.high, expected.direct.ci95[1], tolerance);
  });

  test('26: the same people, another month: two raw means of a channel', () => {
    const { input, expected, tolerance } = read('26_mix_shift_trend');
    for (const [i, month] of input.months.entries()) {
      expectClose(summariseHistogram(month.portal).mean!, expected.months[i].portal_mean, tolerance);
      expectClose(summariseHistogram(month.office).mean!, expected.months[i].office_mean, tolerance);
    }
    const [before, after] = input.months;
    expect(beforeAfter(before.portal, after.portal).verdict).toBe('WORSE_AFTER');
    expect(beforeAfter(before.office, after.office).verdict).toBe('NO_VISIBLE_CHANGE');
  });

  test('10 asks of the index only when it may be published: with the case’s few answers it is not', () => {
    const { input } = read('10_cahps_low_response_composite');
    const [SAT, EASE, TIME] = input.example.n.map((n: number) => [0, 0, 0, 0, n]);
    const none = { n: 0, sumA: 0, sumB: 0, sumAB: 0 };
    const pairs = { SAT_EASE: none, SAT_TIME: none, EASE_TIME: none };
    expect(indexEstimate({ SAT, EASE, TIME, pairs })).toEqual({ estimable: false, reason: 'INDEX_INCOMPLETE', n: 10 });
  });
});

function sampleOf(values: number[]): { n: number; mean: number; variance: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { n, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) };
}
