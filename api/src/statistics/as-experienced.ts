import { applyModeTable } from './apply-mode-table.ts';
import type { Estimate, NotEstimable } from './estimate.ts';
import type { ModeTable } from './mode-table.ts';
import { satterthwaite } from './satterthwaite.ts';
import { standardisedInterval } from './standardised-interval.ts';
import { varianceTakenAsKnown } from './variance-taken-as-known.ts';
import { weightedAnswers, type WeightedStratum } from './weighted-answers.ts';
import { weightedMix } from './weighted-mix.ts';

/** Answers of one stratum (service channel × segment; for an authority service × channel × segment). */
export interface ExperienceStratum extends WeightedStratum {
  /** Its answers by collection mode. */
  readonly modes: readonly (readonly [mode: string, n: number])[];
}

/** A score of a unit's own clients, as if all had been asked by the reference mode. */
export interface AsExperienced extends Estimate {
  /** Points, before it was brought to the scale. */
  readonly rawValue: number;
  /** Variance by sampling alone, points², and its degrees of freedom. */
  readonly samplingVariance: number;
  readonly samplingDegrees: number;
  /** n₀ of its interval: the smallest stratum, or all answers. */
  readonly floor: number;
  /** π̄: share of each row of the mode table. */
  readonly modeShares: readonly number[];
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
 * The error of the mode table is that of all strata together, not independent between them. Strata with fewer than five
 * answers are left out and `coverage` says what they were; n counts all answers, theirs as well. Without transactions,
 * or where no stratum has five answers, all answers count alike, as one stratum. Interval: `standardisedInterval` with
 * n₀ the smallest stratum and Satterthwaite's df, the table's error as known.
 *
 * Not estimable: NO_DATA without answers, TOO_FEW when their spread is unknown.
 *
 * Use for the first of the two published scores, of a service, a touchpoint or an authority. To compare units as if
 * they had the same channels and clients: `applyMixCoefficients`. As it was answered, with nothing weighted or
 * adjusted: `meanEstimate`.
 *
 * @param strata answers by service channel × segment, means in points; in any order
 * @param table the frozen table of the item
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
    ...varianceTakenAsKnown(modes.variance),
  ]);
  const rawValue = mean.value - modes.adjustment;
  return {
    estimable: true,
    ...standardisedInterval({
      value: rawValue,
      variance: samplingVariance,
      sharedVariance: modes.variance,
      floor: mean.floor,
      degreesOfFreedom,
    }),
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
