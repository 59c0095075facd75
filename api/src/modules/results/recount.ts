import type { ClientBase, Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import { CORE_TALLIES } from './recount-cells.ts';
import { DIFFERENCES_AT_MOST, type RecountDifference } from './recount-difference.ts';
import { DRIVER_PAIR_TALLIES, DRIVER_TALLIES } from './recount-drivers.ts';
import {
  invitationDayTallies,
  invitationsOfDays,
  invitationTallies,
  issuedInvitations,
} from './recount-invitations.ts';
import { ITEM_TALLIES } from './recount-items.ts';
import { joinedDifferences } from './recount-joined.ts';
import { journeysOfRatings, journeyTallies } from './recount-journeys.ts';
import { REPORTED_TALLIES } from './recount-reports.ts';
import { differentRunningSums } from './recount-running-sums.ts';

/** Rows of one query that the other does not have, in both directions. */
const differences = (tallies: string, recounted: string, source: 'ratings' | 'reports' | 'invitations' = 'ratings') => `
  with tallied as materialized (${tallies}), recounted as materialized (${recounted})
  (select 'only in the tallies' as side, to_jsonb(d)::text as cell from (table tallied except table recounted) d limit ${DIFFERENCES_AT_MOST})
  union all
  (select 'only in the ${source}', to_jsonb(d)::text from (table recounted except table tallied) d limit ${DIFFERENCES_AT_MOST})`;

/** Statements that compare every tally, and what each is of where it does not say so itself. */
const COMPARISONS: readonly (readonly [table: RecountDifference['table'] | null, statement: string])[] = [
  ...[CORE_TALLIES, ITEM_TALLIES, DRIVER_TALLIES, DRIVER_PAIR_TALLIES].map(
    (tallies) => [null, joinedDifferences(tallies)] as const,
  ),
  ['journey use', differences(journeyTallies, journeysOfRatings)],
  ['invitation', differences(invitationTallies, issuedInvitations, 'invitations')],
  ['invitation day', differences(invitationDayTallies, invitationsOfDays, 'invitations')],
  ...REPORTED_TALLIES.map(({ name, tallies, rows }) => [name, differences(tallies, rows, 'reports')] as const),
];

/** Memory of one sort: the cells and days of a million ratings just fit into twice as much; more goes to disk. */
const WORK_MEMORY = '128MB';
/** One compares tallies with what they are counted from, the other one running sums with tallies. */
const CONNECTIONS = 2;

/**
 * Counts all ratings, all invitations and all rows of reports again and compares every cell with its tally, and
 * running sums with the tallies of days, in one snapshot on two connections. An empty list proves that the tallies are
 * exact; of each tally at most 1,000 differences a side are listed. On one pool there is one recount at a time: two that
 * held a connection each would wait for one another's.
 * @param pool of at least two connections
 * @throws RangeError for a smaller one, which would wait for ever
 */
export async function recount(pool: Pool): Promise<RecountDifference[]> {
  if (pool.options.max < CONNECTIONS) throw new RangeError(`A recount needs ${CONNECTIONS} connections`);
  const before = latest.get(pool);
  const own = Promise.allSettled([before]).then(() => countAgain(pool));
  latest.set(pool, own);
  return own;
}

/** The last recount that was asked for on a pool. */
const latest = new WeakMap<Pool, Promise<RecountDifference[]>>();

function countAgain(pool: Pool): Promise<RecountDifference[]> {
  return withRole(pool, 'otklik_acceptor', async (client) => {
    await prepare(client);
    const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
    const [ofTallies, ofRunningSums] = await Promise.all([
      differentTallies(client),
      withRole(pool, 'otklik_acceptor', async (other) => {
        await prepare(other);
        await other.query(`set transaction snapshot ${other.escapeLiteral(rows[0]!.snapshot)}`);
        return differentRunningSums(other, DIFFERENCES_AT_MOST);
      }),
    ]);
    const runningSums = ofRunningSums.map((cell): RecountDifference => ({
      table: 'running sum',
      side: 'only in the tallies',
      cell,
    }));
    return [...ofTallies, ...runningSums];
  });
}

/** Begins to read in a transaction whose statements take what time they need. */
async function prepare(client: ClientBase): Promise<void> {
  await client.query('set transaction isolation level repeatable read, read only');
  // The one that is done first waits for the other.
  await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
  // A hash table of a statement may have twice as much. A processor for each connection: others are for ratings that come.
  await client.query(`set local work_mem = '${WORK_MEMORY}'; set local max_parallel_workers_per_gather = 0`);
  await client.query('set local jit = off');
}

async function differentTallies(client: ClientBase): Promise<RecountDifference[]> {
  const found: RecountDifference[] = [];
  for (const [table, statement] of COMPARISONS) {
    const { rows } = await client.query<RecountDifference>(statement);
    found.push(...rows.map((row) => (table ? { ...row, table } : row)));
  }
  return found;
}
