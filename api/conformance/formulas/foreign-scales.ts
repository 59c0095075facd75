/**
 * Position of values on a scale from a to b, as 0–100: Y = 100(X − a)/(b − a).
 *
 * @throws RangeError when the scale has no length, or a number is none
 */
export function mapped(values: readonly number[], a: number, b: number): number[] {
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === b) throw new RangeError(`not a scale: ${a} to ${b}`);
  if (!values.every(Number.isFinite)) throw new RangeError('a value is not a number');
  return values.map((value) => (100 * (value - a)) / (b - a));
}

/**
 * The American customer satisfaction index of items answered 1–10: 100 Σ w(X − 1)/(9 Σw).
 *
 * @throws RangeError when there is not a weight ≥ 0 a mean, or all are 0
 */
export function americanIndex(means: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const isWeighted = weights.length === means.length && weights.every((weight) => weight >= 0);
  if (!isWeighted || !(sum > 0 && sum < Infinity)) throw new RangeError('not weights of the means');
  return mapped(means, 1, 10).reduce((total, mean, i) => total + (mean * weights[i]!) / sum, 0);
}
