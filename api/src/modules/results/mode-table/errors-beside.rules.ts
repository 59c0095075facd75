import type { CountRange } from '../../../statistics/index.ts';
import { EVERYWHERE, partKey, sideKey, SIDES } from './count-keys.ts';
import { modesVaryOn } from './interaction.rules.ts';
import type { ItemEffects, ModeEffect } from './mode-table.ts';
import { countsByError, exactError, toldError } from './public-error.rules.ts';
import { publicCount } from './public-effect.rules.ts';

/** The fewest and the most answers that the errors beside a count leave possible, by its key. */
export type BoundsByErrors = (key: string) => CountRange;

/**
 * What the errors of an item would tell of its counts if all of them were told, for an outsider who knows everything
 * else: each of both sides of its effect, of a mode in the mode and on the web, of a channel or segment its own and
 * those of the reference.
 */
export function errorsBeside(own: ItemEffects): BoundsByErrors {
  const { item, modes, classes, mix, keys, covariance } = own;
  const ranges = new Map<string, CountRange>();
  const add = (standardError: number | null, variance: number | undefined, sides: readonly [string, number][]) => {
    const n = Math.min(...sides.map(([, count]) => publicCount(count)));
    const told = standardError === null || n === 0 ? null : toldError(standardError, n);
    if (!told) return;
    for (const [key, count] of sides) {
      const range = countsByError(count, exactError(standardError!, variance), told);
      const known = ranges.get(key) ?? { low: 0, high: Infinity };
      ranges.set(key, { low: Math.max(known.low, range.low), high: Math.min(known.high, range.high) });
    }
  };
  const varianceOf = (name: string): number | undefined => {
    const at = keys.findIndex((key) => key === name);
    return covariance[at]?.[at];
  };
  const addModes = (effects: readonly ModeEffect[], channel: string) => {
    for (const effect of effects) {
      const { mode, standardError } = effect;
      const variance = channel === EVERYWHERE ? varianceOf(`MODE:${mode}`) : undefined;
      add(
        standardError,
        variance,
        SIDES.map((side) => [sideKey(item, mode, side, channel), effect[side]]),
      );
    }
  };
  addModes(modes, EVERYWHERE);
  if (modesVaryOn(own)) for (const { channel, modes: inChannel } of classes) addModes(inChannel, channel);
  for (const part of mix) {
    const reference = mix.find(({ factor, isReference }) => isReference && factor === part.factor);
    if (part.isReference) continue;
    const sides = [part, ...(reference ? [reference] : [])];
    add(
      part.standardError,
      varianceOf(`${part.factor}:${part.key}`),
      sides.map((one) => [partKey(item, one), one.answers]),
    );
  }
  return (key) => ranges.get(key) ?? { low: 0, high: Infinity };
}
