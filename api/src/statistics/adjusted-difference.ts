import { requireWithin } from './require-within.ts';
import { testDifference, type TestedDifference } from './test-difference.ts';

/**
 * A difference of figures that share what they were adjusted with (a mode table, coefficients, a link of versions):
 * beside sampling, the error of what both do not share alike. What they do share alike cancels.
 *
 *     V = V_sampling + (π̄_a − π̄_b)′Σ(π̄_a − π̄_b)        df = df_sampling·(V/V_sampling)²
 *
 * The second part counts as known exactly, so that the degrees of freedom are those of Satterthwaite. Across versions π̄
 * of the link is 1 on one side and 0 on the other: V = V_a + V_b + V_link.
 *
 * Use for figures of one comparison that were adjusted by one mode table, one set of coefficients or one link. Of
 * figures that share nothing estimated: `testDifference`, `differencesFromMean`.
 *
 * @param sampling the difference as it is tested by sampling alone: of two figures, or of one and the mean of several
 * @param shared the second part, points², ≥ 0
 * @throws RangeError when it is not
 * @see METHODOLOGY §1.8, §2.2, §2.5
 */
export function adjustedDifference(sampling: TestedDifference, shared: number): TestedDifference {
  requireWithin('a variance', shared, 0, Number.MAX_VALUE);
  if (shared === 0) return sampling;
  const { difference, standardError, degreesOfFreedom } = sampling;
  const own = standardError ** 2;
  const degrees = own > 0 ? degreesOfFreedom * ((own + shared) / own) ** 2 : Infinity;
  return testDifference(difference, own + shared, degrees);
}
