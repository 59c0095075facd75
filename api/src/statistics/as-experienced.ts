import { applyModeTable } from './apply-mode-table.ts';
import { directStandardisation } from './direct-standardisation.ts';
import type { Estimate, NotEstimable } from './estimate.ts';
import { quadraticForm } from './linear-algebra.ts';
import type { ModeTable } from './mode-table.ts';
import { POLICY } from './policy.ts';
import { satterthwaite, type VariancePart } from './satterthwaite.ts';
import { mergeScoreCells, type ScoreCell } from './score-cell.ts';
import { standardisedInterval } from './standardised-estimate.ts';

/** Answers of one stratum (service channel × segment; for an authority service × channel × segment). */
export interface ExperienceStratum extends ScoreCell {
  /** N_h: transactions of the stratum, ≥ 0. */
  readonly transactions: number;
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
  /** π̄: share of each row of the mode table. */
  readonly modeShares: readonly number[];
}

/** A score of a unit's own clients, as if all had been asked by the reference mode. */
export interface AsExperienced extends Estimate, AdjustedFigure {
  /** π̄′Σ_μπ̄: variance by the mode table, points². */
  readonly modeVariance: number;
  /** Share of the weight in modes that the table does not adjust: above 0 say "mode not adjusted". */
  readonly unadjustedShare: number;
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
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0);
  const weighted = directStandardisation(
    strata.map(({ transactions, ...cell }) => ({ ...cell, weight: transactions })),
    { ...POLICY.standardisation, minimumCoverage: 0 },
  );
  const isWeighted = weighted.estimable;
  const mean = isWeighted
    ? weighted
    : directStandardisation([{ ...mergeScoreCells(strata), weight: 1 }], {
        minimumStratumN: 1,
        smoothingN: 0,
        minimumCoverage: 0,
      });
  if (!mean.estimable) return { estimable: false, reason: n === 0 ? 'NO_DATA' : 'TOO_FEW', n };

  const taken = isWeighted
    ? strata.filter((h) => h.n >= POLICY.standardisation.minimumStratumN && h.transactions > 0)
    : strata;
  const weights = mixOfModes(taken, isWeighted);
  const modes = applyModeTable(table, weights);
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
    n,
    rawValue,
    samplingVariance,
    samplingDegrees,
    modeVariance: modes.variance,
    modeShares: modes.shares,
    unadjustedShare: modes.unadjustedShare,
    isWeighted,
    coverage: isWeighted ? mean.coverage : 1,
  };
}

/** A part of a variance that counts as known; none at all where it is 0. */
const known = (variance: number): VariancePart[] => (variance > 0 ? [{ variance, degreesOfFreedom: Infinity }] : []);

/** π̄ by mode: within each stratum the shares of its answers, between them the weights. */
function mixOfModes(strata: readonly ExperienceStratum[], isWeighted: boolean): [string, number][] {
  const mix = new Map<string, number>();
  for (const { transactions, modes } of strata) {
    const answers = modes.reduce((sum, [, n]) => sum + n, 0);
    if (answers === 0) continue;
    const weight = isWeighted ? transactions / answers : 1;
    for (const [mode, n] of modes) mix.set(mode, (mix.get(mode) ?? 0) + n * weight);
  }
  return [...mix];
}

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
