import { fitAbsorbed, type AbsorbedFit } from '../../src/statistics/index.ts';

/** Answers of one entity that share adjusters and score. */
export interface CasemixCell {
  readonly entity: string;
  /** Null where unknown: taken to be the mean of the entity. */
  readonly adjusters: readonly (number | null)[];
  /** Null where not answered: such answers only help to find the means of the adjusters. */
  readonly score: number | null;
  readonly n: number;
}

/** What the adjustment makes of an entity. */
export interface CasemixEntity {
  readonly entity: string;
  readonly n: number;
  readonly rawMean: number;
  readonly adjustedMean: number;
  /** Σe²/n², as the program of the authority computes, and Σe²/(n(n − 1)), as its manual prints; null for one answer. */
  readonly variances: { readonly program: number; readonly manual: number | null };
}

/**
 * Case-mix adjustment by regression: an intercept an entity beside adjusters taken as linear. The platform compares
 * services by channel and segment, which are dummies, and does not use adjusters of persons.
 *
 *     y = α_entity + x′b      adjusted a_p = α_p − mean(α) + mean(ȳ)
 *
 * @see AHRQ, Instructions for Analyzing Data from CAHPS Surveys (Doc 2015), pp. 42–48; verification case 09
 */
export function casemixRegression(cells: readonly CasemixCell[]): { entities: CasemixEntity[]; fit: AbsorbedFit } {
  const names = [...new Set(cells.map(({ entity }) => entity))].sort();
  const width = cells[0]?.adjusters.length ?? 0;
  const means = names.map((name) =>
    Array.from({ length: width }, (_, j) => {
      const known = cells.filter(({ entity, adjusters }) => entity === name && adjusters[j] !== null);
      const n = known.reduce((sum, cell) => sum + cell.n, 0);
      return n === 0 ? 0 : known.reduce((sum, cell) => sum + cell.n * cell.adjusters[j]!, 0) / n;
    }),
  );
  const answered = cells.filter(({ score }) => score !== null);
  const columns = Array.from({ length: width }, (_, j) => j);
  const fit = fitAbsorbed(
    answered.map(({ entity, adjusters, score, n }) => {
      const group = names.indexOf(entity);
      return { group, columns, values: adjusters.map((x, j) => x ?? means[group]![j]!), n, mean: score!, squares: 0 };
    }),
    names.length,
    width,
  );
  // An entity that nobody answered for is none.
  const present = names.map((_, p) => p).filter((p) => fit.groupN[p]! > 0);
  const middle = (values: readonly number[]): number =>
    present.reduce((sum, p) => sum + values[p]!, 0) / present.length;
  const [intercept, raw] = [middle(fit.intercepts), middle(fit.groupMeans)];
  const entities = present.map((p) => {
    const [n, squares] = [fit.groupN[p]!, fit.groupResidualSquares[p]!];
    return {
      entity: names[p]!,
      n,
      rawMean: fit.groupMeans[p]!,
      adjustedMean: fit.intercepts[p]! - intercept + raw,
      variances: { program: squares / n ** 2, manual: n > 1 ? squares / (n * (n - 1)) : null },
    };
  });
  return { entities, fit };
}

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
