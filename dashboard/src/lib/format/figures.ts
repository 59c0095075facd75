import type { Item } from '@otklik/schema';
import type { EstimateFigure, ScoredFigure } from './estimate.ts';
import type { PeriodDays } from './period.ts';

/** Answers by value, as the API gives them. Percentages are 0–100. */
export interface DistributionFigure {
  item: Item;
  n: number | null;
  suppressed: boolean;
  reason: EstimateFigure['reason'];
  doesNotApply: number | null;
  /** Percent of the two best and of the two worst of five answers; null when withheld, and on other scales. */
  topTwo: number | null;
  bottomTwo: number | null;
  bars: readonly { value: number; label: string; count: number; percent: number }[];
}

/** One point of a trend. */
export interface PeriodFigure {
  period: PeriodDays;
  estimate: EstimateFigure;
  /** False for the running period. */
  complete: boolean;
}

/** One row of a breakdown; `share` in percent of the answers. */
export interface BreakdownFigure {
  key: string | null;
  share: number | null;
  estimate: ScoredFigure;
}
