import type { ShownModeItem, ShownModeTable } from '../collect/mode-tables.ts';

/** Items of which a mode table has effects, the one first that everybody answers who answers any. */
export const ADJUSTED = ['SAT', 'EASE', 'TIME'] as const;

/** Name of the whole: all channels together, or all answers. */
export const EVERYWHERE = 'ALL';

/** Answers in a mode, or on the web, in units that have both. */
export const SIDES = ['answers', 'referenceAnswers'] as const;
export type Side = (typeof SIDES)[number];

/**
 * A count of answers of a mode table: of a channel or segment (`EVERYWHERE`: of all), or of one side of an effect. Of a channel
 * and segment at once no table tells it.
 */
export type TableCount =
  | { item: string; kind: 'PART'; factor: 'CHANNEL' | 'SEGMENT'; key: string }
  | { item: string; kind: 'CROSSING'; channel: string; segment: string }
  | { item: string; kind: 'WHOLE' }
  | { item: string; kind: 'EFFECT'; mode: string; channel: string; side: Side };

/** One key for one count, whoever counts. */
export const countKey = (count: TableCount): string => {
  if (count.kind === 'WHOLE') return `${count.item} WHOLE`;
  if (count.kind === 'PART') return `${count.item} ${count.factor} ${count.key}`;
  if (count.kind === 'CROSSING') return `${count.item} CROSSING ${count.channel} ${count.segment}`;
  return `${count.item} ${count.side} ${count.mode} ${count.channel}`;
};

/** Key of a segment that is not known. */
export const NO_SEGMENT = 'UNKNOWN';

/** Name of an effect of a mode, in a channel or everywhere, */
export const modeEffectKey = (item: string, mode: string, channel: string): string => `${item} MODE ${mode} ${channel}`;
/** and of a channel or segment. */
export const mixEffectKey = (item: string, factor: string, key: string): string => `${item} ${factor} ${key}`;

/** Every count that a table tells, withheld ones as 0, by its key. Of effects by channel those that are listed. */
export function countsOf({ items }: Pick<ShownModeTable, 'items'>): Map<string, number> {
  const shown = new Map<string, number>();
  for (const { item, answers, modes, classes, mix } of items) {
    const take = (effects: ShownModeItem['modes'], channel: string) => {
      for (const effect of effects)
        for (const side of SIDES)
          shown.set(countKey({ item, kind: 'EFFECT', mode: effect.mode, channel, side }), effect[side]);
    };
    shown.set(countKey({ item, kind: 'WHOLE' }), answers);
    for (const { factor, key, answers: n } of mix)
      shown.set(countKey({ item, kind: 'PART', factor, key: key ?? NO_SEGMENT }), n);
    take(modes, EVERYWHERE);
    for (const { channel, modes: own } of classes) take(own, channel);
  }
  return shown;
}

/** Below so many answers an effect whose count is not told is not told either; a usable one has many more. */
const FEWEST_BESIDE_EFFECT = 30;
const FEWEST_OF_USABLE = 300;

/** What the effects that are shown tell of the least of counts beside them, by key. */
export function leastOf({ items }: Pick<ShownModeTable, 'items'>): Map<string, number> {
  const least = new Map<string, number>();
  for (const { item, modes, mix } of items) {
    for (const { mode, effect, usable } of modes)
      for (const side of SIDES)
        if (effect !== null)
          least.set(
            countKey({ item, kind: 'EFFECT', mode, channel: EVERYWHERE, side }),
            usable ? FEWEST_OF_USABLE : FEWEST_BESIDE_EFFECT,
          );
    for (const { factor, key, effect, reference } of mix)
      if (effect !== null && !reference)
        least.set(countKey({ item, kind: 'PART', factor, key: key ?? NO_SEGMENT }), FEWEST_BESIDE_EFFECT);
  }
  return least;
}
