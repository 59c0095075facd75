/**
 * Stops a computation on an argument that is not above 0.
 *
 * @param what the argument, as the message is to name it
 * @throws RangeError when `value` is not a number greater than 0; Infinity is one
 * @see docs/methods/quantiles.md
 */
export function requirePositive(what: string, value: number): void {
  if (!(value > 0)) throw new RangeError(`${what} must be greater than 0: ${value}`);
}
