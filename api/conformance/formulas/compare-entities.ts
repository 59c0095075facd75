/** Entities beside their mean. */
export interface ComparedEntities {
  readonly estimable: true;
  readonly mean: number;
  readonly inverseVarianceMean: number;
  /** One an entity: its value minus the mean, and the standard error of that. */
  readonly deltas: readonly number[];
  readonly errors: readonly number[];
  /** F of the test that all are alike, with this numerator. */
  readonly statistic: number;
  readonly numerator: number;
}

/** Why they cannot be compared: fewer than two entities, or one whose value seems to be known exactly. */
export interface NotCompared {
  readonly estimable: false;
  readonly reason: 'FEW_ENTITIES' | 'NO_SPREAD';
}

/**
 * Differences from the mean of all entities, and the test that all are alike.
 *
 *     Δ_p = a_p − ā      SE² = ((P − 1)/P)²·V_p + Σ_{others} V/P²      F = Σ(a_p − a_w)²/V_p/(P − 1),  a_w with weights 1/V
 *
 * Use on what `casemixRegression` gives. The product compares by `differencesFromMean`, with degrees of freedom and p.
 *
 * @param values a_p, one an entity
 * @param variances V_p > 0, in the squared unit
 * @throws RangeError when a number is none, or a variance is negative
 * @see AHRQ, Instructions for Analyzing Data from CAHPS Surveys (Doc 2015), pp. 42–48; verification case 09
 */
export function compareEntities(
  values: readonly number[],
  variances: readonly number[],
): ComparedEntities | NotCompared {
  const count = values.length;
  const isKnown = (variance: number): boolean => variance >= 0 && variance < Infinity;
  if (variances.length !== count || !values.every(Number.isFinite) || !variances.every(isKnown)) {
    throw new RangeError('not values with variances');
  }
  if (count < 2) return { estimable: false, reason: 'FEW_ENTITIES' };
  if (variances.some((variance) => variance === 0)) return { estimable: false, reason: 'NO_SPREAD' };
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const whole = variances.reduce((sum, variance) => sum + variance, 0);
  const weights = variances.reduce((sum, variance) => sum + 1 / variance, 0);
  const weighted = values.reduce((sum, value, p) => sum + value / variances[p]!, 0) / weights;
  const statistic = values.reduce((sum, value, p) => sum + (value - weighted) ** 2 / variances[p]!, 0) / (count - 1);
  return {
    estimable: true,
    mean,
    inverseVarianceMean: weighted,
    deltas: values.map((value) => value - mean),
    errors: variances.map((own) => Math.sqrt(((count - 1) / count) ** 2 * own + (whole - own) / count ** 2)),
    statistic,
    numerator: count - 1,
  };
}
