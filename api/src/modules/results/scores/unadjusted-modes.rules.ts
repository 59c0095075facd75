import type { Mode } from '@otklik/schema';

/**
 * Shares of the modes that are left in a figure which is the mean of several items: what a mode does to the index is the
 * mean of what it does to each item, also where its effect is known for one of them alone.
 * @param items of each item the shares, 0–1, of the modes whose effect could not be taken out
 */
export function meanOfUnadjusted(items: readonly ReadonlyMap<Mode, number>[]): Map<Mode, number> {
  const left = new Map<Mode, number>();
  for (const unadjusted of items)
    for (const [mode, share] of unadjusted) left.set(mode, (left.get(mode) ?? 0) + share / items.length);
  return left;
}
