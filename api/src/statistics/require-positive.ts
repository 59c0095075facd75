/**
 * Stops a computation on an argument that is not above 0.
 *
 * Use for degrees of freedom, spreads and targets. With 0 or an upper limit: `requireWithin`.
 *
 * @param what the argument, as the message is to name it
 * @param value greater than 0
 * @throws RangeError when `value` is not a number greater than 0; Infinity is one
 * @see METHODOLOGY §2.1; docs/methods/quantiles.md
 */
export function requirePositive(what: string, value: number): void {
  if (!(value > 0)) throw new RangeError(`${what} must be greater than 0: ${value}`);
}
