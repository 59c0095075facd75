/** Source of repeatable random numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from 0 to 2³² − 1. */
  bits(): number;
  /** Whether an event of this probability (0–1) happens. */
  chance(probability: number): boolean;
  /** One element, each equally likely. The list must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** How many events happen when `mean` are expected (Poisson; rounded normal above 30). */
  count(mean: number): number;
}

/**
 * sfc32 ("small fast counter", 128 bits of state; Chris Doty-Humphrey, PractRand, public domain):
 * t = a + b + counter++;  a = b ⊕ (b ≫ 9);  b = c + (c ≪ 3);  c = rotl(c, 21) + t;  out = t.
 * The first twelve numbers are thrown away, so that near seeds give unrelated sequences.
 */
export function randomFrom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88, 1];
  const bits = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) bits();
  const next = () => bits() / 4294967296;
  return {
    next,
    bits,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
    count: (mean) => countFrom(next, mean),
  };
}

function countFrom(next: () => number, mean: number): number {
  if (mean > 30) {
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const limit = Math.exp(-mean);
  let events = 0;
  for (let product = next(); product > limit; product *= next()) events++;
  return events;
}

/** Index of the bin that holds `at` (0–1) of the last, largest running total. */
export function binOf(runningTotals: Float64Array, at: number): number {
  const target = at * (runningTotals.at(-1) ?? 0);
  let [low, high] = [0, runningTotals.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runningTotals[middle] as number) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Running totals of weights, for `binOf`. */
export function runningTotals(weights: readonly number[]): Float64Array {
  let total = 0;
  return Float64Array.from(weights, (weight) => (total += weight));
}
