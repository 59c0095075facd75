import type { Language, Mode, SourceClass } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import { SOURCE_CLASSES_OF } from '../figure-query.ts';
import { cellNames } from '../tally-source.ts';
import { readTallies, type TallyPart, type TallyRow } from '../tally.repository.ts';
import { tallyRanges } from '../tally-ranges.ts';
import type { EffectStratum } from './mode-cells.rules.ts';
import { UNKNOWN_SEGMENT } from './mode-table.ts';

/** The services whose answers effects are estimated from. */
export const servicesForEffects = (directory: Pick<Directory, 'all'>): string[] =>
  directory.all('SERVICE').flatMap(({ id, audience }) => (audience === 'EXTERNAL' ? id : []));

/** Full cells as strata, languages apart. */
export const effectStrata = (rows: readonly TallyRow[], directory: Pick<Directory, 'get'>): EffectStratum[] =>
  rows.map(({ subjectId, key, tally }) => {
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

/**
 * Strata of the score stream of all services for external clients, languages apart, in one snapshot with what else the
 * client reads.
 * @param parts what is read of them beside the counts of SAT
 */
export async function readServiceStrata(
  client: ClientBase,
  directory: Pick<Directory, 'all' | 'get'>,
  period: DayRange,
  parts: readonly TallyPart[] = ['EASE', 'TIME'],
): Promise<EffectStratum[]> {
  const rows = await readTallies(
    client,
    {
      subjectIds: servicesForEffects(directory),
      sourceClasses: SOURCE_CLASSES_OF.SCORE,
      ranges: tallyRanges(period),
      groupBy: 'CELL',
    },
    new Set(parts),
  );
  return effectStrata(rows, directory);
}
