import quantile from '@stdlib/stats-base-dists-t-quantile';

/** From here on Student's t and the normal distribution agree to 15 digits, and the library still has them all. */
const NORMAL_FROM = 1e15;
const LARGEST_CACHE = 4096;

/** probability → degrees of freedom → quantile. Pages ask for the same few again and again. */
const cache = new Map<number, Map<number, number>>();

/**
 * Quantile of Student's t: the q with P(T ≤ q) = probability. The normal quantile z for infinite degrees of freedom.
 *
 * Remembers what it has computed (at most 4,096 quantiles a probability, 16 probabilities; then it starts afresh).
 *
 * @param probability 0 < probability < 1, e.g. 0.975 for a two-sided 95 % interval
 * @param degreesOfFreedom > 0, need not be whole; Infinity for z
 * @throws RangeError outside these limits
 * @see docs/methods/quantiles.md for what it was compared with, and to how many digits
 */
export function tQuantile(probability: number, degreesOfFreedom: number): number {
  const known = cache.get(probability)?.get(degreesOfFreedom);
  if (known !== undefined) return known;

  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability between 0 and 1: ${probability}`);
  if (!(degreesOfFreedom > 0)) throw new RangeError(`not a number of degrees of freedom: ${degreesOfFreedom}`);
  const value = quantile(probability, Math.min(degreesOfFreedom, NORMAL_FROM));
  remember(probability, degreesOfFreedom, value);
  return value;
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
