import type { DayRange } from '../../../kernel/calendar.ts';
import type { AdjustedItem } from '../mode-table/mode-table.ts';
import type { ChannelWeight } from './channel-weights.rules.ts';
import type { PublishedBasis } from './published-scores.ts';
import type { ScoreIngredients } from './score-ingredients.rules.ts';

/** Which published score is asked about. */
export interface IngredientsQuery {
  item: AdjustedItem;
  basis: PublishedBasis;
  /** Null: the latest published quarter. */
  period: DayRange | null;
}

/** The ingredients of a published score, with the names of what they are put together with. */
export interface IngredientsValue extends ScoreIngredients {
  /** Null where they are not told. */
  weights: readonly ChannelWeight[] | null;
  item: AdjustedItem;
  basis: PublishedBasis;
  /** Version of the mode table. */
  modeTable: string | null;
  /** Year of the reference mix; null for AS_EXPERIENCED. */
  referenceMix: number | null;
}
