import type { ClientBase } from 'pg';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import { SOURCE_CLASSES_OF } from '../figure-query.ts';
import { cellStrata } from '../scores/cell-strata.ts';
import { readTallies, type TallyPart } from '../tally.repository.ts';
import { tallyRanges } from '../tally-ranges.ts';
import type { EffectStratum } from './mode-cells.rules.ts';

/** The services whose answers effects are estimated from. */
export const servicesForEffects = (directory: Pick<Directory, 'all'>): string[] =>
  directory.all('SERVICE').flatMap(({ id, audience }) => (audience === 'EXTERNAL' ? id : []));

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
  return cellStrata(rows, directory);
}
