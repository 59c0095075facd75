import { POLICY } from './policy.ts';
import { roundCount } from './round-count.ts';
import { staffEstimate, type Figure } from './staff-estimate.ts';

/**
 * A figure as the public sees it: value and both limits to whole numbers, n to the nearest 5, no effective n.
 *
 *     round(round(10·x)/10)        n: 5·round(n/5)
 *
 * The staff figure is what is rounded, not the unrounded one: whoever has both sees that one is the other rounded
 * (79.46 is 79.5 for staff and 80 for the public). Halves go up.
 *
 * Use as the last step before a figure goes to the public; to staff: `staffEstimate`.
 *
 * @param figure unrounded, on the 0–100 scale, n ≥ 10
 * @throws RangeError for n < 10: such a figure must never come this far, see `withinDisclosureRule`
 * @see METHODOLOGY §2.4; DESIGN §5 "Disclosure, one rule"
 */
export function publicEstimate(figure: Figure): Figure {
  if (!(figure.n >= POLICY.minimumToShow)) throw new RangeError(`too few answers to be published: ${figure.n}`);
  const { value, interval, n } = staffEstimate(figure);
  return {
    value: Math.round(value),
    interval: interval && { low: Math.round(interval.low), high: Math.round(interval.high) },
    n: roundCount(n),
    effectiveN: null,
  };
}
