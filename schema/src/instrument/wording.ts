import type { LocalizedText } from '../enums.ts';
import type { Level } from './types.ts';

/** The same wording at every level named. */
export function sameAt<L extends Level>(levels: readonly L[], text: LocalizedText): Record<L, LocalizedText> {
  return Object.fromEntries(levels.map((level) => [level, text])) as Record<L, LocalizedText>;
}

/** Every level except the life situation: what was used is one service or one touchpoint. */
export const SINGLE = ['SERVICE', 'INTERNAL', 'TOUCHPOINT', 'SUPERVISION'] as const;

/** Every level. */
export const EVERYWHERE = [...SINGLE, 'LIFE_SITUATION'] as const;
