import type { Channel, Mode, SourceClass } from '@otklik/schema';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { EstimateValue } from '../estimate-value.ts';
import type { FigureSubject } from '../figure-query.ts';
import type { LoadingsByItem } from '../scores/loadings.rules.ts';

/** The numbers behind a figure that a difference is made of. */
export interface FigureMoments {
  value: number;
  /** Sampling variance, points². */
  variance: number;
  degreesOfFreedom: number;
  /** How it depends on the published effects; empty where nothing was adjusted. */
  loadings: LoadingsByItem;
}

/** What decides whether a figure can be compared with others. */
export interface FigureContext {
  /** MAJOR versions of the questionnaire among its answers. */
  majors: ReadonlySet<string>;
  /** True where it was brought to the scale of another version to be compared. */
  isLinked?: boolean;
  /** False where it is not told in which modes the answers came. */
  isModeKnown: boolean;
  /** Shares of the modes whose effect could not be taken out, beside the web. */
  unadjusted: ReadonlyMap<Mode, number>;
  /** Shares of RANDOM and PROMPT; null where it is not told how its respondents were reached. */
  sourceClasses: ReadonlyMap<SourceClass, number> | null;
}

/** A figure that can be put beside others. */
export interface ComparableFigure {
  /** As its audience sees it. */
  estimate: EstimateValue;
  /** Null where there is no figure, or no interval. */
  moments: FigureMoments | null;
  context: FigureContext;
}

/** One of those that are compared, and what it is. */
export interface ComparedFigure extends ComparableFigure {
  /** Name within the comparison. */
  key: string;
  of: FigureSubject;
  period: DayRange | null;
  channel: Channel | null;
  /** UUID; null: unknown, or segments are not compared. */
  segmentId: string | null;
  /** UUID; null: touchpoints are not compared. */
  touchpointId: string | null;
  /** True when the same ratings are counted in another one of the comparison. */
  overlaps: boolean;
}

/** A figure that is withheld stands beside others as what cannot be compared. */
export const incomparable = (estimate: EstimateValue): ComparableFigure => ({
  estimate,
  moments: null,
  context: { majors: new Set(), isModeKnown: true, unadjusted: new Map(), sourceClasses: null },
});
