import type { ComparabilityReason, SuppressionReason } from '@otklik/schema';
import { type Badge, badgesOf, type JudgedFigure } from '../comparison/comparability.rules.ts';
import type { EstimateValue } from '../estimate-value.ts';
import { majorOf } from '../tally.ts';
import type { FixedMixScore } from '../trends/fixed-mix.rules.ts';

/** A figure of a life situation, of a stage or of a service, with what decides whether it stands beside others. */
export interface PartToCompare {
  estimate: EstimateValue;
  score: Pick<FixedMixScore, 'value' | 'samplingVariance' | 'degreesOfFreedom' | 'loadings' | 'unadjusted'>;
}

/** What is withheld of a figure that cannot be compared is withheld for the reason of the comparison. */
const WITHHELD_AS: Partial<Record<ComparabilityReason, SuppressionReason>> = {
  TOO_FEW: 'TOO_FEW_TO_COMPARE',
  INSTRUMENT_VERSION: 'MIXED_VERSIONS',
  COVERAGE: 'LOW_COVERAGE',
};

/** Why a whole and its parts have no difference, by the badge of every comparison; null where they have one. */
export function whyApart(whole: PartToCompare, parts: PartToCompare): SuppressionReason | null {
  const reasons = badgesOf([parts, whole].map(judged), 'FIRST', false).map(withheldAs);
  return reasons.find((reason) => reason !== null) ?? null;
}

/**
 * Why each of several parts cannot be put in order with the others; null for those that can. Where the way of answering
 * sets all apart from the only one that is left, that one cannot be either: there is nothing beside it.
 */
export function partsApart(parts: readonly PartToCompare[]): (SuppressionReason | null)[] {
  const reasons = badgesOf(parts.map(judged), 'MEAN', false).map(withheldAs);
  const isAlone = reasons.filter((reason) => reason === null).length === 1;
  const areModesApart = isAlone && reasons.includes('MODE_NOT_ADJUSTED');
  return areModesApart ? reasons.map((reason) => reason ?? 'MODE_NOT_ADJUSTED') : reasons;
}

const withheldAs = ({ comparability, reasons: [reason] }: Badge): SuppressionReason | null =>
  comparability === 'NOT_COMPARABLE' ? (WITHHELD_AS[reason!] ?? 'MODE_NOT_ADJUSTED') : null;

function judged({ estimate, score }: PartToCompare): JudgedFigure {
  const { value, samplingVariance, degreesOfFreedom, loadings, unadjusted } = score;
  return {
    estimate,
    moments: { value, variance: samplingVariance, degreesOfFreedom, loadings },
    context: {
      majors: new Set([majorOf(estimate.instrumentVersion!)]),
      isModeKnown: true,
      unadjusted,
      sourceClasses: null,
    },
    overlaps: false,
  };
}

/** Why those that cannot be put in order with the others cannot, by their key. */
export function reasonsApart<Part extends PartToCompare, Key>(
  parts: readonly Part[],
  keyOf: (part: Part) => Key,
): Map<Key, SuppressionReason> {
  const reasons = partsApart(parts);
  return new Map(parts.flatMap((part, place) => (reasons[place] ? [[keyOf(part), reasons[place]] as const] : [])));
}
