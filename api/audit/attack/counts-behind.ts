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

/** A count that is shown to the nearest 5 is off by 2 at most. */
const ROUNDING = 2;

/**
 * Every number of answers that would give exactly this published figure: those that round to its n and reach its rung,
 * and with which some answers have its value and both ends of its interval. Formulas and rounding are public. However
 * large n is, all answers that could stand behind it are gone through: those that have the value are few.
 * @param distribution how the same answers are spread, where that is published too
 */
export function countsBehind(figure: ShownEstimate, distribution: ShownDistribution | null): number[] {
  const near = Array.from({ length: 2 * ROUNDING + 1 }, (_, at) => figure.n - ROUNDING + at).filter(
    (n) => roundCount(n) === figure.n && qualityOf(n) === figure.quality,
  );
  return near.filter((n) => isPossible(figure, n, distribution));
}

const remembered = new Map<string, boolean>();

function isPossible(figure: ShownEstimate, n: number, distribution: ShownDistribution | null): boolean {
  const { value, interval, method } = figure;
  const bars = distribution?.bars.map(({ count }) => count) ?? null;
  const key = JSON.stringify([method, value, interval?.low, interval?.high, n, bars]);
  let answer = remembered.get(key);
  if (answer === undefined) {
    if (method === 'SHARE_SCORE_INTERVAL') answer = hasShare(figure, n, bars);
    else if (method === 'MEAN_SCORE_INTERVAL' || method === 'MEAN_WITHOUT_INTERVAL')
      answer = bars?.length === 5 ? hasSpread(figure, n, bars) : hasMean(figure, n);
    // Another method weighs answers in a way that n alone does not decide.
    else answer = true;
    remembered.set(key, answer);
  }
  return answer;
}

/** Of the bars of RESULT the third holds the successes, and the first two the other settled results. */
function hasShare({ value, interval }: ShownEstimate, n: number, bars: readonly number[] | null): boolean {
  const isIn = (count: number, shown: readonly number[]) =>
    count >= shown.reduce((sum, bar) => sum + Math.max(0, bar - ROUNDING), 0) &&
    count <= shown.reduce((sum, bar) => sum + bar + ROUNDING, 0);
  const most = Math.min(n, Math.ceil(((value + 1) / 100) * n));
  for (let successes = Math.max(0, Math.floor(((value - 1) / 100) * n)); successes <= most; successes++) {
    if (bars && !(isIn(successes, bars.slice(2, 3)) && isIn(n - successes, bars.slice(0, 2)))) continue;
    const estimate = shareEstimate(successes, n);
    if (!estimate.estimable) continue;
    const shown = publicEstimate({ ...estimate, effectiveN: estimate.effectiveN });
    if (shown.value === value && (!interval || isSame(shown.interval, interval))) return true;
  }
  return false;
}

/** Σ of steps (answer − 1) and of their squares decide a mean and its interval. */
function hasMean(figure: ShownEstimate, n: number): boolean {
  const most = Math.min(4 * n, Math.ceil(((figure.value + 1) / 25) * n));
  for (let steps = Math.max(0, Math.floor(((figure.value - 1) / 25) * n)); steps <= most; steps++) {
    if (!roundsTo((25 * steps) / n, figure.value)) continue;
    if (!figure.interval || hasSquares(figure.interval, n, steps)) return true;
  }
  return false;
}

/** Whether some Σ steps² gives the interval. The larger it is the wider is that, so the first wide enough decides. */
function hasSquares(interval: { low: number; high: number }, n: number, steps: number): boolean {
  const { least, most } = squaresOf(steps, n);
  let [first, last] = [0, (most - least) / 2];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    const { low, high } = limitsOf(n, steps, least + 2 * middle);
    if (rounded(low - HAIR) <= interval.low && rounded(high + HAIR) >= interval.high) last = middle;
    else first = middle + 1;
  }
  return hasInterval(interval, n, steps, least + 2 * first);
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
        left === 0 &&
        roundsTo((25 * steps) / n, figure.value) &&
        (!figure.interval || hasInterval(figure.interval, n, steps, squares))
      );
    for (let count = Math.max(0, bars[at]! - ROUNDING); count <= Math.min(left, bars[at]! + ROUNDING); count++)
      if (tryFrom(at + 1, left - count, steps + at * count, squares + at ** 2 * count)) return true;
    return false;
  };
  return tryFrom(0, n, 0, 0);
}

const hasInterval = (interval: { low: number; high: number }, n: number, steps: number, squares: number): boolean => {
  const { low, high } = limitsOf(n, steps, squares);
  return roundsTo(low, interval.low) && roundsTo(high, interval.high);
};

const quantiles = new Map<number, number>();

/** Limits of a mean, in points. Written apart from `meanEstimate`: variance and score interval from the two sums. */
function limitsOf(n: number, steps: number, squares: number): { low: number; high: number } {
  const mean = steps / (4 * n);
  let q = quantiles.get(n);
  if (q === undefined) quantiles.set(n, (q = tQuantile(0.975, n - 1)));
  const variance = Math.max(0, (squares - steps ** 2 / n) / (n - 1)) / 16;
  const effectiveN = variance === 0 ? n : Math.max(n, (mean * (1 - mean)) / (variance / n));
  const a = q ** 2 / effectiveN;
  const middle = mean + a / 2;
  const reach = Math.sqrt(a * (mean * (1 - mean) + a / 4));
  return { low: (100 * (middle - reach)) / (1 + a), high: (100 * (middle + reach)) / (1 + a) };
}

/** The last digits of this computation may differ from the product's. */
const HAIR = 1e-9;
/** To one decimal, then to none. */
const rounded = (points: number): number => Math.round(Math.round(points * 10) / 10);
const roundsTo = (points: number, shown: number): boolean =>
  [points - HAIR, points, points + HAIR].some((near) => rounded(near) === shown);

const isSame = (a: { low: number; high: number } | null, b: { low: number; high: number }): boolean =>
  a !== null && a.low === b.low && a.high === b.high;
