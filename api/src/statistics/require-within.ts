/**
 * Stops a computation on an argument outside its limits.
 *
 * Use for variances, counts and probabilities that have two limits. With 0 excluded and no upper limit:
 * `requirePositive`.
 *
 * @param what the argument, as the message is to name it
 * @param value in any unit
 * @param lowest least that is allowed
 * @param highest most that is allowed
 * @throws RangeError when `value` is not a number from `lowest` to `highest`, both allowed
 * @see METHODOLOGY §2.2; docs/methods/quantiles.md
 */
export function requireWithin(what: string, value: number, lowest: number, highest: number): void {
  if (!(value >= lowest && value <= highest))
    throw new RangeError(`${what} must lie in ${lowest} … ${highest}: ${value}`);
}
