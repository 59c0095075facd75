import type { ComparabilityReason, ComparisonVerdict, ImprovementState, Measure } from '@otklik/schema';
import type { ScoredFigure } from '#lib/format/estimate.ts';
import type { PeriodFigure } from '#lib/format/figures.ts';
import { type Effect, effectFields, type EffectRegistration } from '../effect.ts';
import type { Difference, NotComparable } from '#lib/charts/comparison.ts';
import { ESTIMATE, SCORED } from '../figures/figures.ts';
import type { Named, NamedSubject } from '../registry/named.ts';

/** What may honestly be said about before and after. */
export type ChangeVerdict = 'TOO_EARLY' | 'IMPROVED_AFTER' | 'WORSE_AFTER' | 'NO_VISIBLE_CHANGE' | 'NOT_COMPARABLE';

/** Difference between after and before, in points. */
export interface ChangeFigure {
  verdict: ChangeVerdict;
  /** Why the two cannot be compared. */
  reasons: ComparabilityReason[];
  difference: number | null;
  interval: { low: number; high: number } | null;
}

/** A report in a list. */
export interface ReportSummary extends Named {
  title: string;
  state: ImprovementState;
  publishedAt: string;
  doneOn: string | null;
  weDid: string;
  authority: Named;
  change: ChangeFigure;
}

/** A score in the months before or after. */
interface ScoreOfMonths {
  period: PeriodFigure['period'];
  estimate: ScoredFigure;
}

/** A published score before and after; no difference while one of them is missing. */
export interface ReportScores {
  before: ScoreOfMonths | null;
  after: ScoreOfMonths | null;
  outcome: Pick<Difference, '__typename' | 'points' | 'interval'> | NotComparable | null;
  verdict: ComparisonVerdict | null;
}

/** A whole "what we did" report. */
export interface ReportPage extends ReportSummary {
  weAsked: string;
  youSaid: string;
  didItHelp: string;
  measure: Measure;
  startedOn: string | null;
  subjects: readonly NamedSubject[];
  /** The raw figure. */
  before: PeriodFigure | null;
  after: PeriodFigure | null;
  asExperienced: ReportScores;
  likeForLike: ReportScores;
  effect: Effect;
  effectRegistration: EffectRegistration;
}

const CHANGE = `change { verdict reasons difference interval { low high } }`;
const PERIOD_ESTIMATE = `period { from to grain } complete estimate { ${ESTIMATE} }`;
const SCORE = `period { from to grain } estimate { ${SCORED} }`;
const SCORES = `before { ${SCORE} } after { ${SCORE} } verdict
  outcome { __typename ... on Difference { points interval { low high } } ... on NotComparable { reasons } }`;

/** Selection of ReportSummary; needs `$language`. */
export const REPORT_SUMMARY = `
  slug title(language: $language) state publishedAt doneOn weDid(language: $language)
  authority { slug name(language: $language) } ${CHANGE}
`;

/** Selection of ReportPage; needs `$language`. */
export const REPORT_PAGE = `
  ${REPORT_SUMMARY}
  weAsked(language: $language) youSaid(language: $language) didItHelp(language: $language)
  measure startedOn subjects { slug kind name(language: $language) }
  before { ${PERIOD_ESTIMATE} } after { ${PERIOD_ESTIMATE} }
  asExperienced: scores { ${SCORES} }
  likeForLike: scores(basis: LIKE_FOR_LIKE) { ${SCORES} }
  ${effectFields('(language: $language)')}
`;
