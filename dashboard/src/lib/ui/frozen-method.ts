/** Shapes of the frozen parts of the method, as the api sends them. */
import type { Channel, Item, Mode, ModeEffectBasis, ModeEffectReason, Weighting } from '@otklik/schema';

/** How much higher answers in a mode come out than on the web. Points of 0–100. */
export interface ModeEffect {
  mode: Mode;
  /** Null where it cannot be identified. */
  effect: number | null;
  standardError: number | null;
  answers: number;
  referenceAnswers: number;
  basis: ModeEffectBasis;
  usable: boolean;
  reason: ModeEffectReason | null;
}

/** Effects of modes as the answers of one channel alone tell them. No figure is adjusted by them. */
export interface ChannelModes {
  channel: Channel;
  modes: readonly ModeEffect[];
}

/** How much higher a channel or segment comes out within the same services. Points of 0–100. */
export interface MixEffect {
  factor: 'CHANNEL' | 'SEGMENT';
  /** Code of the channel, or global id of the segment; null: unknown. */
  key: Channel | string | null;
  effect: number | null;
  standardError: number | null;
  answers: number;
  /** The one that the others are measured against. */
  reference: boolean;
}

/** Effects of modes, channels and segments on the answers to one item. */
export interface ModeTableItem {
  item: Item;
  answers: number;
  units: number;
  /** Largest difference between channels of the effect of a mode, points. */
  modeInteraction: { largest: number | null } | null;
  /** Whether it is one that figures caution about. */
  modesVary: boolean;
  /** Whether effects hold alike everywhere, a sentence for each test. */
  tests: readonly string[];
  modes: readonly ModeEffect[];
  /** Of nothing where effects do not vary, or where the table was frozen before they were kept. */
  classes: readonly ChannelModes[];
  mix: readonly MixEffect[];
}

/** A frozen mode table. Days are `YYYY-MM-DD`, `madeAt` is an ISO instant. */
export interface ModeTable {
  version: string;
  madeAt: string;
  methodVersion: string;
  period: { from: string; to: string };
  items: readonly ModeTableItem[];
}

/** Share of one channel and segment in the reference mix, in percent; `segment` is null where it is not known. */
export interface MixShare {
  channel: Channel;
  segment: string | null;
  percent: number;
}

/** The frozen reference mix of a calendar year. */
export interface ReferenceMix {
  year: number;
  weighting: Weighting;
  madeAt: string;
  period: { from: string; to: string };
  shares: readonly MixShare[];
}

/** A segment by its global id. */
export interface SegmentName {
  id: string;
  name: string;
}

/** Shares added up by channel, largest first, in percent. */
export function sharesByChannel(shares: readonly MixShare[]): { channel: Channel; percent: number }[] {
  const sums = new Map<Channel, number>();
  for (const { channel, percent } of shares) sums.set(channel, (sums.get(channel) ?? 0) + percent);
  return [...sums].map(([channel, percent]) => ({ channel, percent })).sort((a, b) => b.percent - a.percent);
}
