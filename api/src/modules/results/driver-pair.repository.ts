import type { Channel, Item, Language, Mode, SourceClass } from '@otklik/schema';
import type { ClientBase, Pool } from 'pg';
import type { Day } from '../../kernel/calendar.ts';
import type { DriverPair } from './driver-pair.ts';

/** Which pairs to add up. */
export interface DriverPairRequest {
  /** UUIDs of subjects of any kind. */
  subjectIds: readonly string[];
  sourceClasses: readonly SourceClass[];
  /** First days of the first and the last month. */
  months: { first: Day; last: Day };
  /** Restrict to these; an empty filter reads the coarse cell of the subject as a whole. */
  filter?: {
    channels?: readonly Channel[];
    modes?: readonly Mode[];
    segmentIds?: readonly string[];
    languages?: readonly Language[];
  };
}

const SUMS = ['n', 'a', 'b', 'ab', 'aa', 'bb'] as const;
const INDEX_ITEMS = ['SAT', 'EASE', 'TIME'] as const;
const INDEX_PAIRS = [
  ['SAT', 'EASE'],
  ['SAT', 'TIME'],
  ['EASE', 'TIME'],
] as const;

/**
 * Sums of all pairs among SAT, EASE, TIME and the other items of a subject, one a version of the questionnaire. The
 * pairs of SAT, EASE and TIME are those of all ratings, whether or not they have other answers. RESULT and REPEAT, which
 * are facts, and "does not apply" are in none.
 */
export async function readDriverPairs(client: ClientBase | Pool, request: DriverPairRequest): Promise<DriverPair[]> {
  const { subjectIds, sourceClasses, months, filter = {} } = request;
  const values: unknown[] = [subjectIds, sourceClasses, months.first, months.last];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const allowed = [
    ['channel', filter.channels, 'text'],
    ['mode', filter.modes, 'text'],
    ['segment_id', filter.segmentIds, 'uuid'],
    ['language', filter.languages, 'text'],
  ] as const;
  const restrictions = allowed.flatMap(([column, list, type]) =>
    list ? [{ column, condition: `= any (${bind(list)}::${type}[])` }] : [],
  );
  const isWhole = restrictions.length === 0;
  const sums = (prefix: string) => SUMS.map((sum) => `sum(${prefix}${sum})::float8 as ${sum}`).join(', ');
  const cells = `
    select cell.id, cell.subject_id, cell.instrument_version from cell
    ${isWhole ? '' : 'join touchpoint on touchpoint.id = cell.touchpoint_id'}
    where cell.subject_id = any ($1::uuid[]) and cell.source_class = any ($2::text[])
      and cell.touchpoint_id is ${isWhole ? 'null' : 'not null'}
      ${restrictions.map(({ column, condition }) => `and ${column === 'channel' ? 'touchpoint' : 'cell'}.${column} ${condition}`).join(' ')}`;
  const ofCore = INDEX_PAIRS.map(
    ([a, b]) => `
    select subject_id, instrument_version, '${a}' as item_a, '${b}' as item_b, ${sums(`t.${a}_${b}_`.toLowerCase())}
    from own join core_tally t on t.cell_id = own.id and t.level = '${isWhole ? 'S' : 'F'}' and t.grain = 'M'
    where t.starts_on between $3 and $4 group by 1, 2`,
  );
  const ofDrivers = INDEX_ITEMS.map(
    (item) => `
    select subject_id, instrument_version, '${item}', t.item, ${sums(`t.${item.toLowerCase()}_`)}
    from own join driver_tally t on t.cell_id = own.id where t.month between $3 and $4 group by 1, 2, 4`,
  );
  const amongDrivers = `
    select subject_id, instrument_version, t.item_a, t.item_b, ${sums('t.')}
    from own join driver_pair_tally t on t.cell_id = own.id where t.month between $3 and $4 group by 1, 2, 3, 4`;
  const { rows } = await client.query<Record<string, string | number>>(
    `with own as materialized (${cells}) ${[...ofCore, ...ofDrivers, amongDrivers].join(' union all ')}`,
    values,
  );
  return rows
    .filter(({ n }) => (n as number) > 0)
    .map((row) => ({
      subjectId: row.subject_id as string,
      instrumentVersion: row.instrument_version as string,
      itemA: row.item_a as Item,
      itemB: row.item_b as Item,
      n: row.n as number,
      sumA: row.a as number,
      sumB: row.b as number,
      sumAB: row.ab as number,
      sumAA: row.aa as number,
      sumBB: row.bb as number,
    }));
}
