import quantile from '@stdlib/stats-base-dists-t-quantile';
import { normalTail } from './normal-tail.ts';

/** From here on Student's t and the normal distribution agree to 15 digits, and the library still has them all. */
const NORMAL_FROM = 1e15;
/** With more degrees of freedom the library loses t² beside them near the median, and says 0 there: how near. */
const FLAT = [
  { from: 1e8, within: 0.35 },
  { from: 1e5, within: 0.01 },
];
const LARGEST_CACHE = 4096;

/** probability → degrees of freedom → quantile. Pages ask for the same few again and again. */
const cache = new Map<number, Map<number, number>>();

/**
 * Quantile of Student's t: the q with P(T ≤ q) = probability. The normal quantile z for infinite degrees of freedom.
 *
 *     q with F_df(q) = probability
 *
 * Remembers what it has computed (at most 4,096 quantiles a probability, 16 probabilities; then it starts afresh).
 *
 * Use for limits of figures and differences whose variance was estimated. Where it is known: `normalQuantile`.
 *
 * @param probability 0 < probability < 1, e.g. 0.975 for a two-sided 95 % interval
 * @param degreesOfFreedom > 0, need not be whole; Infinity for z
 * @returns q in standard errors
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.3; docs/methods/quantiles.md for what it was compared with, and to how many digits
 */
export function tQuantile(probability: number, degreesOfFreedom: number): number {
  const known = cache.get(probability)?.get(degreesOfFreedom);
  if (known !== undefined) return known;

  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability between 0 and 1: ${probability}`);
  if (!(degreesOfFreedom > 0)) throw new RangeError(`not a number of degrees of freedom: ${degreesOfFreedom}`);
  const fromMedian = Math.abs(probability - 0.5);
  const isLibraryFlat = FLAT.some(({ from, within }) => degreesOfFreedom > from && fromMedian < within);
  const value = isLibraryFlat
    ? nearMedian(probability, degreesOfFreedom)
    : quantile(probability, Math.min(degreesOfFreedom, NORMAL_FROM));
  remember(probability, degreesOfFreedom, value);
  return value;
}

/**
 * z by Newton’s method from the median, and the first two terms that Student’s t adds to it.
 * Abramowitz & Stegun (1964) 26.7.5.
 */
function nearMedian(probability: number, degreesOfFreedom: number): number {
  let z = 0;
  for (let step = 0; step < 8; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    z += (normalTail(z) - (1 - probability)) / density;
  }
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + (z ** 3 + z) / (4 * degreesOfFreedom) + second / degreesOfFreedom ** 2;
}

function remember(probability: number, degreesOfFreedom: number, value: number): void {
  let ofProbability = cache.get(probability);
  if (!ofProbability) {
    if (cache.size >= 16) cache.clear();
    ofProbability = new Map();
    cache.set(probability, ofProbability);
  }
  if (ofProbability.size >= LARGEST_CACHE) ofProbability.clear();
  ofProbability.set(degreesOfFreedom, value);
}
