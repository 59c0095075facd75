import { dot } from '../../src/statistics/dot.ts';
import type { AbsorbedFit } from '../../src/statistics/fit-absorbed.ts';

/** A linear combination Σ a_g α_g + b′β of a fit. */
export interface LinearCombination {
  /** a by group; groups not named have 0. */
  readonly groups: ReadonlyMap<number, number>;
  /** b, one a column. */
  readonly columns: readonly number[];
}

/**
 * Value of a linear combination of a fit.
 *
 *     Σ a_g α_g + b′β
 *
 * Means something only where the coefficients it takes in are estimable.
 *
 * Use for a score from the regression itself. The product makes it of frozen coefficients: `applyMixCoefficients`.
 *
 * @param fit of `fitAbsorbed`
 * @param combination a by group and b by column
 * @returns in the unit of the answers
 * @see METHODOLOGY §2.0, §2.1
 */
export function combinationValue(fit: AbsorbedFit, { groups, columns }: LinearCombination): number {
  let value = dot(columns, fit.coefficients);
  for (const [group, weight] of groups) value += weight * fit.intercepts[group]!;
  return value;
}
