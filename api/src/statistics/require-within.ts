/**
 * Stops a computation on an argument outside its limits.
 *
 * @param what the argument, as the message is to name it
 * @throws RangeError when `value` is not a number from `lowest` to `highest`, both allowed
 * @see docs/methods/quantiles.md
 */
export function requireWithin(what: string, value: number, lowest: number, highest: number): void {
  if (!(value >= lowest && value <= highest))
    throw new RangeError(`${what} must lie in ${lowest} … ${highest}: ${value}`);
}
