import type { Instruments } from '../methodology/index.ts';
import type { FigureSources } from './figures-for.ts';
import { FlowReader } from './scores/flow-reader.ts';
import { StaffAnalyses } from './staff-analyses.ts';
import { TallyReader } from './tally-reader.ts';

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
