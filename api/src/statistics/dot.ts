/**
 * Scalar product of two columns.
 *
 *     a′b = Σ a_i b_i
 *
 * @param a any numbers
 * @param b at least as many
 * @see docs/methods/quantiles.md, "Linear algebra"
 */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
