import { POLICY, situationGap } from '../../../statistics/index.ts';
import { type EstimateValue, withheld } from '../estimate-value.ts';
import { loadingDifference, loadingVariance, type LoadingsByItem } from '../scores/loadings.rules.ts';
import type { SharedErrors } from '../scores/shared-errors.rules.ts';
import { degreesOfFreedomOf, type FixedMixFigure, varianceOf } from '../trends/fixed-mix.rules.ts';
import { whyApart } from './comparable-parts.rules.ts';
import { type Composite, partOf, points } from './composite-of-services.rules.ts';
import { modesOfParts } from './modes-of-parts.rules.ts';

/** Whether enough rated the situation itself to be put beside its services. */
export const isEnough = ({ score }: FixedMixFigure): boolean => score !== null && score.n >= POLICY.minimumToPublish;

/**
 * G with its error; what the two share by one mode table is not counted twice. Null without 30 direct answers. Where the
 * whole and its parts cannot be compared, as where they were rated in two MAJOR versions or in other modes whose effect is
 * not known, it is withheld and has no p.
 */
export function gapOf(
  direct: FixedMixFigure,
  composite: Composite,
  errors: SharedErrors,
): { estimate: EstimateValue; p: number | null } | null {
  const { score, estimate } = direct;
  if (!score || !isEnough(direct)) return null;
  const isApart = whyApart({ estimate, score }, partOf(composite));
  if (isApart) return { estimate: withheld(isApart, { n: estimate.n }), p: null };
  const ofEffects = (loadings: LoadingsByItem) => loadingVariance(loadings, errors);
  const shared =
    (ofEffects(score.loadings) +
      ofEffects(composite.loadings) -
      ofEffects(loadingDifference(score.loadings, composite.loadings))) /
    2;
  const gap = situationGap(
    { value: score.value, variance: varianceOf(score), degreesOfFreedom: degreesOfFreedomOf(score) },
    composite,
    shared,
  );
  const of = { ...direct.estimate, ...modesOfParts([direct.estimate, composite.estimate]) };
  return { estimate: points(of, gap.difference, gap.interval), p: gap.p };
}
