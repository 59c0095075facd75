import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import pg from 'pg';
import { describe, expect, onTestFinished, type TestContext, test } from 'vitest';
import { compare } from '../../chaos/check/compare.ts';
import { type Examination, examine } from '../../chaos/check/examine.ts';
import { knowledgeOf } from '../../chaos/check/known-rating.ts';
import { readStored } from '../../chaos/check/stored-rating.ts';
import { inCheckout } from '../../chaos/checkout.ts';
import { openHere, superuserUrl } from '../../chaos/database.ts';
import { type JournalContent, readJournal } from '../../chaos/journal/read-journal.ts';
import { HttpClient } from '../../chaos/load/http-client.ts';
import { Scratch } from '../../chaos/scratch.ts';
import { MUST_BE_ZERO } from '../../chaos/verdict.ts';
import { durableDatabase } from '../postgres/durable-database.ts';
import { makeTemporaryPlace } from '../postgres/temporary-place.ts';
import { testDatabase } from '../postgres/test-database.ts';
import { checkIndexes } from './index-faults.ts';
import {
  archiveSegment,
  backUp,
  commandEnv,
  type Installation,
  lose,
  receiptKeyIn,
  restore,
  startInstallation,
  untilAcknowledged,
} from './installation.ts';
import { filesWith, rowsOfUnloggedTable, unloggedTables } from './unlogged-table.ts';

const PATIENCE_MS = 240_000;

describe.concurrent('after the machine is lost,', { timeout: PATIENCE_MS }, () => {
  test('what was acknowledged before the last archived segment ended is there', async (context) => {
    const scratch = scratchOf(context);
    const installation = await startInstallation(scratch, true);
    const { traffic, archive } = installation;
    const backup = join(scratch.folder, 'backup');
    await backUp(installation, backup);
    await untilAcknowledged(traffic, 100);
    const until = await archiveSegment(installation);
    await untilAcknowledged(traffic, 100);
    expectBackupToHold(installation, backup);
    await lose(installation);

    const dataDir = join(scratch.folder, 'restored');
    const { traffic: after, tookMs } = await restore(scratch, installation, { backup, dataDir, isReplayed: true });
    const journal = readJournal(traffic.journalPath);
    const kept = readJournal(traffic.journalPath, until);
    await expectSameReceipts(kept, after.ports[0]!, installation.partnerKey);
    await after.fleet.stop();

    const found = await openHere(scratch, dataDir);
    const superuser = superuserUrl(dataDir);
    const examination = await examine({ login: found.url, superuser }, kept);
    expectNothingLostOrBent(examination);
    // The archive ended there, and nothing else was restored from: what came after is lost.
    const lost = compare(knowledgeOf(journal.operations), await readStored(superuser)).acknowledgedButMissing;
    expect(lost).toBeGreaterThan(0);

    const { checked, faults } = await checkIndexes(superuser);
    expect(faults).toEqual([]);
    expect(checked).toBeGreaterThan(200);
    expect(
      await unloggedTables(superuser),
      'tables of ours are UNLOGGED: docs/backup.md says that there are none',
    ).toEqual(['key_of_the_day']);
    expect(await rowsOfUnloggedTable(superuser)).toBe(0);
    console.log(
      `restored ${examination.storedRatings} ratings, ${readdirSync(archive).length} files of archived WAL, in ` +
        `${(tookMs / 1_000).toFixed(1)} s; ${checked} indexes checked; ${lost} writes after the archive lost`,
    );
  });

  test('a back-up by itself leads to the moment at which it was made, without any setting', async (context) => {
    const scratch = scratchOf(context);
    const installation = await startInstallation(scratch, false);
    await untilAcknowledged(installation.traffic, 100);
    const backup = join(scratch.folder, 'backup');
    const until = performance.now();
    await backUp(installation, backup);
    await untilAcknowledged(installation.traffic);
    await lose(installation);

    const dataDir = join(scratch.folder, 'restored');
    const { traffic } = await restore(scratch, installation, { backup, dataDir, isReplayed: false });
    await traffic.fleet.stop();
    const found = await openHere(scratch, dataDir);
    const superuser = superuserUrl(dataDir);
    const kept = readJournal(installation.traffic.journalPath, until);
    expectNothingLostOrBent(await examine({ login: found.url, superuser }, kept));
    expect((await checkIndexes(superuser)).faults).toEqual([]);
  });
});

test('segments are ended by their time soon after the start, not at the first checkpoint five minutes later', async () => {
  const database = await durableDatabase({ archive_mode: 'on', archive_timeout: '2', archive_command: 'true' });
  onTestFinished(() => database.drop());
  const writeAndName = async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('create table if not exists written (n integer); insert into written values (1)');
    const { rows } = await client.query<{ name: string }>('select pg_walfile_name(pg_current_wal_lsn()) as name');
    await client.end();
    return rows[0]!.name;
  };
  const first = await writeAndName();
  await expect.poll(writeAndName, { timeout: 30_000, interval: 250 }).not.toBe(first);
}, 90_000);

test('the check of indexes finds one that does not hold what its table holds', async () => {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  const { adminUrl } = database;
  expect((await checkIndexes(adminUrl)).faults).toEqual([]);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  // Said to be immutable, and not: its values when the index was made are not those of now.
  await client.query(
    `create function drawn(integer) returns float immutable language plpgsql as 'begin return random(); end';
     create table drawn_from as select n from generate_series(1, 10) n;
     create index drawn_index on drawn_from (drawn(n))`,
  );
  await client.end();
  expect((await checkIndexes(adminUrl)).faults).toEqual([
    expect.stringMatching(/^drawn_index: .*lacks matching index tuple/),
  ]);
});

describe('npm run backup refuses, and makes nothing,', () => {
  const run = promisify(execFile);
  const refusal = (dataDir: string, words: string[], settings: Record<string, string> = {}) =>
    run(process.execPath, [inCheckout('api/dist/commands/backup.js'), ...words], {
      env: commandEnv({ DATA_DIR: dataDir, ...settings }),
    }).then(
      () => 'done',
      ({ code, stderr }: { code: number; stderr: string }) => `${code}: ${stderr.trim()}`,
    );

  test('without a folder, without a database, beside DATABASE_URL, into a folder that is in use or in the database', async () => {
    const place = makeTemporaryPlace();
    onTestFinished(() => rmSync(place, { recursive: true, force: true }));
    const dataDir = join(place, 'data');
    const target = join(place, 'backup');
    expect(await refusal(dataDir, [])).toBe('1: Say into which folder: npm run backup -- /backup/2026-11-28');
    expect(await refusal(dataDir, [target], { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/d' })).toBe(
      '1: DATABASE_URL is set: back that PostgreSQL up with its own tools (docs/backup.md).',
    );
    expect(await refusal(dataDir, [target])).toBe(
      `1: ${dataDir} holds no database: set DATA_DIR to the folder of the installation.`,
    );
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'postgres.json'), '{"port":1,"superuserPassword":"s","loginPassword":"l"}');
    const inside = join(dataDir, 'postgres', 'backup');
    expect(await refusal(dataDir, [inside])).toBe(`1: ${inside} lies in the folder of the database: name one outside.`);
    mkdirSync(target);
    writeFileSync(join(target, 'a-file'), '');
    expect(await refusal(dataDir, [target])).toBe(`1: ${target} is not empty: name a folder that is still to be made.`);
    expect(readdirSync(place).toSorted()).toEqual(['backup', 'data', 'owner.json']);
    expect(readdirSync(dataDir)).toEqual(['postgres.json']);
  });
});

function scratchOf({ onTestFinished: onFinished }: TestContext): Scratch {
  const scratch = new Scratch();
  onFinished(() => scratch.close());
  return scratch;
}

/** The database and its record, nothing of the keys, and of the UNLOGGED table the empty form it starts from. */
function expectBackupToHold({ dataDir, folder, unlogged, archive, keys }: Installation, backup: string): void {
  expect(readdirSync(backup).toSorted()).toEqual(['postgres', 'postgres.json']);
  const cluster = join(backup, 'postgres');
  expect(existsSync(join(cluster, 'backup_label'))).toBe(true);
  for (const name of ['postmaster.pid', 'postmaster.opts', 'recovery.signal'])
    expect(existsSync(join(cluster, name)), name).toBe(false);
  expect(readdirSync(join(cluster, 'pg_replslot'))).toEqual([]);
  expect(existsSync(join(cluster, unlogged.file))).toBe(false);
  expect(existsSync(join(cluster, `${unlogged.file}_init`))).toBe(true);
  expect(filesWith(unlogged.content, folder), 'the table and its index').toHaveLength(2);
  expect(filesWith(receiptKeyIn(keys), dataDir)).toEqual(['secrets.json']);
  for (const content of [unlogged.content, receiptKeyIn(keys)])
    for (const place of [backup, archive]) expect(filesWith(content, place)).toEqual([]);
}

/** Sent once more, ratings get the receipt they had: the keys are those of the ratings. */
async function expectSameReceipts({ operations }: JournalContent, port: number, partnerKey: string): Promise<void> {
  const withdrawn = new Set(
    operations
      .filter(({ operation }) => operation.mutation === 'ratingWithdraw')
      .map(({ operation }) => operation.writes[0]!.id),
  );
  const repeated = operations
    .filter(({ operation: { mutation, writes } }) => mutation === 'ratingSubmit' && !withdrawn.has(writes[0]!.id))
    .filter(({ operation, answers }) => operation.writes[0]!.expects === 'DONE' && answers.length > 0)
    .slice(0, 10);
  expect(repeated).toHaveLength(10);
  const client = new HttpClient(port, partnerKey);
  for (const { operation, answers } of repeated) {
    const outcome = await client.send(operation);
    expect(outcome).toMatchObject({ is: 'ANSWERED', writes: [{ is: 'DONE', receipt: receiptIn(answers[0]) }] });
  }
  client.close();
}

const receiptIn = (answer: JournalContent['operations'][0]['answers'][0] | undefined): string => {
  const [first] = answer ?? [];
  if (first?.is !== 'DONE' || !first.receipt) throw new Error('A rating that was acknowledged has no receipt.');
  return first.receipt;
};

/** Writes that were not answered by then are unknown: they may be there or not. All else must be as in any other run. */
function expectNothingLostOrBent(examination: Examination): void {
  const { unknownLeft: _, ...mustBeZero } = MUST_BE_ZERO;
  for (const [name, words] of Object.entries(mustBeZero))
    expect(examination[name as keyof typeof mustBeZero], `${words}\n${examination.examples.join('\n')}`).toBe(0);
  expect(examination.acknowledgedWrites).toBeGreaterThan(60);
  expect(examination.settings).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
}
