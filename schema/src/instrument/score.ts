import type { Item } from '../enums.ts';
import { ITEM_DEFINITIONS } from './items.ts';

/**
 * Score of one answer, 0–100: 100·(v − 1)/4 on rating scales. Null for facts, for 0 ("does not
 * apply") and for a value outside the scale. Source: METHODOLOGY, the 0/25/50/75/100 mapping.
 */
export function scoreOf(item: Item, value: number): number | null {
  return ITEM_DEFINITIONS[item].options.find((option) => option.value === value)?.score ?? null;
}
