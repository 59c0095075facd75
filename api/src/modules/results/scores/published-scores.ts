import type { Basis, ModeAdjustment, ModeEffectReason, Weighting } from '@otklik/schema';
import type { AdjustedItem } from '../mode-table/mode-table.ts';
import type { PublishedMeasure } from '../publication.rules.ts';
import type { FrozenVersions } from './method-in-force.rules.ts';
import type { ChannelWeight } from './channel-weights.rules.ts';
import type { ScoreIngredients } from './score-ingredients.rules.ts';
import type { AdjustedMeasure } from './score.rules.ts';

/** The two scores that are published beside the raw figure. */
export const SCORE_BASES = ['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const satisfies Basis[];
export type PublishedBasis = (typeof SCORE_BASES)[number];

/** One score as it is published. */
export type PublishedScore = NonNullable<PublishedMeasure> & {
  modeAdjustment: ModeAdjustment;
  modeReason: ModeEffectReason | null;
  /** Absent: no. */
  modesVary?: true;
  /** Absent: no, and in rows that are older. */
  channelsVary?: true;
  weighting: Weighting;
  /** Percent, rounded down to 5. */
  coverage: number | null;
};

/** Both scores of everything whose raw figure is published; null where there is none. */
export interface PublishedScores extends FrozenVersions {
  scores: Record<PublishedBasis, Record<AdjustedMeasure, PublishedScore | null>>;
  /** Of services as a whole, by quarter, from 100 answers; absent elsewhere and in rows that are older. */
  ingredients?: PublishedIngredients;
}

/** What anyone can compute the score of an item from. */
export interface ItemIngredients extends ScoreIngredients {
  /** Of scores as experienced, where they are told; absent in rows that are older. */
  weights?: readonly ChannelWeight[];
}

/** The same of all items. */
export type PublishedIngredients = Record<PublishedBasis, Record<AdjustedItem, ItemIngredients | null>>;
