import type { Item } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { Day } from '../../kernel/calendar.ts';
import { CORE_ITEMS, INDEX_PAIRS, inVersionOrder, PAIR_SUMS, type Tally } from './tally.ts';
import { type TallyRequest, tallySource } from './tally-source.ts';

/** The tally of a subject, in one period and one value of a column where these were asked for. */
export interface TallyRow {
  subjectId: string;
  /** First day of the period, when a bucket was asked for. */
  bucket: Day | null;
  /** Value of the column, when grouped; null also for an unknown segment. */
  key: string | null;
  tally: Tally;
}

const VALUES = [0, 1, 2, 3, 4, 5];
const countColumn = (item: string, value: number) => `${item.toLowerCase()}_n${value}`;
const pairColumn = (pair: string, sum: string) => `${pair.toLowerCase()}_${sum}`;
const SUMS = [
  ...CORE_ITEMS.flatMap((item) => VALUES.map((value) => countColumn(item, value))),
  ...INDEX_PAIRS.flatMap((pair) => PAIR_SUMS.map((sum) => pairColumn(pair, sum))),
].map((column) => `sum(t.${column})::float8 as ${column}`);
/** Ratings of a cell: every rating answers SAT. A cell whose ratings were all withdrawn stays, with none. */
const RATINGS = 't.sat_n1 + t.sat_n2 + t.sat_n3 + t.sat_n4 + t.sat_n5';

/** Adds up the core tallies of the subjects. What has no ratings has no row. */
export async function readTallies(client: ClientBase, request: TallyRequest): Promise<TallyRow[]> {
  const { from, select, groupBy, values } = tallySource('core_tally', request);
  const { rows } = await client.query<Record<string, unknown>>(
    `select ${select}, array_agg(distinct c.instrument_version) filter (where ${RATINGS} > 0) as versions,
       ${SUMS.join(', ')}
     ${from} group by ${groupBy} having sum(${RATINGS}) > 0`,
    values,
  );
  return rows.map((row) => ({
    subjectId: row.subject_id as string,
    bucket: row.bucket as Day | null,
    key: row.key as string | null,
    tally: tallyOf(row),
  }));
}

function tallyOf(row: Record<string, unknown>): Tally {
  const counts = CORE_ITEMS.map((item) => [item, VALUES.map((value) => row[countColumn(item, value)])]);
  const pairs = INDEX_PAIRS.map((pair) => [
    pair,
    Object.fromEntries(PAIR_SUMS.map((sum) => [sum, row[pairColumn(pair, sum)]])),
  ]);
  return {
    counts: Object.fromEntries(counts) as Tally['counts'],
    pairs: Object.fromEntries(pairs) as Tally['pairs'],
    instrumentVersions: inVersionOrder(row.versions as string[]),
  };
}

/** Adds up n0 … n5 of an item that is not in the core tally, by subject. Who has no answers has no entry. */
export async function readItemCounts(
  client: ClientBase,
  item: Item,
  request: Omit<TallyRequest, 'bucket' | 'groupBy'>,
): Promise<Map<string, number[]>> {
  const { from, values } = tallySource('item_tally', request);
  const sums = VALUES.map((value) => `sum(t.n${value})::float8`);
  const { rows } = await client.query<{ id: string; counts: number[] }>(
    `select c.subject_id as id, array[${sums.join(', ')}] as counts
     ${from} and t.item = $${values.length + 1} group by c.subject_id`,
    [...values, item],
  );
  return new Map(rows.map(({ id, counts }) => [id, counts]));
}
