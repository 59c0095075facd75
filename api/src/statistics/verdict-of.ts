import { POLICY } from './policy.ts';

/** What is said of a figure beside the average of the others, or of two figures. */
export type ComparisonVerdict = 'ABOVE' | 'ABOUT_AVERAGE' | 'BELOW' | 'INSUFFICIENT_DATA' | 'NOT_COMPARABLE';

/** Why it is neither above nor below. */
export type VerdictReason =
  /** The figures may not be compared at all. */
  | 'NOT_COMPARABLE'
  /** Fewer answers than a flag needs. */
  | 'FEW_ANSWERS'
  /** The difference could not be tested. */
  | 'NOT_TESTED'
  /** A difference of this size turns up by chance in a family as large as this one. */
  | 'NOT_SIGNIFICANT'
  /** Too small a difference to matter, however certain. */
  | 'NOT_MATERIAL'
  /** The figure would come out otherwise next time: too much of it is chance. */
  | 'UNRELIABLE';

/** What the verdict hangs on. */
export interface VerdictInput {
  readonly isComparable: boolean;
  /** Figure minus what it is compared with, points of the 0–100 scale. */
  readonly difference: number;
  /** p-value adjusted for its family, see `adjustPValues`; null where the difference could not be tested. */
  readonly adjustedP: number | null;
  /** Answers behind the figure; of two figures the smaller number. */
  readonly n: number;
  /** Reliability R of the figure, 0–1, see `reliabilityOf`; null where the spread between units is not known. */
  readonly reliability: number | null;
}

/** The verdict, and what it falls short of; no reason where it is ABOVE or BELOW. */
export interface VerdictWithReason {
  readonly verdict: ComparisonVerdict;
  readonly reason: VerdictReason | null;
}

/**
 * The one rule by which a figure is called above or below: significant in its family (adjusted p ≤ q), at least 3
 * points, at least 100 answers and a reliability of at least 0.70.
 *
 *     ABOVE/BELOW: p̃ ≤ q and |Δ| ≥ 3 and n ≥ 100 and R ≥ 0.70
 *
 * What is not comparable stays so, whatever the numbers. With fewer than 100 answers, or without a test, there is
 * INSUFFICIENT_DATA: a difference nobody could have seen is not "about average". With enough answers, a difference
 * that is not significant or not material is ABOUT_AVERAGE; one that is both but not reliable is INSUFFICIENT_DATA.
 *
 * Use for services or periods beside their mean or beside a first one. Before and after an improvement, with nothing
 * beside it: `changeVerdict`. A life situation and its services: `readGap`. Where a unit stands in a funnel:
 * `funnelPosition`.
 *
 * @param input the difference in points, p̃ and R as shares, n
 * @throws RangeError when a number is none
 * @see METHODOLOGY §2.4, §2.5; verification case 24 (with the reliability left aside)
 */
export function verdictOf(input: VerdictInput): VerdictWithReason {
  const { isComparable, difference, adjustedP, n, reliability } = input;
  if (!isComparable) return { verdict: 'NOT_COMPARABLE', reason: 'NOT_COMPARABLE' };
  if (!Number.isFinite(difference)) throw new RangeError(`not a difference: ${difference}`);
  if (!(n >= 0)) throw new RangeError(`not a number of answers: ${n}`);
  for (const share of [adjustedP, reliability]) {
    if (share !== null && !(share >= 0 && share <= 1)) throw new RangeError(`not between 0 and 1: ${share}`);
  }

  if (n < POLICY.minimumToFlag) return { verdict: 'INSUFFICIENT_DATA', reason: 'FEW_ANSWERS' };
  if (adjustedP === null) return { verdict: 'INSUFFICIENT_DATA', reason: 'NOT_TESTED' };
  if (adjustedP > POLICY.falseDiscoveryRate) return { verdict: 'ABOUT_AVERAGE', reason: 'NOT_SIGNIFICANT' };
  if (Math.abs(difference) < POLICY.materialPoints) return { verdict: 'ABOUT_AVERAGE', reason: 'NOT_MATERIAL' };
  if (reliability === null || reliability < POLICY.minimumReliability) {
    return { verdict: 'INSUFFICIENT_DATA', reason: 'UNRELIABLE' };
  }
  return { verdict: difference > 0 ? 'ABOVE' : 'BELOW', reason: null };
}
