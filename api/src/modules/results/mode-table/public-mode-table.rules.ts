import { modesVaryOn } from './interaction.rules.ts';
import type { CoefficientKey, ModeTable, ReferenceMix } from './mode-table.ts';
import { publicClasses } from './public-classes.rules.ts';
import { isFew, isFewOfMode, publicCount, publicModeCounts } from './public-effect.rules.ts';

/**
 * A mode table as the public sees it: counts to the nearest 5, and 0 for fewer than 10. What is known of an effect from
 * so few answers is left out with all that would tell of it.
 */
export function publicModeTable(table: ModeTable): ModeTable {
  return {
    ...table,
    items: table.items.map((item) => {
      const modes = item.modes.map((mode) => ({
        ...mode,
        ...(isFewOfMode(mode) && { effect: null, standardError: null }),
        ...publicModeCounts(mode),
      }));
      const mix = item.mix.map((part) => ({
        ...part,
        ...(isFew(part) && !part.isReference && { effect: null, standardError: null }),
        answers: publicCount(part.answers),
      }));
      const withheld = new Set<CoefficientKey>([
        ...item.modes.filter(isFew).map(({ mode }): CoefficientKey => `MODE:${mode}`),
        ...item.mix.filter(isFew).map(({ factor, key }): CoefficientKey => `${factor}:${key}`),
      ]);
      const kept = item.keys.flatMap((key, at) => (withheld.has(key) ? [] : [at]));
      return {
        ...item,
        answers: publicCount(item.answers),
        modes,
        classes: modesVaryOn(item) ? publicClasses(item) : [],
        mix,
        keys: kept.map((at) => item.keys[at]!),
        covariance: kept.map((row) => kept.map((column) => item.covariance[row]![column]!)),
      };
    }),
  };
}

/** A reference mix as the public sees it. Where it is made of answers its parts are counts of them, to the nearest 5. */
export function publicReferenceMix(mix: ReferenceMix): ReferenceMix {
  if (mix.weighting === 'FLOW') return mix;
  const shares = mix.shares
    .map((share) => ({ ...share, count: publicCount(share.count) }))
    .filter(({ count }) => count > 0);
  return { ...mix, shares, total: shares.reduce((sum, { count }) => sum + count, 0) };
}
