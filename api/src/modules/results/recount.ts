import type { Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import { journeysOfRatings, journeyTallies, pairsOfRatings, pairTalliesOfDrivers } from './recount-drivers.ts';
import { invitationTallies, issuedInvitations } from './recount-invitations.ts';
import { differentRunningSums } from './recount-running-sums.ts';
import { REPORTED_TALLIES, type ReportedTally } from './recount-reports.ts';

/** One place where a tally differs from what it is counted from. */
export interface RecountDifference {
  table: 'item' | 'pair' | 'driver pair' | 'journey use' | 'invitation' | 'running sum' | ReportedTally['name'];
  side: 'only in the tallies' | 'only in the ratings' | 'only in the reports' | 'only in the invitations';
  cell: string;
}

/** Every answer of every counted rating, one row each, written apart from the triggers that keep the tallies. */
const ANSWERS = `
  select r.id, r.cell_id, r.day, a.item, a.value
  from rating r
  cross join lateral (
    select 'SAT' as item, r.sat::integer as value
    union all select 'EASE', r.ease where r.ease is not null
    union all select 'TIME', r.time where r.time is not null
    union all select 'RESULT', r.result where r.result is not null
    union all select o.key, o.value::integer from jsonb_each_text(r.other_answers) o
  ) a
  where r.status = 'COUNTED'`;

const LEVELS = `
  cross join lateral (
    select x.cell_id, 'D' as grain, x.day as starts_on
    union all select x.cell_id, 'M', date_trunc('month', x.day)::date
    union all select c.subject_cell_id, 'D', x.day
    union all select c.subject_cell_id, 'M', date_trunc('month', x.day)::date
  ) as level (cell_id, grain, starts_on)`;

const itemRecount = `
  select level.cell_id, level.grain, level.starts_on, x.item, x.value, count(*)::bigint as n
  from (${ANSWERS}) x join cell c on c.id = x.cell_id ${LEVELS}
  group by 1, 2, 3, 4, 5`;

const itemTallies = `
  select h.cell_id, h.grain::text, h.starts_on, h.item, v.value, v.n::bigint
  from item_histogram h
  cross join lateral (values (0, h.n0), (1, h.n1), (2, h.n2), (3, h.n3), (4, h.n4), (5, h.n5)) as v (value, n)
  where v.n <> 0`;

/** Both values of every index pair of every counted rating. */
const PAIRS = [
  ['sat', 'ease'],
  ['sat', 'time'],
  ['ease', 'time'],
]
  .map(
    ([a, b]) => `
  select cell_id, day, '${a!.toUpperCase()}_${b!.toUpperCase()}' as pair, ${a}::integer as a, ${b}::integer as b
  from rating where status = 'COUNTED' and ${a} > 0 and ${b} > 0`,
  )
  .join(' union all ');

const pairRecount = `
  select level.cell_id, level.grain, level.starts_on, x.pair, count(*)::bigint as n, sum(x.a)::bigint as a,
    sum(x.b)::bigint as b, sum(x.a * x.b)::bigint as ab, sum(x.a * x.a)::bigint as aa, sum(x.b * x.b)::bigint as bb
  from (${PAIRS}) x join cell c on c.id = x.cell_id ${LEVELS}
  group by 1, 2, 3, 4`;

const pairTallies = ['SAT_EASE', 'SAT_TIME', 'EASE_TIME']
  .map((pair) => {
    const column = (sum: string) => `${pair.toLowerCase()}_${sum}`;
    const sums = ['a', 'b', 'ab', 'aa', 'bb'].map((sum) => `${column(sum)} as ${sum}`).join(', ');
    return `select cell_id, grain::text, starts_on, '${pair}' as pair, ${column('n')} as n, ${sums}
      from core_tally where ${['n', 'a', 'b', 'ab', 'aa', 'bb'].map((sum) => `${column(sum)} <> 0`).join(' or ')}`;
  })
  .join(' union all ');

/** Most differences that are listed of one side. */
const DIFFERENCES_AT_MOST = 1_000;

/** Rows of one query that the other does not have, in both directions. */
const differences = (tallies: string, recounted: string, source: 'ratings' | 'reports' | 'invitations' = 'ratings') => `
  with tallied as materialized (${tallies}), recounted as materialized (${recounted})
  (select 'only in the tallies' as side, to_jsonb(d)::text as cell from (table tallied except table recounted) d limit ${DIFFERENCES_AT_MOST})
  union all
  (select 'only in the ${source}', to_jsonb(d)::text from (table recounted except table tallied) d limit ${DIFFERENCES_AT_MOST})`;

/** Every tally with the statement that compares it. */
const COMPARISONS: readonly (readonly [table: RecountDifference['table'], statement: string])[] = [
  ['item', differences(itemTallies, itemRecount)],
  ['pair', differences(pairTallies, pairRecount)],
  ['driver pair', differences(pairTalliesOfDrivers, pairsOfRatings)],
  ['journey use', differences(journeyTallies, journeysOfRatings)],
  ['invitation', differences(invitationTallies, issuedInvitations, 'invitations')],
  ...REPORTED_TALLIES.map(({ name, tallies, rows }) => [name, differences(tallies, rows, 'reports')] as const),
];

/**
 * Counts all ratings, all invitations and all rows of reports again and compares every cell with its tally, in one snapshot,
 * and running sums with the tallies of days. An empty list proves that the tallies are exact; at most 1,000 differences a side are listed.
 */
export async function recount(pool: Pool): Promise<RecountDifference[]> {
  return withRole(pool, 'otklik_acceptor', async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    await client.query('set local statement_timeout = 0');
    const found: RecountDifference[] = [];
    for (const [table, statement] of COMPARISONS) {
      const { rows } = await client.query<Omit<RecountDifference, 'table'>>(statement);
      found.push(...rows.map((row) => ({ ...row, table })));
    }
    for (const cell of await differentRunningSums(client, DIFFERENCES_AT_MOST))
      found.push({ table: 'running sum', side: 'only in the tallies', cell });
    return found;
  });
}
