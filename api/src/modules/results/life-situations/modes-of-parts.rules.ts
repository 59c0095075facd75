import type { ModeAdjustment } from '@otklik/schema';
import type { EstimateValue } from '../estimate-value.ts';

/** From what says most to what says nothing against a figure. */
const WORST_FIRST: readonly (ModeAdjustment | null)[] = ['NOT_ADJUSTED', 'PARTLY', 'ADJUSTED', 'NOT_NEEDED', null];

/** What is said of a figure about the modes of its answers. */
export type ModesOfFigure = Pick<EstimateValue, 'modeAdjustment' | 'modeReason' | 'modesVary' | 'modeTable'>;

/**
 * What is said of the modes of a figure that is made of others: the worst that is said of one of them, with its reason, and
 * the mode table that they share.
 * @param parts at least one, the weightiest first: of those that are as bad the first names the reason
 */
export function modesOfParts(parts: readonly ModesOfFigure[]): ModesOfFigure {
  const [worst] = parts.toSorted(
    (a, b) => WORST_FIRST.indexOf(a.modeAdjustment) - WORST_FIRST.indexOf(b.modeAdjustment),
  );
  return {
    modeAdjustment: worst!.modeAdjustment,
    modeReason: worst!.modeReason,
    modesVary: parts.some(({ modesVary }) => modesVary),
    modeTable: parts.find(({ modeTable }) => modeTable !== null)?.modeTable ?? null,
  };
}
