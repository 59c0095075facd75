import { applyModeTable } from './apply-mode-table.ts';
import type { Estimate, NotEstimable } from './estimate.ts';
import { quadraticForm } from './linear-algebra.ts';
import type { ModeTable } from './mode-table.ts';
import { satterthwaite, type VariancePart } from './satterthwaite.ts';
import { standardisedInterval } from './standardised-estimate.ts';
import { weightedAnswers, weightedMix, type WeightedStratum } from './weighted-answers.ts';

/** Answers of one stratum (service channel × segment; for an authority service × channel × segment). */
export interface ExperienceStratum extends WeightedStratum {
  /** Its answers by collection mode. */
  readonly modes: readonly (readonly [mode: string, n: number])[];
}

/** What two figures by one mode table need to be compared. */
export interface AdjustedFigure {
  /** Points, before it was brought to the scale. */
  readonly rawValue: number;
  /** Variance by sampling alone, points², and its degrees of freedom. */
  readonly samplingVariance: number;
  readonly samplingDegrees: number;
  /** n₀ of its interval: the smallest stratum, or all answers. */
  readonly floor: number;
  /** π̄: share of each row of the mode table. */
  readonly modeShares: readonly number[];
}

/** A score of a unit's own clients, as if all had been asked by the reference mode. */
export interface AsExperienced extends Estimate, AdjustedFigure {
  /** π̄′Σ_μπ̄: variance by the mode table, points². */
  readonly modeVariance: number;
  /** Share of the weight in modes that the table does not adjust: above 0 say "mode not adjusted". */
  readonly unadjustedShare: number;
  /** Those shares by mode. */
  readonly unadjusted: ReadonlyMap<string, number>;
  /** Whether strata count by their transactions; otherwise by their answers, and the figure is "unweighted". */
  readonly isWeighted: boolean;
  /** Share of the transactions whose strata have enough answers, 0–1; 1 where unweighted. */
  readonly coverage: number;
}

/**
 * How satisfied a unit's own clients are: strata weighted by their transactions, modes adjusted by a frozen table.
 *
 *     A = Σ W_h (ȳ_h − π_h′μ)      W_h = N_h/N      V = Σ W_h² s̃²_h/n_h + π̄′Σ_μπ̄,  π̄ = Σ W_h π_h
 *
 * The error of the mode table is that of all strata together, not independent between them. Strata with fewer than
 * five answers are left out and `coverage` says what they were; without transactions all answers count alike, as one
 * stratum. Interval: `standardisedInterval` with n₀ the smallest stratum and Satterthwaite's df, the table's error as
 * known.
 *
 * Not estimable: NO_DATA without answers, TOO_FEW when their spread is unknown.
 *
 * @throws RangeError when a cell or a count cannot be
 * @see METHODOLOGY §2.1, §2.2; verification cases 04, 24
 */
export function asExperienced(strata: readonly ExperienceStratum[], table: ModeTable): AsExperienced | NotEstimable {
  const mean = weightedAnswers(strata);
  if (!mean.estimable) return mean;
  const modes = applyModeTable(
    table,
    weightedMix(mean, (stratum) => stratum.modes),
  );
  const { variance: samplingVariance, degreesOfFreedom: samplingDegrees } = mean;
  const degreesOfFreedom = satterthwaite([
    { variance: samplingVariance, degreesOfFreedom: samplingDegrees },
    ...known(modes.variance),
  ]);
  const rawValue = mean.value - modes.adjustment;
  const variance = samplingVariance + modes.variance;
  return {
    estimable: true,
    ...standardisedInterval({ value: rawValue, variance, floor: mean.floor, degreesOfFreedom }),
    n: strata.reduce((sum, stratum) => sum + stratum.n, 0),
    rawValue,
    samplingVariance,
    samplingDegrees,
    floor: mean.floor,
    modeVariance: modes.variance,
    modeShares: modes.shares,
    unadjustedShare: modes.unadjustedShare,
    unadjusted: modes.unadjusted,
    isWeighted: mean.isWeighted,
    coverage: mean.coverage,
  };
}

/** A part of a variance that counts as known; none at all where it is 0. */
const known = (variance: number): VariancePart[] => (variance > 0 ? [{ variance, degreesOfFreedom: Infinity }] : []);

/** Difference of two figures adjusted by one mode table. */
export interface AdjustedDifference {
  /** a − b, points. */
  readonly difference: number;
  readonly variance: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
}

/**
 * Difference of two adjusted figures. The mode table is the same for both: what they share of its error cancels.
 *
 *     V = V_a,sampling + V_b,sampling + (π̄_a − π̄_b)′Σ_μ(π̄_a − π̄_b)
 *
 * Two figures by different tables are of different method versions: add the variance of the link instead.
 *
 * @see METHODOLOGY §2.2, §2.5
 */
export function adjustedDifference(a: AdjustedFigure, b: AdjustedFigure, table: ModeTable): AdjustedDifference {
  const apart = a.modeShares.map((share, i) => share - b.modeShares[i]!);
  const shared = quadraticForm(apart, table.covariance);
  const variance = a.samplingVariance + b.samplingVariance + shared;
  return {
    difference: a.rawValue - b.rawValue,
    variance,
    standardError: Math.sqrt(variance),
    degreesOfFreedom: satterthwaite([
      { variance: a.samplingVariance, degreesOfFreedom: a.samplingDegrees },
      { variance: b.samplingVariance, degreesOfFreedom: b.samplingDegrees },
      ...known(shared),
    ]),
  };
}
