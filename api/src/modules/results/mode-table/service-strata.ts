import type { ClientBase } from 'pg';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import { SOURCE_CLASSES_OF } from '../figure-query.ts';
import { type Stratum, stratumOf } from '../scores/stratum.ts';
import { readTallies } from '../tally.repository.ts';
import { tallyRanges } from '../tally-ranges.ts';

/** Strata of the score stream of all services for external clients. */
export async function readServiceStrata(
  client: ClientBase,
  directory: Pick<Directory, 'all'>,
  period: DayRange,
): Promise<Stratum[]> {
  const services = directory.all('SERVICE').filter(({ audience }) => audience === 'EXTERNAL');
  const rows = await readTallies(
    client,
    {
      subjectIds: services.map(({ id }) => id),
      sourceClasses: SOURCE_CLASSES_OF.SCORE,
      ranges: tallyRanges(period),
      groupBy: 'stratum',
    },
    new Set(['EASE', 'TIME']),
  );
  return rows.map((row) => stratumOf(row.subjectId, row));
}
