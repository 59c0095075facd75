import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '../../src/database/pool.ts';
import { recount } from '../../src/modules/results/index.ts';
import { type TestDatabase, testDatabase } from '../postgres/test-database.ts';
import { storeRegistryWithPartner } from '../several-processes/partner.ts';
import { asAdmin } from '../support/as-admin.ts';
import { type ServerProcess, sharedSecrets, startServerProcess } from '../several-processes/server-process.ts';
import { makeFile, sendFile } from './import-file.ts';

/** Rows of the file; 100,000 take minutes: `IMPORT_ROWS=100000 npm test -- import-kills`. */
const ROWS = Number(process.env.IMPORT_ROWS ?? 10_000);
const KILLS = 5;
/** What the server may take while it imports, megabytes of a million bytes. */
const MEMORY_AT_MOST_MB = 300;

const secrets = sharedSecrets();
let database: TestDatabase;
let key: string;
let server: ServerProcess | undefined;
beforeAll(async () => {
  database = await testDatabase();
  key = await storeRegistryWithPartner(database);
});
afterAll(async () => {
  await server?.kill();
  secrets.remove();
  await database.drop();
});

/** Memory of a process that lies in RAM, in megabytes: now (VmRSS), or at most since its start (VmHWM). */
const memoryMB = (pid: number, what: 'VmRSS' | 'VmHWM'): number =>
  (Number(new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1_024) /
  1e6;

test(
  'a file whose import is killed five times and sent again is stored once, row by row',
  async () => {
    const file = makeFile(ROWS);
    const calls = Math.ceil(ROWS / 1_000);
    const storedAfterKill: number[] = [];
    /** Of each server, the last one too. */
    const peaks: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const running = (server = await startServerProcess(database.url, secrets.file));
      const killAfter = Math.floor(Math.random() * (calls - 3));
      let killed: Promise<void> | undefined;
      const killSoon = async () => {
        await pause(Math.random() * 60);
        peaks.push(memoryMB(running.pid, 'VmHWM'));
        await running.kill();
      };
      if (killAfter === 0) killed = killSoon();
      let report = null;
      // A busy server is no killed one: the file goes there again until the kill has come.
      do
        report = await sendFile(running.origin, key, file, (answered) => {
          if (answered >= killAfter) killed ??= killSoon();
        });
      while (!killed);
      await killed;
      // A kill that comes after the last call has been answered interrupts nothing.
      if (report) kill--;
      else storedAfterKill.push(await storedRatings());
    }

    const last = (server = await startServerProcess(database.url, secrets.file));
    const atRest = memoryMB(last.pid, 'VmRSS');
    const startedAt = performance.now();
    const report = await sendUntilDone(last);
    const seconds = (performance.now() - startedAt) / 1_000;
    peaks.push(memoryMB(last.pid, 'VmHWM'));

    expect(report.rejected).toEqual(file.bad);
    expect(report.accepted + report.repeated + file.bad.size).toBe(ROWS);
    expect(await storedRatings()).toBe(file.distinct);
    expect(
      await asAdmin(
        database,
        `select id from submission s where not exists (select from rating where id = s.rating_id)
         union all select id from rating r where not exists (select from submission where rating_id = r.id)`,
      ),
    ).toEqual([]);
    const pool = createPool({ url: database.url, max: 2, name: 'test', statementTimeoutMs: 60_000 }, () => undefined);
    expect(await recount(pool)).toEqual([]);
    await pool.end();
    console.log(
      `${ROWS} rows, ${file.distinct} distinct ids, ${file.bad.size} not in order; stored after each kill ` +
        `${storedAfterKill.join(', ')}; the last run took ${seconds.toFixed(1)} s, accepted ${report.accepted}, ` +
        `repeated ${report.repeated}; memory ${atRest.toFixed(0)} MB at rest, ` +
        `at most ${peaks.map((peak) => peak.toFixed(0)).join(', ')} MB`,
    );
    expect(Math.max(...peaks)).toBeLessThanOrEqual(MEMORY_AT_MOST_MB);

    async function sendUntilDone(running: ServerProcess) {
      for (;;) {
        const sent = await sendFile(running.origin, key, file, () => undefined);
        if (sent) return sent;
        await pause(200);
      }
    }
  },
  60_000 + ROWS * 12,
);

async function storedRatings(): Promise<number> {
  const [row] = await asAdmin<{ n: number }>(database, 'select count(*)::int as n from rating');
  return row!.n;
}
