import type { Item } from '@otklik/schema';
import type { ClientBase, Pool } from 'pg';
import { prepared } from '../../database/prepared.ts';
import type { Day } from '../../kernel/calendar.ts';
import {
  CORE_ITEMS,
  type CoreItem,
  INDEX_PAIRS,
  type IndexPair,
  majorOf,
  NO_COUNTS,
  NO_PAIR,
  PAIR_SUMS,
  type Tally,
} from './tally.ts';
import { isOfOneSubject, type TallyRequest, tallyStatement } from './tally-source.ts';

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

const itemColumns = (item: CoreItem): string[] => VALUES.map((value) => `${item.toLowerCase()}_n${value}`);
const PAIR_COLUMNS = INDEX_PAIRS.flatMap((pair) => PAIR_SUMS.map((part) => `${pair.toLowerCase()}_${part}`));
const columnsOf = (parts: ReadonlySet<TallyPart>): string[] => [
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
  const statement = { ...tallyStatement('core_tally', request, columnsOf(parts)), rowMode: 'array' as const };
  const { rows } = await client.query<(string | number | null)[]>(
    isOfOneSubject(request) ? prepared(statement) : statement,
  );
  return rows.map(([subjectId, version, bucket, key, ...sums]) => ({
    subjectId: subjectId as string,
    version: version as string,
    bucket: bucket as Day | null,
    key: key as string | null,
    sums: sums as number[],
  }));
}

/** Whether sums of whatever parts are of any ratings: every rating answers SAT, whose counts come first. */
export function hasAnswers(sums: readonly number[]): boolean {
  for (let value = 0; value < VALUES.length; value++) if (sums[value]! > 0) return true;
  return false;
}

/** The tallies that sums of these parts are; without those of no ratings. */
export function talliesOfSums(rows: Iterable<SumRow>, parts: ReadonlySet<TallyPart>): TallyRow[] {
  const tallyOf = tallyMaker(parts);
  const found: TallyRow[] = [];
  for (const { subjectId, version, bucket, key, sums } of rows)
    if (hasAnswers(sums)) found.push({ subjectId, bucket, key, tally: tallyOf(sums, version) });
  return found;
}

const ALL_PARTS: ReadonlySet<TallyPart> = new Set(TALLY_PARTS);
/** Columns of all parts, in the order in which months remember their sums. */
export const ALL_COLUMNS = columnsOf(ALL_PARTS);

/**
 * What makes tallies of sums of some parts, in the order of their columns. Whoever gets a tally reads it only: what is not
 * among the parts is the same zeros each time.
 */
export function tallyMaker(parts: ReadonlySet<TallyPart>): (sums: readonly number[], version: string) => Tally {
  const columns = columnsOf(parts);
  const counts = (item: CoreItem) => {
    const first = columns.indexOf(`${item.toLowerCase()}_n0`);
    return (sums: readonly number[]) => (first === -1 ? NO_COUNTS : sums.slice(first, first + VALUES.length));
  };
  const pair = (name: IndexPair) => {
    const first = columns.indexOf(`${name.toLowerCase()}_n`);
    return (sums: readonly number[]) =>
      first === -1 ? NO_PAIR : { n: sums[first]!, a: sums[first + 1]!, b: sums[first + 2]!, ab: sums[first + 3]! };
  };
  const [sat, ease, time, result] = [counts('SAT'), counts('EASE'), counts('TIME'), counts('RESULT')];
  const [satEase, satTime, easeTime] = [pair('SAT_EASE'), pair('SAT_TIME'), pair('EASE_TIME')];
  return (sums, version) => ({
    counts: { SAT: sat(sums), EASE: ease(sums), TIME: time(sums), RESULT: result(sums) },
    pairs: { SAT_EASE: satEase(sums), SAT_TIME: satTime(sums), EASE_TIME: easeTime(sums) },
    instrumentVersions: [version],
  });
}

/** Where the columns of these parts stand among those of all parts. */
export const positionsOf = (parts: ReadonlySet<TallyPart>): number[] =>
  columnsOf(parts).map((name) => ALL_COLUMNS.indexOf(name));

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
