import type { MixShare, ModeTable, ReferenceMix } from './mode-table.ts';
import { publicCount } from './public-effect.rules.ts';
import { toldShares } from './told-shares.rules.ts';

/**
 * A reference mix as the public sees it. Where it is made of answers its parts are counts of them, to the nearest 5,
 * without those of fewer than 10 and those that would tell of them, or of what the mode table of the same days withholds.
 */
export const publicReferenceMix = (mix: ReferenceMix, table: ModeTable | null): ReferenceMix =>
  mix.weighting === 'FLOW' ? mix : ofParts(mix, toldShares(mix.shares, table));

/** A mix of some of its parts, to the nearest 5. */
export function ofParts(mix: ReferenceMix, parts: readonly MixShare[]): ReferenceMix {
  const shares = parts.map((share) => ({ ...share, count: publicCount(share.count) }));
  return { ...mix, shares, total: shares.reduce((sum, { count }) => sum + count, 0) };
}
