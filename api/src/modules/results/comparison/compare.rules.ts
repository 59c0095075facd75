import type { ComparabilityReason, ComparedWith, ComparisonVerdict, Measure } from '@otklik/schema';
import {
  adjustedDifference,
  adjustPValues,
  type CountedShare,
  detectableDifference,
  differencesFromMean,
  POLICY,
  qualityOf,
  type RankInterval,
  rankIntervals,
  reliabilityOf,
  satterthwaite,
  standardisedInterval,
  shareDifference,
  testDifference,
  type TestedDifference,
  varianceComponents,
  verdictOf,
} from '../../../statistics/index.ts';
import { type EstimateValue, UNADJUSTED, withheld } from '../estimate-value.ts';
import { channelsInteract } from '../mode-table/interaction.rules.ts';
import type { MethodInForce } from '../scores/method-in-force.rules.ts';
import type { SharedErrors } from '../scores/shared-errors.rules.ts';
import { loadingCovariances, loadingDifference, loadingVariance, meanLoadings } from '../scores/loadings.rules.ts';
import { type Badge, badgesOf } from './comparability.rules.ts';
import type { ComparedFigure, FigureMoments } from './compared-figure.ts';
import { type FunnelValue, funnelOf } from './funnel.rules.ts';

/** How far a figure lies from what it is compared with. */
export interface DifferenceValue {
  points: number;
  interval: { low: number; high: number };
  p: number | null;
  adjustedP: number | null;
  detectable: number;
}

/** A difference, or why there is none. */
export type OutcomeValue = DifferenceValue | { reasons: ComparabilityReason[] };

/** One of those that are compared, with what is said of it. */
export interface ComparedItem {
  figure: ComparedFigure;
  /** Null for the one that the others are compared with. */
  outcome: OutcomeValue | null;
  verdict: ComparisonVerdict | null;
  reliability: number | null;
  rank: (RankInterval & { of: number }) | null;
  badge: Badge;
}

/** A whole comparison, unrounded. */
export interface ComparisonValue {
  reference: EstimateValue;
  items: ComparedItem[];
  comparisons: number;
  ranksWithheld: ComparabilityReason | null;
  funnel: FunnelValue | null;
}

export interface ComparisonQuestion {
  measure: Measure;
  against: ComparedWith;
  /** The table whose effects the figures share, and what is not known of it and of links. */
  method: Pick<MethodInForce, 'table' | 'errors'>;
  /** Whether a funnel says something: not for periods. */
  hasFunnel: boolean;
}

/** A figure that is in the comparison. */
type Candidate = ComparedFigure & { moments: FigureMoments; n: number };

/**
 * Puts figures beside their mean, or the first of them. What is not comparable has no difference and is no part of the
 * family, of the mean or of the ranks.
 *
 * Reliability is measured against how much all services differed when the mode table was frozen, for whatever stands on
 * the page.
 *
 * @see METHODOLOGY §2.2 (difference of figures that use one mode table), §2.4, §2.5, §2.6
 */
export function compare(figures: readonly ComparedFigure[], question: ComparisonQuestion): ComparisonValue {
  const { measure, against, method, hasFunnel } = question;
  const { errors } = method;
  // Published figures were made with the table of their time.
  const isInteracting =
    channelsInteract(method.table, measure) || figures.some(({ estimate }) => estimate.channelsVary);
  const badges = badgesOf(figures, against, isInteracting);
  const candidates = figures.flatMap((figure, index) =>
    badges[index]!.comparability === 'NOT_COMPARABLE' || !figure.moments
      ? []
      : [{ ...figure, moments: figure.moments, n: figure.estimate.n ?? 0, index }],
  );
  const shown = figures.map((figure, index): ComparedItem => nothing(figure, badges[index]!));
  if (against === 'FIRST' && candidates[0]?.index === 0) {
    shown[0]!.outcome = null;
    shown[0]!.verdict = null;
  }
  const isComparable = candidates.length >= 2 && (against === 'MEAN' || candidates[0]!.index === 0);
  if (isComparable) {
    const tested = against === 'MEAN' ? fromMean(candidates, errors) : fromFirst(candidates, measure, errors);
    const adjusted = adjustedPValues(tested);
    const between = method.table?.spread[measure] ?? spreadOf(candidates);
    for (const [place, candidate] of candidates.entries()) {
      const test = tested[place];
      if (!test) continue;
      const reliability = between === null ? null : reliabilityOf(between, totalVariance(candidate, errors));
      const item = shown[candidate.index]!;
      item.outcome = differenceValue(test, adjusted[place]!);
      item.reliability = reliability;
      const { verdict } = verdictOf({
        isComparable: true,
        difference: test.difference,
        adjustedP: adjusted[place]!,
        n: against === 'FIRST' ? Math.min(candidate.n, candidates[0]!.n) : candidate.n,
        reliability,
      });
      item.verdict = verdict;
    }
  }
  const isLikeForLike = figures.some(({ estimate }) => estimate.basis === 'LIKE_FOR_LIKE');
  const ranksWithheld = isInteracting && isLikeForLike ? 'INTERACTION' : null;
  if (isComparable && !ranksWithheld) {
    const ranks = ranksOf(candidates, errors);
    for (const [place, { index }] of candidates.entries())
      shown[index]!.rank = { ...ranks[place]!, of: candidates.length };
  }
  return {
    reference: against === 'MEAN' ? meanEstimate(candidates, errors) : (figures[0]?.estimate ?? withheld('NO_DATA')),
    items: shown,
    comparisons: isComparable ? candidates.length - (against === 'FIRST' ? 1 : 0) : 0,
    ranksWithheld,
    funnel: hasFunnel ? funnelOf(candidates, measure) : null,
  };
}

/** Before any difference: why there is none. */
function nothing(figure: ComparedFigure, badge: Badge): ComparedItem {
  const reasons: ComparabilityReason[] =
    badge.comparability === 'NOT_COMPARABLE' ? badge.reasons : ['NOTHING_TO_COMPARE'];
  const isTooFew = reasons.includes('TOO_FEW') || reasons.includes('NO_FIGURE');
  return {
    figure,
    outcome: { reasons },
    verdict: isTooFew ? 'INSUFFICIENT_DATA' : 'NOT_COMPARABLE',
    reliability: null,
    rank: null,
    badge,
  };
}

/**
 * Each against the mean of all; the first part is sampling, the second the error of the effects they share. Shares as
 * well: the mean holds the figure itself, so that these are not two proportions, and §2.5 gives the variance.
 */
function fromMean(candidates: readonly Candidate[], errors: SharedErrors): TestedDifference[] {
  const sampling = differencesFromMean(candidates.map(({ moments }) => moments));
  const mean = meanLoadings(candidates.map(({ moments }) => moments.loadings));
  return sampling.map((difference, place) => {
    const apart = loadingDifference(candidates[place]!.moments.loadings, mean);
    return adjustedDifference(difference, loadingVariance(apart, errors));
  });
}

/**
 * Each against the first; the first itself has none. Two plain shares have Newcombe's interval and its p-value. What
 * was adjusted, or is published in whole numbers alone, has the interval of its variance: of the one the weights and
 * the errors of the effects that both sides share are part of it, of the other no counts are known.
 *
 * @see METHODOLOGY §2.3 (differences of proportions), §2.5
 */
function fromFirst(
  candidates: readonly Candidate[],
  measure: Measure,
  errors: SharedErrors,
): (TestedDifference | null)[] {
  const [first] = candidates;
  const reference = plainShare(first!, measure);
  return candidates.map((candidate, place) => {
    if (place === 0) return null;
    const [a, b] = [candidate.moments, first!.moments];
    const share = plainShare(candidate, measure);
    const plain = share && reference ? shareDifference(share, reference) : null;
    if (plain?.estimable) return plain;
    const degreesOfFreedom = satterthwaite([a, b]);
    const sampling = testDifference(a.value - b.value, a.variance + b.variance, degreesOfFreedom);
    return adjustedDifference(sampling, loadingVariance(loadingDifference(a.loadings, b.loadings), errors));
  });
}

/** RESULT as it was answered, with the counts behind it; null for means, and where they are not known exactly. */
function plainShare({ estimate, moments, n }: Candidate, measure: Measure): CountedShare | null {
  const isExact = estimate.method === 'SHARE_SCORE_INTERVAL' && estimate.effectiveN !== null;
  if (measure !== 'RESULT' || !isExact || moments.loadings.size > 0) return null;
  return { successes: Math.round((moments.value * n) / 100), n };
}

/** Adjusted over the whole family; null where there was no test. */
function adjustedPValues(tests: readonly (TestedDifference | null)[]): (number | null)[] {
  const family = tests.flatMap((test) => (test && test.p !== null ? [test.p] : []));
  const adjusted = adjustPValues(family).values();
  return tests.map((test) => (test && test.p !== null ? adjusted.next().value! : null));
}

const totalVariance = ({ moments }: Candidate, errors: SharedErrors): number =>
  moments.variance + loadingVariance(moments.loadings, errors);

/**
 * Variance between the true values of those that are compared; null where it cannot be told. Only while no mode table
 * has told how much all services differ: of two figures it is hardly more than a guess.
 */
function spreadOf(candidates: readonly Candidate[]): number | null {
  const components = varianceComponents(
    candidates.map(({ n, moments }) => ({
      n,
      mean: moments.value,
      variance: n * moments.variance,
      degreesOfFreedom: moments.degreesOfFreedom,
    })),
  );
  return components.estimable ? components.between : null;
}

function ranksOf(candidates: readonly Candidate[], errors: SharedErrors): RankInterval[] {
  const covariance =
    errors.items.length > 0
      ? loadingCovariances(
          candidates.map(({ moments }) => moments.loadings),
          errors,
        )
      : undefined;
  return rankIntervals(
    candidates.map((candidate, place) => ({
      value: candidate.moments.value,
      variance: candidate.moments.variance + (covariance ? Math.max(0, covariance(place, place)) : 0),
    })),
    covariance,
  );
}

const differenceValue = (test: TestedDifference, adjustedP: number | null): DifferenceValue => ({
  points: test.difference,
  interval: test.interval,
  p: test.p,
  adjustedP,
  detectable: detectableDifference(test.standardError),
});

/** The mean of all that are compared, each counting alike. */
function meanEstimate(candidates: readonly Candidate[], errors: SharedErrors): EstimateValue {
  if (candidates.length === 0) return withheld('NO_DATA');
  const count = candidates.length;
  const value = candidates.reduce((sum, { moments }) => sum + moments.value, 0) / count;
  const sampling = candidates.reduce((sum, { moments }) => sum + moments.variance, 0) / count ** 2;
  const mean = meanLoadings(candidates.map(({ moments }) => moments.loadings));
  const n = candidates.reduce((sum, candidate) => sum + candidate.n, 0);
  const [{ estimate }] = candidates as [Candidate];
  return {
    ...UNADJUSTED,
    ...standardisedInterval({
      value,
      variance: sampling,
      sharedVariance: loadingVariance(mean, errors),
      floor: n,
      degreesOfFreedom: Infinity,
    }),
    n,
    method: 'MEAN_OF_FIGURES',
    quality: qualityOf(n),
    suppressed: false,
    reason: null,
    instrumentVersion: estimate.instrumentVersion,
    methodVersion: POLICY.methodVersion,
    basis: estimate.basis,
    modeTable: estimate.modeTable,
    referenceMix: estimate.referenceMix,
  };
}
