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
 * Case-mix adjustment by regression: an intercept an entity beside adjusters taken as linear.
 *
 *     y = α_entity + x′b      adjusted a_p = α_p − mean(α) + mean(ȳ)
 *
 * Use to hold the regression against the program of the authority. The platform has no adjusters of persons: it
 * compares services by channel and segment, which are dummies (`applyMixCoefficients`).
 *
 * @param cells answers of one entity with the same adjusters and score, in the unit of the score
 * @returns entities by name, in the unit of the score, variances in its square; and the fit
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
