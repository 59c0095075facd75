import { publicEstimate, qualityOf, roundCount, shareEstimate, tQuantile } from '../../src/statistics/index.ts';

/** A published figure, as far as it tells of the number of answers behind it. */
export interface ShownEstimate {
  value: number;
  interval: { low: number; high: number } | null;
  n: number;
  method: string;
  quality: string;
}

/** A published distribution. */
export interface ShownDistribution {
  n: number;
  bars: readonly { value: number; count: number }[];
}

/** Up to here every distribution of answers is gone through; beyond it a figure tells less than its rounded n. */
const GONE_THROUGH_TO = 100;
const ROUNDING = 2;

/**
 * Every number of answers that would give exactly this published figure: those that round to its n and reach its rung,
 * and with which some answers have its value and both ends of its interval. Formulas and rounding are public.
 * @param distribution how the same answers are spread, where that is published too
 */
export function countsBehind(figure: ShownEstimate, distribution: ShownDistribution | null): number[] {
  const rounded = Array.from({ length: 2 * ROUNDING + 1 }, (_, at) => figure.n - ROUNDING + at).filter(
    (n) => roundCount(n) === figure.n && qualityOf(n) === figure.quality,
  );
  return rounded.filter((n) => n > GONE_THROUGH_TO || isPossible(figure, n, distribution));
}

const remembered = new Map<string, boolean>();

function isPossible(figure: ShownEstimate, n: number, distribution: ShownDistribution | null): boolean {
  const { value, interval, method } = figure;
  const bars = distribution?.bars.map(({ count }) => count) ?? null;
  const key = JSON.stringify([method, value, interval?.low, interval?.high, n, bars]);
  let answer = remembered.get(key);
  if (answer === undefined) {
    if (method === 'SHARE_SCORE_INTERVAL') answer = hasShare(figure, n);
    else if (method === 'MEAN_SCORE_INTERVAL' || method === 'MEAN_WITHOUT_INTERVAL')
      answer = bars?.length === 5 ? hasSpread(figure, n, bars) : hasMean(figure, n);
    // Another method weighs answers in a way that n alone does not decide.
    else answer = true;
    remembered.set(key, answer);
  }
  return answer;
}

function hasShare({ value, interval }: ShownEstimate, n: number): boolean {
  for (let successes = 0; successes <= n; successes++) {
    if (Math.abs((100 * successes) / n - value) > 1) continue;
    const estimate = shareEstimate(successes, n);
    if (!estimate.estimable) continue;
    const shown = publicEstimate({ ...estimate, effectiveN: estimate.effectiveN });
    if (shown.value === value && (!interval || isSame(shown.interval, interval))) return true;
  }
  return false;
}

/** Σ of steps (answer − 1) and of their squares decide a mean and its interval. */
function hasMean(figure: ShownEstimate, n: number): boolean {
  for (let steps = 0; steps <= 4 * n; steps++) {
    if (!roundsTo((25 * steps) / n, figure.value)) continue;
    if (!figure.interval) return true;
    const { least, most } = squaresOf(steps, n);
    for (let squares = least; squares <= most; squares += 2) if (shows(figure, n, steps, squares)) return true;
  }
  return false;
}

/** Least and most that Σ steps² can be: all as alike, or as unlike, as they can be. Its parity is that of Σ steps. */
function squaresOf(steps: number, n: number): { least: number; most: number } {
  const each = Math.floor(steps / n);
  const more = steps - each * n;
  const rest = steps % 4;
  return { least: (n - more) * each ** 2 + more * (each + 1) ** 2, most: 16 * Math.floor(steps / 4) + rest ** 2 };
}

/** The same where the rounded bars are known: every spread of n answers over them is tried. */
function hasSpread(figure: ShownEstimate, n: number, bars: readonly number[]): boolean {
  const tryFrom = (at: number, left: number, steps: number, squares: number): boolean => {
    if (at === 5)
      return (
        left === 0 && (figure.interval ? shows(figure, n, steps, squares) : roundsTo((25 * steps) / n, figure.value))
      );
    for (let count = Math.max(0, bars[at]! - ROUNDING); count <= Math.min(left, bars[at]! + ROUNDING); count++)
      if (tryFrom(at + 1, left - count, steps + at * count, squares + at ** 2 * count)) return true;
    return false;
  };
  return tryFrom(0, n, 0, 0);
}

const quantiles = new Map<number, number>();

/** Written apart from `meanEstimate`: mean, variance and score interval from the two sums. */
function shows({ value, interval }: ShownEstimate, n: number, steps: number, squares: number): boolean {
  const mean = steps / (4 * n);
  if (!roundsTo(100 * mean, value)) return false;
  let q = quantiles.get(n);
  if (q === undefined) quantiles.set(n, (q = tQuantile(0.975, n - 1)));
  const variance = Math.max(0, (squares - steps ** 2 / n) / (n - 1)) / 16;
  const effectiveN = variance === 0 ? n : Math.max(n, (mean * (1 - mean)) / (variance / n));
  const a = q ** 2 / effectiveN;
  const middle = mean + a / 2;
  const reach = Math.sqrt(a * (mean * (1 - mean) + a / 4));
  return (
    roundsTo((100 * (middle - reach)) / (1 + a), interval!.low) &&
    roundsTo((100 * (middle + reach)) / (1 + a), interval!.high)
  );
}

/** Rounded to one decimal, then to none; the last digits of this computation may differ from the product's. */
const roundsTo = (points: number, shown: number): boolean =>
  [points - 1e-9, points, points + 1e-9].some((near) => Math.round(Math.round(near * 10) / 10) === shown);

const isSame = (a: { low: number; high: number } | null, b: { low: number; high: number }): boolean =>
  a !== null && a.low === b.low && a.high === b.high;
