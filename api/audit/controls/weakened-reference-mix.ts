import type { ModeTable, ReferenceMix } from '../../src/modules/results/mode-table/mode-table.ts';
import { isFew } from '../../src/modules/results/mode-table/public-effect.rules.ts';
import { ofParts } from '../../src/modules/results/mode-table/public-reference-mix.rules.ts';
import { toldShares } from '../../src/modules/results/mode-table/told-shares.rules.ts';

/** A mix made of answers of which every part of 10 answers and more is told, whatever it tells of smaller ones. */
export const referenceMixBySize = (mix: ReferenceMix): ReferenceMix =>
  mix.weighting === 'FLOW'
    ? mix
    : ofParts(
        mix,
        mix.shares.filter(({ count }) => !isFew({ answers: count })),
      );

/** A mix made of answers whose parts are told by the rule, but exactly. */
export function referenceMixExact(mix: ReferenceMix, table: ModeTable | null): ReferenceMix {
  const shares = [...toldShares(mix.shares, table)];
  return { ...mix, shares, total: shares.reduce((sum, { count }) => sum + count, 0) };
}
