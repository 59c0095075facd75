/** A unit among which the spread is sought, e.g. a service: its answers, their mean and their variance. */
export interface UnitSummary {
  readonly n: number;
  /** Mean, in any unit of measurement. */
  readonly mean: number;
  /** Variance s² of a single answer within the unit, in the squared unit, ≥ 0; for an adjusted figure n·V. */
  readonly variance: number;
  /** Degrees of freedom of s², ≥ 0: n − 1 when left out. */
  readonly degreesOfFreedom?: number;
}

/** How much of the spread lies between units and how much within them. */
export interface VarianceComponents {
  readonly estimable: true;
  /** Mean square between units, MSB. */
  readonly meanSquareBetween: number;
  /** Mean square within units, MSW. */
  readonly meanSquareWithin: number;
  /** Answers of a typical unit, n₀; n where all have the same. */
  readonly typicalN: number;
  /** Variance of the true means of the units, s²_b ≥ 0. */
  readonly between: number;
  /** Share of the spread of single answers that lies between units, 0–1: s²_b/(s²_b + MSW); 0 without any spread. */
  readonly intraclassCorrelation: number;
}

/** Why there are no components: fewer than two units, or none with a spread that was estimated. */
export interface NoVarianceComponents {
  readonly estimable: false;
  readonly reason: 'FEW_UNITS' | 'NO_SPREAD_WITHIN';
}

/**
 * Variance between and within units from their summaries: one-way analysis of variance, unequal sizes allowed.
 *
 *     MSB = Σn_i(ȳ_i − ȳ)²/(P − 1)        MSW = Σdf_i·s²_i/Σdf_i        n₀ = (N − Σn²/N)/(P − 1)
 *     s²_b = max(0, (MSB − MSW)/n₀)        ICC = s²_b/(s²_b + MSW)
 *
 * Use once a quarter for each item over all services: s²_b is what `reliabilityOf` needs. For adjusted figures give
 * n·V as the variance and n as its degrees of freedom.
 *
 * @param units units with at least one answer; those without are left out
 * @throws RangeError when a summary contradicts itself
 * @see METHODOLOGY §2.4; Shrout & Fleiss (1979) Psychol. Bull. 86:420, ICC(1,1); verification case 18
 */
export function varianceComponents(units: readonly UnitSummary[]): VarianceComponents | NoVarianceComponents {
  let [count, all, weighted, squaredSizes, within, withinDegrees] = [0, 0, 0, 0, 0, 0];
  for (const { n, mean, variance, degreesOfFreedom = Math.max(0, n - 1) } of units) {
    if (!(n >= 0 && n < Infinity) || !(degreesOfFreedom >= 0 && degreesOfFreedom < Infinity)) {
      throw new RangeError(`not a number of answers: ${n} with ${degreesOfFreedom} degrees of freedom`);
    }
    if (n === 0) continue;
    if (!Number.isFinite(mean)) throw new RangeError(`not a mean: ${mean}`);
    if (degreesOfFreedom > 0 && !(variance >= 0 && variance < Infinity)) {
      throw new RangeError(`not a variance: ${variance}`);
    }
    count++;
    all += n;
    weighted += n * mean;
    squaredSizes += n * n;
    if (degreesOfFreedom > 0) within += degreesOfFreedom * variance;
    withinDegrees += degreesOfFreedom;
  }
  if (count < 2) return { estimable: false, reason: 'FEW_UNITS' };
  if (withinDegrees === 0) return { estimable: false, reason: 'NO_SPREAD_WITHIN' };

  const grandMean = weighted / all;
  let squares = 0;
  for (const { n, mean } of units) if (n > 0) squares += n * (mean - grandMean) ** 2;
  const meanSquareBetween = squares / (count - 1);
  const meanSquareWithin = within / withinDegrees;
  const typicalN = (all - squaredSizes / all) / (count - 1);
  const between = Math.max(0, (meanSquareBetween - meanSquareWithin) / typicalN);
  const total = between + meanSquareWithin;
  const intraclassCorrelation = total === 0 ? 0 : between / total;
  return { estimable: true, meanSquareBetween, meanSquareWithin, typicalN, between, intraclassCorrelation };
}
