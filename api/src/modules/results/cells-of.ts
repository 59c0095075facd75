import type { Directory } from '../registry/index.ts';
import type { FigureFilter } from './figure-query.ts';
import type { TallyRequest } from './tally-source.ts';

/** The cells a filter leaves. A channel is all its touchpoints; channels and touchpoints together leave those in both. */
export function cellsOf(
  { channels, touchpointIds, modes, segmentIds, languages }: FigureFilter,
  directory: Directory,
): NonNullable<TallyRequest['cells']> {
  const ofChannels = channels?.length
    ? directory.all('TOUCHPOINT').flatMap(({ id, channel }) => (channels.includes(channel) ? [id] : []))
    : null;
  const touchpoints = touchpointIds?.length
    ? touchpointIds.filter((id) => !ofChannels || ofChannels.includes(id))
    : ofChannels;
  return {
    ...(touchpoints ? { touchpointIds: touchpoints } : {}),
    ...(modes?.length ? { modes } : {}),
    ...(segmentIds?.length ? { segmentIds } : {}),
    ...(languages?.length ? { languages } : {}),
  };
}
