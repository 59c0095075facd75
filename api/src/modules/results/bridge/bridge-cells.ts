import type { Channel, Mode, SourceClass } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { DayRange } from '../../../kernel/calendar.ts';
import { type ModeCell, scoreCell } from '../../../statistics/index.ts';
import { isBridgeable } from '../../methodology/index.ts';
import type { Directory } from '../../registry/index.ts';

/** Items whose modes are compared. */
export type BridgedItem = 'SAT' | 'EASE' | 'TIME';

/** The segment of those who did not tell theirs. */
const UNTOLD = 'untold';

interface Row {
  subjectId: string;
  touchpointId: string;
  mode: Mode;
  sourceClass: SourceClass;
  segmentId: string | null;
  counts: number[];
}

/**
 * Answers of external clients about services, in the score stream of whole months, as the estimation of mode effects
 * takes them: a unit is a service in a channel. Read from the monthly tallies: the cost follows the cells, not the ratings.
 * @param months from the first day of a month to the last of one
 */
export async function readBridgeCells(
  client: ClientBase,
  directory: Pick<Directory, 'get' | 'all'>,
  item: BridgedItem,
  months: DayRange,
): Promise<ModeCell[]> {
  const counts = [1, 2, 3, 4, 5].map((value) => `sum(t.${item.toLowerCase()}_n${value})::float8`).join(', ');
  const services = directory.all('SERVICE').filter(({ audience }) => audience === 'EXTERNAL');
  const { rows } = await client.query<Row>(
    `select cell.subject_id as "subjectId", cell.touchpoint_id as "touchpointId", cell.mode,
       cell.source_class as "sourceClass", cell.segment_id as "segmentId", array[${counts}] as counts
     from core_tally t join cell on cell.id = t.cell_id
     where t.level = 'F' and t.grain = 'M' and t.starts_on between $1 and $2
       and cell.source_class in ('RANDOM', 'PROMPT') and cell.subject_id = any ($3::uuid[])
     group by cell.subject_id, cell.touchpoint_id, cell.mode, cell.source_class, cell.segment_id`,
    [months.from, months.to, services.map(({ id }) => id)],
  );
  return rows.flatMap(({ subjectId, touchpointId, mode, sourceClass, segmentId, counts: histogram }) => {
    const cell = scoreCell(histogram);
    if (cell.n === 0) return [];
    const touchpoint = directory.get('TOUCHPOINT', touchpointId);
    return {
      ...cell,
      unit: unitOf(subjectId, touchpoint.channel),
      mode,
      cluster: subjectId,
      segment: segmentId ?? UNTOLD,
      randomised: sourceClass === 'RANDOM' && isBridgeable(touchpoint) ? cell.n : 0,
    };
  });
}

const unitOf = (subjectId: string, channel: Channel): string => `${subjectId} ${channel}`;
