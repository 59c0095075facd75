import type { Item } from '@otklik/schema';
import type { ClientBase, Pool } from 'pg';
import type { Day } from '../../kernel/calendar.ts';
import { CORE_ITEMS, emptyTally, INDEX_PAIRS, PAIR_SUMS, type Tally } from './tally.ts';
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

/**
 * Adds up the core tallies of the subjects, one a version of the questionnaire. What has no ratings has no row: a cell
 * whose ratings were all withdrawn stays, with none.
 */
export async function readTallies(
  client: ClientBase | Pool,
  request: TallyRequest,
  parts: ReadonlySet<TallyPart> = new Set(TALLY_PARTS),
): Promise<TallyRow[]> {
  const columns = columnsOf(parts);
  const { text, values } = tallyStatement(
    'core_tally',
    request,
    columns.map(([name]) => name),
  );
  const { rows } = await client.query<(string | number | null)[]>({ text, values, rowMode: 'array' });
  return rows.flatMap(([subjectId, version, bucket, key, ...sums]) => {
    const tally = emptyTally();
    columns.forEach(([, put], index) => put(tally, sums[index] as number));
    // Every rating answers SAT.
    if (!tally.counts.SAT.some((count) => count > 0)) return [];
    tally.instrumentVersions = [version as string];
    return { subjectId: subjectId as string, bucket: bucket as Day | null, key: key as string | null, tally };
  });
}

/** Adds up n0 … n5 of an item that is not in the core tally, by subject. Who has no answers has no entry. */
export async function readItemCounts(
  client: ClientBase | Pool,
  item: Item,
  request: Omit<TallyRequest, 'bucket' | 'groupBy'>,
): Promise<Map<string, number[]>> {
  const { text, values } = tallyStatement(
    'item_tally',
    request,
    VALUES.map((value) => `n${value}`),
    (bind) => `t.item = ${bind(item)}`,
  );
  const { rows } = await client.query<(string | number)[]>({ text, values, rowMode: 'array' });
  const counts = new Map<string, number[]>();
  for (const [id, , , , ...sums] of rows as [string, ...number[]][]) {
    const known = counts.get(id) ?? VALUES.map(() => 0);
    counts.set(
      id,
      known.map((count, value) => count + sums[value]!),
    );
  }
  return counts;
}
