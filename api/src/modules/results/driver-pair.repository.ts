import type { Channel, Item, Language, Mode, SourceClass } from '@otklik/schema';
import type { ClientBase, Pool } from 'pg';
import { prepared } from '../../database/prepared.ts';
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

/** What a row of sums is of: pairs among SAT, EASE and TIME, of each of these with one other item, or of two other items. */
type SumsOf = 'CORE' | 'WITH' | 'AMONG';
/** Columns of a row before its sums: subject, version, what they are of, and the items that are not among the first three. */
const NAMES = 5;

/**
 * Sums of all pairs among SAT, EASE, TIME and the other items of a subject, one a version of the questionnaire. The
 * pairs of SAT, EASE and TIME are those of all ratings, whether or not they have other answers. RESULT and REPEAT, which
 * are facts, and "does not apply" are in none. Each tally is gone through once, whatever pairs it holds.
 */
export async function readDriverPairs(client: ClientBase | Pool, request: DriverPairRequest): Promise<DriverPair[]> {
  const { subjectIds, sourceClasses, months, filter = {} } = request;
  // A plan for one subject is good for any other.
  const [subject, ...others] = subjectIds;
  const isOne = subject !== undefined && others.length === 0;
  const values: unknown[] = [isOne ? subject : subjectIds, sourceClasses, months.first, months.last];
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
  const cells = `
    select cell.id, cell.subject_id, cell.instrument_version from cell
    ${isWhole ? '' : 'join touchpoint on touchpoint.id = cell.touchpoint_id'}
    where cell.subject_id ${isOne ? '= $1' : '= any ($1::uuid[])'} and cell.source_class = any ($2::text[])
      and cell.touchpoint_id is ${isWhole ? 'null' : 'not null'}
      ${restrictions.map(({ column, condition }) => `and ${column === 'channel' ? 'touchpoint' : 'cell'}.${column} ${condition}`).join(' ')}`;
  const sums = (prefix: string) => SUMS.map((sum) => `sum(t.${prefix}${sum})::float8`);
  const noSums = SUMS.map(() => 'null::float8');
  const select = (of: SumsOf, [a, b]: readonly [string, string], columns: readonly string[]) =>
    `select subject_id, instrument_version, '${of}', ${a}, ${b}, ${columns.join(', ')}`;
  const ofCore = `
    ${select(
      'CORE',
      ['null', 'null'],
      INDEX_PAIRS.flatMap(([a, b]) => sums(`${a}_${b}_`.toLowerCase())),
    )}
    from own join core_tally t on t.cell_id = own.id and t.level = '${isWhole ? 'S' : 'F'}' and t.grain = 'M'
    where t.starts_on between $3 and $4 group by 1, 2`;
  const ofDrivers = `
    ${select(
      'WITH',
      ['null', 't.item'],
      INDEX_ITEMS.flatMap((item) => sums(`${item}_`.toLowerCase())),
    )}
    from own join driver_tally t on t.cell_id = own.id where t.month between $3 and $4 group by 1, 2, t.item`;
  const amongDrivers = `
    ${select('AMONG', ['t.item_a', 't.item_b'], [...sums(''), ...noSums, ...noSums])}
    from own join driver_pair_tally t on t.cell_id = own.id
    where t.month between $3 and $4 group by 1, 2, t.item_a, t.item_b`;
  const statement = {
    text: `with own as materialized (${cells}) ${[ofCore, ofDrivers, amongDrivers].join(' union all ')}`,
    values,
    rowMode: 'array' as const,
  };
  const { rows } = await client.query<(string | number | null)[]>(isOne && isWhole ? prepared(statement) : statement);
  return rows.flatMap((row) => pairsOfRow(row)).filter(({ n }) => n > 0);
}

/** The pairs whose sums are in a row, also those of no answers. */
function pairsOfRow(row: readonly (string | number | null)[]): DriverPair[] {
  const [subjectId, instrumentVersion, of, itemA, itemB] = row as [string, string, SumsOf, Item, Item];
  const pairs: readonly (readonly [Item, Item])[] = {
    CORE: INDEX_PAIRS,
    WITH: INDEX_ITEMS.map((item) => [item, itemB] as const),
    AMONG: [[itemA, itemB] as const],
  }[of];
  return pairs.map(([a, b], place): DriverPair => {
    const first = NAMES + SUMS.length * place;
    const sum = (name: (typeof SUMS)[number]) => row[first + SUMS.indexOf(name)] as number;
    const sums = { sumA: sum('a'), sumB: sum('b'), sumAB: sum('ab'), sumAA: sum('aa'), sumBB: sum('bb') };
    return { subjectId, instrumentVersion, itemA: a, itemB: b, n: sum('n'), ...sums };
  });
}
