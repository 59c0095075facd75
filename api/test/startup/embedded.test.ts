import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readPostmasterPid } from '../../src/database/embedded/postmaster-pid.ts';
import { identify } from '../../src/database/embedded/process-identity.ts';
import { type DatabaseHandle, openDatabase } from '../../src/database/open-database.ts';
import { makeTemporaryPlace } from '../postgres/temporary-place.ts';
import { queryOnce } from '../postgres/query-once.ts';

// One cluster for the whole file, started and stopped again and again as an installation is.
let dataDir: string;
const lines: string[] = [];
const note = (line: string) => void lines.push(line);
const log = { info: note, warn: note, error: note };

beforeAll(async () => {
  dataDir = makeTemporaryPlace();
  const handle = await openDatabase({ dataDir, log });
  await queryOnce(handle.url, 'create table kept as select 42 as answer');
  await handle.stop();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts the cluster for one test; it is stopped at the end whatever happens. */
async function start(options: { attach?: boolean } = {}): Promise<DatabaseHandle> {
  const handle = await openDatabase({ dataDir, log, ...options });
  onTestFinished(() => handle.stop());
  return handle;
}

test('a second start keeps the data and the port, at once', async () => {
  const before = record().port;
  const startedAt = performance.now();
  const { url } = await start();
  expect(performance.now() - startedAt).toBeLessThan(2_500);
  expect(await queryOnce(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(new URL(url).port).toBe(String(before));
  expect(before).toBeLessThan(32_768);
});

test('the server works as a login that is no superuser, on a database that is durable and knows Russian', async () => {
  const { url } = await start();
  const [row] = await queryOnce(
    url,
    `select current_setting('is_superuser') as superuser, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
       current_setting('timezone') as zone, lower('ОТКЛИК') as lower, to_tsvector('russian', 'Очереди')::text as stem`,
  );
  expect(row).toEqual({
    superuser: 'off',
    fsync: 'on',
    commit: 'on',
    pages: 'on',
    zone: 'UTC',
    lower: 'отклик',
    stem: `'очеред':1`,
  });
});

test('a second server on the same folder is refused, a command joins in', async () => {
  const { url } = await start();
  await expect(openDatabase({ dataDir, log })).rejects.toThrow(
    `Otklik is already running on ${dataDir} (pid ${process.pid}): stop it first, or choose another DATA_DIR.`,
  );
  const command = await openDatabase({ dataDir, log, attach: true });
  expect(command.url).toBe(url);
  await command.stop();
  expect(await queryOnce(url, 'select 1 as up')).toEqual([{ up: 1 }]);
});

test('a PostgreSQL that dies under the server is back within seconds', async () => {
  const { url } = await start();
  const first = postmasterPid();
  await queryOnce(url, 'create table acknowledged as select 1 as rating');
  process.kill(first, 'SIGKILL');
  await expect
    .poll(() => queryOnce(url, 'select rating from acknowledged'), { timeout: 5_000 })
    .toEqual([{ rating: 1 }]);
  expect(postmasterPid()).not.toBe(first);
  expect(lines).toContain('PostgreSQL ended unexpectedly: starting it again.');
});

test('after kill -9 of the server the next start replaces the PostgreSQL it left behind', async () => {
  const { child, url } = await startChild();
  await queryOnce(url, 'create table before_kill as select 1 as rating');
  const orphan = postmasterPid();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(orphan)).toBe(true);
  const handle = await start();
  expect(postmasterPid()).not.toBe(orphan);
  expect(isAlive(orphan)).toBe(false);
  expect(await queryOnce(handle.url, 'select rating from before_kill')).toEqual([{ rating: 1 }]);
});

test('after kill -9 of everything the next start recovers', async () => {
  const { child, url } = await startChild();
  await queryOnce(url, 'create table before_both as select 1 as rating');
  child.kill('SIGKILL');
  process.kill(postmasterPid(), 'SIGKILL');
  await once(child, 'exit');
  const handle = await start();
  expect(await queryOnce(handle.url, 'select rating from before_both')).toEqual([{ rating: 1 }]);
});

test('PostgreSQL does not share the process group that Ctrl-C reaches', async () => {
  await start();
  const stat = readFileSync(`/proc/${postmasterPid()}/stat`, 'utf8');
  const processGroup = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  expect(processGroup).toBe(postmasterPid());
});

test('a stop leaves no PostgreSQL and no lock behind', async () => {
  const handle = await openDatabase({ dataDir, log });
  const pid = postmasterPid();
  await handle.stop();
  expect(isAlive(pid)).toBe(false);
  expect(() => readFileSync(join(dataDir, 'otklik.lock'))).toThrow('ENOENT');
});

test('another port is chosen and remembered when the old one is taken', async () => {
  const { port } = record();
  const squatter = createServer().listen(port, '127.0.0.1');
  await once(squatter, 'listening');
  onTestFinished(() => void squatter.close());
  const { url } = await start();
  expect(await queryOnce(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(record().port).not.toBe(port);
  expect(lines).toContain(`Port ${port} is taken: PostgreSQL uses ${record().port} from now on.`);
});

test('a folder written by another version is left alone', async () => {
  const file = join(dataDir, 'postgres', 'PG_VERSION');
  writeFileSync(file, '17\n');
  onTestFinished(() => writeFileSync(file, '18\n'));
  await expect(openDatabase({ dataDir, log })).rejects.toThrow(/was written by PostgreSQL 17, .* pg_dump/);
});

test('a lock whose process id now belongs to another program is taken over', async () => {
  writeFileSync(join(dataDir, 'otklik.lock'), JSON.stringify({ pid: process.pid, started: '1' }));
  const { url } = await start();
  expect(await queryOnce(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a data folder that cannot be made or written is named with what to do', async () => {
  const file = join(dataDir, 'a-file');
  writeFileSync(file, '');
  await expect(openDatabase({ dataDir: join(file, 'data'), log })).rejects.toThrow(
    `The data folder ${join(file, 'data')} cannot be written (ENOTDIR): give this user the right to, or choose another DATA_DIR.`,
  );
});

async function startChild(): Promise<{ child: ChildProcess; url: string }> {
  const script = fileURLToPath(new URL('hold-database.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: (JSON.parse(chunk.toString()) as { url: string }).url };
}

const record = () => JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { port: number };
const postmasterPid = () => readPostmasterPid(join(dataDir, 'postgres'))!.pid;
// A container may have nobody who collects ended processes: they answer to signals but no longer run.
const isAlive = (pid: number) => identify(pid) !== undefined;
