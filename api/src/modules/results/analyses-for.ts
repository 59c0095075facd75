import type { Instruments } from '../methodology/index.ts';
import type { FigureSources } from './figures-for.ts';
import { FlowReader } from './scores/flow-reader.ts';
import { StaffAnalyses } from './staff-analyses.ts';
import { TallyReader } from './tally-reader.ts';
import { FixedMixMonths } from './trends/fixed-mix-months.ts';

/**
 * Trends, life situations and drivers for one request of a member of staff.
 * @param authorityIds UUIDs of the authorities whose figures the viewer owns
 */
export function analysesFor(
  authorityIds: ReadonlySet<string>,
  { tallies, months, directory, clock, method, instruments }: FigureSources & { instruments: Instruments },
): StaffAnalyses {
  return new StaffAnalyses({
    reader: new TallyReader(tallies, directory, months),
    flow: new FlowReader(tallies, directory),
    method,
    directory,
    instruments,
    clock,
    pool: tallies,
    authorityIds,
  });
}

/** Scores on a fixed mix for the verdicts of one request, of staff or of the public. */
export function fixedMixFor({ tallies, directory, clock, method }: FigureSources): FixedMixMonths {
  return new FixedMixMonths({
    pool: tallies,
    flow: new FlowReader(tallies, directory),
    method,
    directory,
    clock,
  });
}
