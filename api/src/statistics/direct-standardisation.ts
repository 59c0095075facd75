import { POLICY } from './policy.ts';
import { repeatRaterVariance } from './repeat-rater-variance.ts';
import { satterthwaite, type VariancePart } from './satterthwaite.ts';
import { requireScoreCell } from './require-score-cell.ts';
import type { ScoreCell } from './score-cell.ts';

/** A stratum of a mix: its weight, and what was answered in it. */
export interface Stratum extends ScoreCell {
  /** W_h ≥ 0, relative to the sum of all: people or transactions of the mix, or their share. */
  readonly weight: number;
}

/** Which strata are taken in and how their spread is estimated. */
export interface StandardisationRule {
  /** Answers from which a stratum is taken in, at least 1. */
  readonly minimumStratumN: number;
  /** Answers that the pooled variance counts for in s̃²; 0 takes each stratum's own. */
  readonly smoothingN: number;
  /** Share of the weight that the strata taken in must have. */
  readonly minimumCoverage: number;
}

/** A mean moved to a mix, in the unit of the cells. */
export interface DirectStandardisation {
  readonly estimable: true;
  /** Σ W_h ȳ_h. */
  readonly value: number;
  /** deff · Σ W_h² s̃²_h/n_h. */
  readonly variance: number;
  /** Satterthwaite. */
  readonly degreesOfFreedom: number;
  /** Σ W_h over the strata taken in, 0–1. The weights above are those of the strata taken in, brought to 1. */
  readonly coverage: number;
  /** Answers taken in. */
  readonly n: number;
  /** n₀: answers of the smallest stratum taken in. */
  readonly floor: number;
  /** Taylor-linearised standard error, as survey packages print it for post-stratified means. */
  readonly linearisedError: number;
}

/** Why a mean cannot be moved to a mix. */
export interface NotStandardisable {
  readonly estimable: false;
  readonly reason:
    /** No stratum has enough answers. */
    | 'NO_DATA'
    /** One answer a stratum and no smoothing: nothing is known of the spread. */
    | 'TOO_FEW'
    /** The strata with enough answers are too small a part of the mix. */
    | 'LOW_COVERAGE';
  readonly n: number;
  readonly coverage: number;
}

/**
 * Mean as it would be with the mix W instead of the mix that answered.
 *
 *     Y = Σ W_h ȳ_h      V = deff · Σ W_h² s̃²_h/n_h      df = V² / Σ (deff · W_h² s̃²_h/n_h)²/(n_h − 1)
 *     s̃²_h = (5 s²_pool + (n_h − 1) s²_h)/(5 + n_h − 1),  s²_pool = Σ(n_h − 1)s²_h / Σ(n_h − 1)
 *     linearised V = n/(n−1) Σ (W_h/n_h)² Σ(y − ȳ_h)²,  n = answers of the sample
 *
 * Use for one service over time, with the mix of its base year, so that a shift of channels cannot move the line; and
 * to audit like for like. Compare two only if both reach the coverage. Order of strata does not matter; two strata of
 * one kind must be merged by the caller.
 *
 * @param strata answers by stratum, in one unit, with the weights of the mix
 * @param rule the policy's unless said otherwise
 * @param sampleN answers of the whole sample that the strata are a part of, for the linearised error only
 * @throws RangeError when a cell or a weight cannot be
 * @see METHODOLOGY §2.2; Satterthwaite (1946) Biometrics Bulletin 2:110; Lumley (2010) Complex Surveys, ch. 7;
 *   verification cases 04, 07, 08, 26
 */
export function directStandardisation(
  strata: readonly Stratum[],
  rule: StandardisationRule = POLICY.standardisation,
  sampleN?: number,
): DirectStandardisation | NotStandardisable {
  let whole = 0;
  for (const stratum of strata) {
    requireScoreCell(stratum);
    if (!(stratum.weight >= 0 && stratum.weight < Infinity)) throw new RangeError(`not a weight: ${stratum.weight}`);
    whole += stratum.weight;
  }
  const least = Math.max(1, rule.minimumStratumN);
  const used = strata.filter(({ n, weight }) => n >= least && weight > 0);
  const [n, taken] = [used.reduce((sum, h) => sum + h.n, 0), used.reduce((sum, h) => sum + h.weight, 0)];
  const coverage = whole > 0 ? Math.min(1, taken / whole) : 0;
  if (used.length === 0) return { estimable: false, reason: 'NO_DATA', n: 0, coverage };
  // The sum of shares misses 1, and any limit, by the last digits.
  if (coverage < rule.minimumCoverage - 1e-12) return { estimable: false, reason: 'LOW_COVERAGE', n, coverage };

  const spreadN = n - used.length;
  if (spreadN <= 0) return { estimable: false, reason: 'TOO_FEW', n, coverage };
  const pooled = used.reduce((sum, { squares }) => sum + squares, 0) / spreadN;
  let value = 0;
  let variance = 0;
  let linearised = 0;
  const parts: VariancePart[] = [];
  for (const stratum of used) {
    const weight = stratum.weight / taken;
    value += weight * stratum.mean;
    // An only answer without smoothing has no spread of its own: it has that of the others.
    const prior = stratum.n === 1 && rule.smoothingN === 0 ? 1 : rule.smoothingN;
    const smoothed = (prior * pooled + stratum.squares) / (prior + stratum.n - 1);
    const part = repeatRaterVariance((weight * weight * smoothed) / stratum.n);
    variance += part;
    linearised += (weight / stratum.n) ** 2 * stratum.squares;
    parts.push({ variance: part, degreesOfFreedom: Math.max(1, stratum.n - 1) });
  }
  const sample = sampleN ?? n;
  return {
    estimable: true,
    value,
    variance,
    degreesOfFreedom: satterthwaite(parts),
    coverage,
    n,
    floor: Math.min(...used.map((stratum) => stratum.n)),
    linearisedError: Math.sqrt((sample / Math.max(1, sample - 1)) * linearised),
  };
}
