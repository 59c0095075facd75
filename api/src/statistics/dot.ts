/**
 * Scalar product of two columns.
 *
 *     a′b = Σ a_i b_i
 *
 * Use for sums of products such as shares by effects. With a matrix: `times`; for a variance: `quadraticForm`.
 *
 * @param a any numbers
 * @param b at least as many
 * @returns in the product of both units
 * @see METHODOLOGY §2.1, §2.10; docs/methods/quantiles.md, "Linear algebra"
 */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
