import type { FigureFilter } from './figure-query.ts';
import type { StratumName } from './month-strata.ts';
import type { TallyRequest } from './tally-source.ts';

/** Which strata a question is about. */
export interface StrataQuestion {
  sourceClasses: TallyRequest['sourceClasses'];
  filter: FigureFilter | null;
}

/** True for a filter that is about what strata are told apart by. */
export const isOfStrata = (filter: FigureFilter | null): boolean => !filter?.touchpointIds && !filter?.languages;

/** Whether a question is about a stratum. */
export function isWanted(
  { channel, mode, segment, sourceClass }: StratumName,
  { sourceClasses, filter }: StrataQuestion,
): boolean {
  return (
    sourceClasses.includes(sourceClass) &&
    (!filter?.channels || filter.channels.includes(channel)) &&
    (!filter?.modes || filter.modes.includes(mode)) &&
    (!filter?.segmentIds || filter.segmentIds.includes(segment))
  );
}
