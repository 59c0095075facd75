/**
 * Stops a computation on an argument outside its limits.
 *
 * @throws RangeError when `value` is not a number from `lowest` to `highest`, both allowed
 */
export function requireWithin(what: string, value: number, lowest: number, highest: number): void {
  if (!(value >= lowest && value <= highest))
    throw new RangeError(`${what} must lie in ${lowest} … ${highest}: ${value}`);
}

/**
 * Stops a computation on an argument outside its limits.
 *
 * @throws RangeError when `value` is not a number greater than 0; Infinity is one
 */
export function requirePositive(what: string, value: number): void {
  if (!(value > 0)) throw new RangeError(`${what} must be greater than 0: ${value}`);
}
