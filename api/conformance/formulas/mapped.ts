/**
 * Position of values on a scale from a to b, as 0–100.
 *
 *     Y = 100(X − a)/(b − a)
 *
 * Use for scales of others. The product has one scale of five points: `summariseHistogram`.
 *
 * @param values X, in the unit of the scale
 * @param a the end that is 0
 * @param b the end that is 100
 * @returns 0–100, beyond where a value lies off the scale
 * @throws RangeError when the scale has no length, or a number is none
 * @see METHODOLOGY §1.1; verification case 02
 */
export function mapped(values: readonly number[], a: number, b: number): number[] {
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === b) throw new RangeError(`not a scale: ${a} to ${b}`);
  if (!values.every(Number.isFinite)) throw new RangeError('a value is not a number');
  return values.map((value) => (100 * (value - a)) / (b - a));
}
