import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ADVISORY_LOCKS } from '../../src/database/advisory-locks.ts';
import { withRole } from '../../src/database/pool.ts';
import { BusyError, importRows } from '../../src/modules/ratings/index.ts';
import { recount } from '../../src/modules/results/index.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { submission } from './requests.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** More than fit into one group, so that one call is written in several transactions. */
const ROWS = 700;

const caseRow = (caseHash: string, value: number) =>
  submission({ caseHash, answers: { SAT: value }, collectedAt: '2026-11-20' });

const send = (rows: Record<string, unknown>[]) =>
  importRows(api.platform.acceptance, rows, {
    authorityId: api.registry.ministry,
    isDryRun: false,
  });

/** Begin of the transaction that waits for the lock of cases; null: none waits. */
async function waitingSince(): Promise<string | null> {
  const [row] = await asAdmin<{ since: string }>(
    api.database,
    `select a.xact_start::text as since from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and not l.granted and a.datname = current_database()`,
    [ADVISORY_LOCKS.cases],
  );
  return row?.since ?? null;
}

const storedIds = async (): Promise<Set<string>> => {
  const rows = await asAdmin<{ id: string }>(api.database, 'select id from submission');
  return new Set(rows.map(({ id }) => id));
};

const statusOf = async (id: string): Promise<string> => {
  const [row] = await asAdmin<{ status: string }>(
    api.database,
    'select r.status from submission s join rating r on r.id = s.rating_id where s.id = $1',
    [id],
  );
  return row!.status;
};

test('of a case whose first rating was turned away the last one counts when the same call is sent again', async () => {
  const rows = Array.from({ length: ROWS }, (_, index) => caseRow(`case-of-its-own-${index}`, 3));
  const ofOneCase = [1, 2, 5].map((value) => caseRow('case-that-comes-thrice', value));
  const [first, between, last] = ofOneCase;
  const withoutCase = submission({ collectedAt: '2026-11-20' });
  rows[10] = first!;
  rows[120] = between!;
  rows.splice(-2, 2, withoutCase, last!);

  let call: Promise<unknown> | undefined;
  await withRole(api.platform.pool, 'otklik_acceptor', async (client) => {
    await client.query(`select pg_advisory_xact_lock(${ADVISORY_LOCKS.cases})`);
    call = send(rows).catch((error: unknown) => error);
    await expect.poll(waitingSince, { interval: 20, timeout: 2_000 }).not.toBeNull();
    const ofFirstGroup = await waitingSince();
    // The first group gives up after its lock timeout; the lock is let go for the one after it.
    await expect
      .poll(async () => ![null, ofFirstGroup].includes(await waitingSince()), { interval: 20, timeout: 4_000 })
      .toBe(true);
  });
  expect(await call).toBeInstanceOf(BusyError);
  await api.platform.acceptance.writer.idle();
  const stored = await storedIds();
  expect(ofOneCase.filter(({ id }) => stored.has(id))).toEqual([]);
  // Those of other cases and without a case went on.
  expect(stored.has(withoutCase.id)).toBe(true);
  expect(stored.size).toBeGreaterThan(ROWS / 4);
  expect(stored.size).toBeLessThan(ROWS - ofOneCase.length);

  const again = await send(rows);
  expect(again.filter(({ kind }) => kind === 'STORED')).toHaveLength(ROWS);
  const statuses = await Promise.all(ofOneCase.map(({ id }) => statusOf(id)));
  expect(statuses).toEqual(['EXCLUDED', 'EXCLUDED', 'COUNTED']);
  expect(await recount(api.platform.pool)).toEqual([]);
}, 30_000);

test('rows of a case that are handed over after one of it was turned away are not stored in that call', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => caseRow(`another-case-of-its-own-${index}`, 3));
  const [first, last] = [1, 5].map((value) => caseRow('case-that-comes-twice', value));
  rows.splice(0, 1, first!);
  rows.splice(-1, 1, last!);
  vi.spyOn(api.platform.acceptance.writer, 'store').mockImplementationOnce(() => Promise.reject(new BusyError()));
  await expect(send(rows)).rejects.toBeInstanceOf(BusyError);
  await api.platform.acceptance.writer.idle();
  const stored = await storedIds();
  expect(rows.filter(({ id }) => !stored.has(id))).toEqual([first, last]);
  await send(rows);
  expect(await Promise.all([first!, last!].map(({ id }) => statusOf(id)))).toEqual(['EXCLUDED', 'COUNTED']);
});
