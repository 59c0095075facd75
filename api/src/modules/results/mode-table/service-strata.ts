import type { Language, Mode, SourceClass } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import { SOURCE_CLASSES_OF } from '../figure-query.ts';
import { cellNames } from '../tally-source.ts';
import { readTallies, type TallyPart } from '../tally.repository.ts';
import { tallyRanges } from '../tally-ranges.ts';
import type { EffectStratum } from './mode-cells.rules.ts';
import { UNKNOWN_SEGMENT } from './mode-table.ts';

/**
 * Strata of the score stream of all services for external clients, languages apart.
 * @param parts what is read of them beside the counts of SAT
 */
export async function readServiceStrata(
  client: ClientBase,
  directory: Pick<Directory, 'all' | 'get'>,
  period: DayRange,
  parts: readonly TallyPart[] = ['EASE', 'TIME'],
): Promise<EffectStratum[]> {
  const services = directory.all('SERVICE').filter(({ audience }) => audience === 'EXTERNAL');
  const rows = await readTallies(
    client,
    {
      subjectIds: services.map(({ id }) => id),
      sourceClasses: SOURCE_CLASSES_OF.SCORE,
      ranges: tallyRanges(period),
      groupBy: 'CELL',
    },
    new Set(parts),
  );
  return rows.map(({ subjectId, key, tally }) => {
    const cell = cellNames(key!);
    return {
      subjectId,
      channel: directory.get('TOUCHPOINT', cell.touchpoint_id).channel,
      mode: cell.mode as Mode,
      segment: cell.segment_id || UNKNOWN_SEGMENT,
      language: cell.language as Language,
      sourceClass: cell.source_class as SourceClass,
      tally,
    };
  });
}
