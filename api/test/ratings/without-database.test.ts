import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createPool } from '../../src/database/pool.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { Instruments, publishBuiltIn } from '../../src/modules/methodology/index.ts';
import { Acceptance, BusyError, importRows } from '../../src/modules/ratings/index.ts';
import { Directory } from '../../src/modules/registry/index.ts';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { storeSmallRegistry } from '../support/small-registry.ts';
import { submission } from './requests.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => vi.useRealTimers());

test('while the database is away every import is told to come again, whatever it was needed for first', async () => {
  const pool = createPool({ url: database.url, max: 2, name: 'test', statementTimeoutMs: 1_000 }, () => undefined);
  const { ministry: authorityId } = await storeSmallRegistry(pool);
  const directory = new Directory(pool);
  await directory.refresh();
  await publishBuiltIn(pool, systemClock);
  const instruments = new Instruments({ pool, clock: systemClock });
  await instruments.refresh();
  const acceptance = new Acceptance({
    onUnexpected: (error) => {
      throw error;
    },
    pool,
    lookups: pool,
    directory,
    instruments,
    clock: systemClock,
    receiptKey: randomBytes(32),
  });
  const send = (change: object) => importRows(acceptance, [submission(change)], { authorityId, isDryRun: false });
  await database.drop();
  // Offers of the portal decide on the source class; the office needs none, so that the writer itself is asked.
  await expect(send({})).rejects.toBeInstanceOf(BusyError);
  await expect(send({ touchpoint: 'office', mode: 'KIOSK' })).rejects.toBeInstanceOf(BusyError);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
  // By now the registry must be looked at again.
  await expect(send({})).rejects.toBeInstanceOf(BusyError);
  vi.useRealTimers();
  await pool.end();
});
