import type { ReferenceMix } from '../../src/modules/results/mode-table/mode-table.ts';
import { isFew } from '../../src/modules/results/mode-table/public-effect.rules.ts';
import { ofParts } from '../../src/modules/results/mode-table/public-reference-mix.rules.ts';

/** A mix made of answers of which every part of 10 answers and more is told, whatever it tells of smaller ones. */
export const referenceMixBySize = (mix: ReferenceMix): ReferenceMix =>
  mix.weighting === 'FLOW'
    ? mix
    : ofParts(
        mix,
        mix.shares.filter(({ count }) => !isFew({ answers: count })),
      );
