import type { Channel, Measure, Mode, ModeEffectBasis, ModeEffectReason, Weighting } from '@otklik/schema';
import type { Day } from '../../../kernel/calendar.ts';

/** Items whose answers are adjusted. RESULT is a fact: it is not. */
export const ADJUSTED_ITEMS = ['SAT', 'EASE', 'TIME'] as const;
export type AdjustedItem = (typeof ADJUSTED_ITEMS)[number];

/** The mode all answers are brought to. */
export const REFERENCE_MODE = 'WEB' satisfies Mode;

/** Key of a segment in mixes and effects: its UUID, or this where the rating names none. */
export const UNKNOWN_SEGMENT = 'UNKNOWN';

/** Name of one coefficient among those of an item, and of its row in the covariance. */
export type CoefficientKey = `MODE:${string}` | `CHANNEL:${string}` | `SEGMENT:${string}` | LinkKey;
/** Name of the link from one MAJOR version to another. */
export type LinkKey = `LINK:${string}`;

/** The effect of one mode on the answers to one item, in points against the web. */
export interface ModeEffect {
  mode: Mode;
  /** Null where it is not identified. */
  effect: number | null;
  standardError: number | null;
  /** Answers in this mode, in units that also answered in others. */
  answers: number;
  /** Answers on the web in the units in which this mode was used too. */
  referenceAnswers: number;
  basis: ModeEffectBasis;
  isUsable: boolean;
  /** Why it is not usable. */
  reason: ModeEffectReason | null;
}

/** Effects of modes as the answers of one channel alone tell them: told beside the common ones, and in no figure. */
export interface ChannelModes {
  channel: Channel;
  modes: ModeEffect[];
}

/** How much a channel or segment is above the reference one, modes taken out and services held still; in points. */
export interface MixEffect {
  factor: 'CHANNEL' | 'SEGMENT';
  /** Code of the channel, UUID of the segment or UNKNOWN_SEGMENT. */
  key: string;
  /** Null where no service has both this and, directly or by others, the reference. */
  effect: number | null;
  standardError: number | null;
  answers: number;
  isReference: boolean;
}

/** Test of whether an effect is the same everywhere. */
export interface InteractionTest {
  /** Null where it is infinite: letting every combination differ leaves nothing unexplained, and p is 0. */
  f: number | null;
  df1: number;
  df2: number;
  p: number;
  /** Largest deviation from the common effect, in points; null where it is not looked for. */
  largest: number | null;
}

/** Effects on one item, with the covariance of all estimated ones, in points². */
export interface ItemEffects {
  item: AdjustedItem;
  answers: number;
  /** Services × channels with answers. */
  units: number;
  /** Parts of the graph of units and modes that nothing connects. */
  components: number;
  modes: ModeEffect[];
  /** The same by channel, of those in which any can be told; of none in tables made before it was kept. */
  classes: ChannelModes[];
  mix: MixEffect[];
  /** Names of the rows and columns of the covariance. */
  keys: CoefficientKey[];
  covariance: number[][];
  /** Service by channel: does the like-for-like score mean the same everywhere? */
  interaction: InteractionTest | null;
  /** Unit by mode: is the effect of a mode the same everywhere? */
  modeInteraction: InteractionTest | null;
}

/** Variance s²_b between the true values of services, points², by measure; absent where it could not be estimated. */
export type ServiceSpread = Partial<Record<Measure, number>>;

/** What the public is told of the counts of a table, by their keys. */
export interface ToldKeys {
  /** Those that are told. */
  counts: readonly string[];
  /** Those of the others beside which no effect stands either: it would say how many they are at least. */
  silent: readonly string[];
}

/** A frozen mode table. */
export interface ModeTable {
  version: string;
  window: { from: Day; to: Day };
  madeAt: Date;
  methodVersion: string;
  items: ItemEffects[];
  /** How much services really differed in its window; of nothing in tables made before it was kept. */
  spread: ServiceSpread;
  /** What the public is told; null in tables made before it was decided when they were frozen. */
  told?: ToldKeys | null;
}

/** National transactions of one channel and segment. */
export interface MixShare {
  channel: Channel;
  /** UUID or UNKNOWN_SEGMENT. */
  segment: string;
  count: number;
}

/** The mix everybody is compared at, frozen for a calendar year. */
export interface ReferenceMix {
  year: number;
  weighting: Weighting;
  period: { from: Day; to: Day };
  total: number;
  madeAt: Date;
  shares: MixShare[];
}
