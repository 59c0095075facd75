import type { Instruments } from '../methodology/index.ts';
import type { FigureSources } from './figures-for.ts';
import { StaffAnalyses } from './staff-analyses.ts';
import { FixedMixMonths } from './trends/fixed-mix-months.ts';

/**
 * Trends, life situations and drivers for one request of a member of staff.
 * @param authorityIds UUIDs of the authorities whose figures the viewer owns
 */
export function analysesFor(
  authorityIds: ReadonlySet<string>,
  { tallies, readers, directory, clock, method, instruments }: FigureSources & { instruments: Instruments },
): StaffAnalyses {
  return new StaffAnalyses({
    ...readers,
    method,
    directory,
    instruments,
    clock,
    pool: tallies,
    authorityIds,
  });
}

/** Scores on a fixed mix for the verdicts of one request, of staff or of the public. */
export function fixedMixFor({ tallies, readers, directory, clock, method }: FigureSources): FixedMixMonths {
  return new FixedMixMonths({
    pool: tallies,
    flow: readers.flow,
    remembered: readers.remembered,
    method,
    directory,
    clock,
  });
}
