/** Shapes of what the staff schema sends beside figures. */
import type { Channel, CommentQuestion, ComparabilityReason, Language, SourceClass, SubjectKind } from '@otklik/schema';
import type { Interval, ScoredEstimate } from '#lib/charts/figures.ts';

export type { BreakdownEstimate, Days, Distribution, Estimate, Interval, PeriodEstimate } from '#lib/charts/figures.ts';

/** The figure of those who were reached in one way. */
export interface SourceFigure {
  key: SourceClass;
  share: number | null;
  estimate: ScoredEstimate;
}

/** Anything that can be rated, as a link. */
export interface SubjectLink {
  __typename?: string;
  id: string;
  slug: string;
  kind: SubjectKind;
  name: string;
}

/** A registry object as a link. */
export interface NamedLink {
  id: string;
  slug: string;
  name: string;
}

/** A comment in the words of the respondent, redacted. */
export interface Comment {
  id: string;
  text: string;
  question: CommentQuestion;
  day: string;
  language: Language;
  /** The satisfaction answer of the same rating, 1–5. */
  value: number | null;
  mayQuote: boolean;
  redacted: boolean;
  touchpoint: (NamedLink & { channel: Channel }) | null;
}

/** What the platform found after an improvement; grade C evidence: "after", never "because of". */
export interface Change {
  verdict: 'TOO_EARLY' | 'IMPROVED_AFTER' | 'WORSE_AFTER' | 'NO_VISIBLE_CHANGE' | 'NOT_COMPARABLE';
  /** Why the two cannot be compared. */
  reasons: ComparabilityReason[];
  difference: number | null;
  interval: Interval | null;
}
