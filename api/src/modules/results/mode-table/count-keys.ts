import type { MixEffect } from './mode-table.ts';

/** Both sides of an effect: answers in the mode, and on the web beside them. */
export const SIDES = ['answers', 'referenceAnswers'] as const;
export type Side = (typeof SIDES)[number];

/** All channels together. */
export const EVERYWHERE = 'ALL';
/** Channels that a table keeps no effects of. */
export const ELSEWHERE = 'ELSEWHERE';

/** Keys of the counts of a mode table, each once: of all answers to an item, */
export const wholeKey = (item: string): string => item;
/** of a channel or segment, */
export const partKey = (item: string, { factor, key }: Pick<MixEffect, 'factor' | 'key'>): string =>
  `${item} ${factor} ${key}`;
/** of a channel and segment at once, which no table tells, */
export const crossingKey = (item: string, channel: string, segment: string): string =>
  `${item} CROSSING ${channel} ${segment}`;
/** and of one side of the effect of a mode, in a channel or everywhere. */
export const sideKey = (item: string, mode: string, side: Side, channel: string): string =>
  `${item} ${side} ${mode} ${channel}`;
/** Key of the same count of answers to SAT, which everybody answers who answers any item. */
export const keyOfSat = (key: string): string => key.replace(/^\w+/, 'SAT');
