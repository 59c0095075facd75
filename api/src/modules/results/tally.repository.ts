import type { Item } from '@otklik/schema';
import type { ClientBase, Pool } from 'pg';
import type { Day } from '../../kernel/calendar.ts';
import { CORE_ITEMS, emptyTally, INDEX_PAIRS, majorOf, PAIR_SUMS, type Tally } from './tally.ts';
import { type TallyRequest, tallyStatement } from './tally-source.ts';

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
/** Columns of all parts, in the order in which months remember their sums. */
export const ALL_COLUMNS = columnsOf(ALL_PARTS).map(([name]) => name);

const NO_COUNTS = Object.freeze([0, 0, 0, 0, 0, 0]) as unknown as number[];
const NO_PAIR = Object.freeze({ n: 0, a: 0, b: 0, ab: 0 });
/** Where the sums of an item, and of a pair, begin among those of all parts. */
const FIRST_OF_ITEM = Object.fromEntries(
  CORE_ITEMS.map((item) => [item, ALL_COLUMNS.indexOf(`${item.toLowerCase()}_n0`)]),
) as Record<(typeof CORE_ITEMS)[number], number>;
const FIRST_OF_PAIR = Object.fromEntries(
  INDEX_PAIRS.map((pair) => [pair, ALL_COLUMNS.indexOf(`${pair.toLowerCase()}_n`)]),
) as Record<(typeof INDEX_PAIRS)[number], number>;

/**
 * The tally of sums of all parts, with those that are asked for. Whoever gets it reads it only: what is not asked for is
 * the same zeros each time.
 * @param from where in the sums its own begin
 */
export function tallyOfAll(
  sums: ArrayLike<number>,
  from: number,
  parts: ReadonlySet<TallyPart>,
  version: string,
): Tally {
  const counts = (item: (typeof CORE_ITEMS)[number]) => {
    if (item !== 'SAT' && !parts.has(item)) return NO_COUNTS;
    const at = from + FIRST_OF_ITEM[item];
    return [sums[at]!, sums[at + 1]!, sums[at + 2]!, sums[at + 3]!, sums[at + 4]!, sums[at + 5]!];
  };
  const pair = (name: (typeof INDEX_PAIRS)[number]) => {
    if (!parts.has('PAIRS')) return NO_PAIR;
    const at = from + FIRST_OF_PAIR[name];
    return { n: sums[at]!, a: sums[at + 1]!, b: sums[at + 2]!, ab: sums[at + 3]! };
  };
  return {
    counts: { SAT: counts('SAT'), EASE: counts('EASE'), TIME: counts('TIME'), RESULT: counts('RESULT') },
    pairs: { SAT_EASE: pair('SAT_EASE'), SAT_TIME: pair('SAT_TIME'), EASE_TIME: pair('EASE_TIME') },
    instrumentVersions: [version],
  };
}

/** Where the columns of these parts stand among those of all parts. */
export const positionsOf = (parts: ReadonlySet<TallyPart>): number[] =>
  columnsOf(parts).map(([name]) => ALL_COLUMNS.indexOf(name));

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
