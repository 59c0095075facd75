import type { Item, SourceClass } from '@otklik/schema';
import type { ClientBase, Pool } from 'pg';
import type { Day } from '../../kernel/calendar.ts';
import { MonthStrata } from './month-strata.ts';
import { type MonthCell, MonthTallies } from './month-tallies.ts';
import { CORE_ITEMS, emptyTally, INDEX_PAIRS, majorOf, PAIR_SUMS, type Tally } from './tally.ts';
import { keyOf, type TallyRequest, tallyStatement } from './tally-source.ts';

/** The tally of a subject and version, in one period and one value of a column where these were asked for. */
export interface TallyRow {
  subjectId: string;
  /** First day of the period, when a bucket was asked for. */
  bucket: Day | null;
  /** Value of the column, when grouped; null also for an unknown segment. */
  key: string | null;
  tally: Tally;
}

/** What a tally is read with beside the counts of SAT, which every rating has. What is not read stays 0. */
export const TALLY_PARTS = ['EASE', 'TIME', 'RESULT', 'PAIRS'] as const;
export type TallyPart = (typeof TALLY_PARTS)[number];

const VALUES = [0, 1, 2, 3, 4, 5];

/** A column, and where its sum goes. */
type Column = [name: string, put: (tally: Tally, sum: number) => void];

const itemColumns = (item: (typeof CORE_ITEMS)[number]): Column[] =>
  VALUES.map((value) => [`${item.toLowerCase()}_n${value}`, (tally, sum) => (tally.counts[item][value] = sum)]);
const PAIR_COLUMNS: Column[] = INDEX_PAIRS.flatMap((pair) =>
  PAIR_SUMS.map((part): Column => [`${pair.toLowerCase()}_${part}`, (tally, sum) => (tally.pairs[pair][part] = sum)]),
);
const columnsOf = (parts: ReadonlySet<TallyPart>): Column[] => [
  ...itemColumns('SAT'),
  ...CORE_ITEMS.filter((item) => item !== 'SAT' && parts.has(item)).flatMap(itemColumns),
  ...(parts.has('PAIRS') ? PAIR_COLUMNS : []),
];

/** Sums of the columns of some parts, of a subject (or what it is added to) and version, in one period and value. */
export interface SumRow {
  subjectId: string;
  version: string;
  bucket: Day | null;
  key: string | null;
  /** In the order of `columnsOf`. */
  sums: number[];
}

/**
 * Adds up the core tallies of the subjects, one a version of the questionnaire. What has no ratings has no row: a cell
 * whose ratings were all withdrawn stays, with none.
 */
export async function readTallies(
  client: ClientBase | Pool,
  request: TallyRequest,
  parts: ReadonlySet<TallyPart> = new Set(TALLY_PARTS),
): Promise<TallyRow[]> {
  return talliesOfSums(await readSums(client, request, parts), parts);
}

/** The same as sums, before it is known whether anything is left of them. */
export async function readSums(
  client: ClientBase | Pool,
  request: TallyRequest,
  parts: ReadonlySet<TallyPart>,
): Promise<SumRow[]> {
  const { text, values } = tallyStatement(
    'core_tally',
    request,
    columnsOf(parts).map(([name]) => name),
  );
  const { rows } = await client.query<(string | number | null)[]>({ text, values, rowMode: 'array' });
  return rows.map(([subjectId, version, bucket, key, ...sums]) => ({
    subjectId: subjectId as string,
    version: version as string,
    bucket: bucket as Day | null,
    key: key as string | null,
    sums: sums as number[],
  }));
}

/** The tallies that sums of these parts are; without those of no ratings. */
export function talliesOfSums(rows: Iterable<SumRow>, parts: ReadonlySet<TallyPart>): TallyRow[] {
  const columns = columnsOf(parts);
  const found: TallyRow[] = [];
  for (const { subjectId, version, bucket, key, sums } of rows) {
    const tally = emptyTally();
    columns.forEach(([, put], index) => put(tally, sums[index]!));
    // Every rating answers SAT.
    if (!tally.counts.SAT.some((count) => count > 0)) continue;
    tally.instrumentVersions = [version];
    found.push({ subjectId, bucket, key, tally });
  }
  return found;
}

const ALL_PARTS: ReadonlySet<TallyPart> = new Set(TALLY_PARTS);
const ALL_COLUMNS = columnsOf(ALL_PARTS).map(([name]) => name);

/** Where the columns of these parts stand among those of all parts. */
export const positionsOf = (parts: ReadonlySet<TallyPart>): number[] =>
  columnsOf(parts).map(([name]) => ALL_COLUMNS.indexOf(name));

/** Version of the tallies of each month that has ever changed. */
export async function readMonthVersions(client: ClientBase | Pool): Promise<Map<Day, string>> {
  const { rows } = await client.query<[Day, string]>({
    text: 'select month, sum(version)::text from tally_month_version group by month',
    rowMode: 'array',
  });
  return new Map(rows);
}

/** The version of a month that never changed since versions are counted. */
export const NEVER_CHANGED = '0';

/** Reads a month whole. One statement, so that version and tallies are of the same moment. */
export async function readMonth(client: ClientBase | Pool, month: Day): Promise<MonthTallies> {
  const { rows } = await client.query<(string | number)[]>({
    text: `
      select (select coalesce(sum(version), 0)::text from tally_month_version where month = $1),
        cell.subject_id, cell.source_class, cell.instrument_version, ${ALL_COLUMNS.map((name) => `t.${name}::float8`).join(', ')}
      from (values (1)) always left join (core_tally t join cell on cell.id = t.cell_id)
        on t.level = 'S' and t.grain = 'M' and t.starts_on = $1`,
    values: [month],
    rowMode: 'array',
  });
  const cells = new Map<string, MonthCell[]>();
  for (const [, subjectId, sourceClass, version, ...sums] of rows as [string, string | null, string, string][]) {
    // The one row of a month without tallies.
    if (subjectId === null) continue;
    const cell = { sourceClass: sourceClass as SourceClass, version, sums: Float64Array.from(sums as number[]) };
    const known = cells.get(subjectId);
    if (known) known.push(cell);
    else cells.set(subjectId, [cell]);
  }
  return new MonthTallies(rows[0]![0] as string, cells);
}

/** Reads the strata of a month. One statement, so that version and tallies are of the same moment. */
export async function readMonthStrata(client: ClientBase | Pool, month: Day): Promise<MonthStrata> {
  const { rows } = await client.query<(string | number)[]>({
    text: `
      select (select coalesce(sum(version), 0)::text from tally_month_version where month = $1),
        s.subject_id, s.key, s.instrument_version, ${ALL_COLUMNS.map((name) => `s.${name}::float8`).join(', ')}
      from (values (1)) always left join (
        select cell.subject_id, ${keyOf('stratum')} as key, cell.instrument_version,
          ${ALL_COLUMNS.map((name) => `sum(t.${name}) as ${name}`).join(', ')}
        from core_tally t join cell on cell.id = t.cell_id join touchpoint on touchpoint.id = cell.touchpoint_id
        where t.level = 'F' and t.grain = 'M' and t.starts_on = $1
        group by 1, 2, 3
      ) s on true order by s.subject_id`,
    values: [month],
    rowMode: 'array',
  });
  const strata = (rows as [string, string | null, string, string, ...number[]][]).flatMap(
    // A month without tallies has one row, of no subject.
    ([, subjectId, key, version, ...sums]) => (subjectId === null ? [] : [{ subjectId, key, version, sums }]),
  );
  return new MonthStrata(rows[0]![0] as string, strata);
}

/** n0 … n5 of an item, and the MAJOR versions in which it was answered. */
export interface ItemCounts {
  counts: number[];
  majors: ReadonlySet<string>;
}

/** Adds up n0 … n5 of an item that is not in the core tally, by subject. Who has no answers has no entry. */
export async function readItemCounts(
  client: ClientBase | Pool,
  item: Item,
  request: Omit<TallyRequest, 'bucket' | 'groupBy'>,
): Promise<Map<string, ItemCounts>> {
  const { text, values } = tallyStatement(
    'item_tally',
    request,
    VALUES.map((value) => `n${value}`),
    (bind) => `t.item = ${bind(item)}`,
  );
  const { rows } = await client.query<(string | number)[]>({ text, values, rowMode: 'array' });
  const found = new Map<string, { counts: number[]; majors: Set<string> }>();
  for (const [id, version, , , ...sums] of rows as [string, string, null, null, ...number[]][]) {
    const known = found.get(id) ?? { counts: VALUES.map(() => 0), majors: new Set() };
    if (sums.some((sum, value) => value > 0 && sum > 0)) known.majors.add(majorOf(version));
    found.set(id, { ...known, counts: known.counts.map((count, value) => count + sums[value]!) });
  }
  return found;
}
