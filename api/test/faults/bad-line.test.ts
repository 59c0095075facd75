import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recount } from '../../src/modules/results/index.ts';
import { sessionToken } from '../server/people.ts';
import { ask, codesOf, type RawAnswer, send } from '../server/raw-http.ts';
import { asAdmin } from '../support/as-admin.ts';
import {
  type Attempt,
  attempt,
  importMutation,
  type Mutation,
  sendUntilStored,
  storedOf,
  submitMutation,
} from './client.ts';
import type { Line } from './fault-proxy.ts';
import { brokenInvariants, durableWatchedDatabase, type FaultyApi, startFaultyApi } from './faulty-api.ts';
import { watchHeap } from './heap-growth.ts';

let api: FaultyApi;
let cookie: string;
beforeAll(async () => {
  api = await startFaultyApi(await durableWatchedDatabase());
  cookie = `otklik_sid=${await sessionToken(api)}`;
});
afterAll(() => api.close());

const health = async (path: 'live' | 'ready') => {
  const startedAt = performance.now();
  const { status, text } = await send(api.server.port, { method: 'GET', path: `/healthz/${path}` });
  return { status, text, tookMs: performance.now() - startedAt };
};

const pools = () => Object.entries(api.platform.pools);

/** Names of the pools of which something is checked out, or waited for. */
const busyPools = (): string[] =>
  pools().flatMap(([name, { idleCount, totalCount, waitingCount }]) =>
    idleCount < totalCount || waitingCount > 0 ? [name] : [],
  );

/** What PostgreSQL itself says of connections of the server, those of the ORM as well, that are not idle. */
const busyBackends = (): Promise<unknown[]> =>
  asAdmin(
    api.database,
    `select application_name, state, query from pg_stat_activity
     where application_name like 'otklik%' and datname = current_database() and state <> 'idle'`,
  );

/** What came of a read. */
type ReadAttempt = Pick<Attempt, 'answer' | 'tookMs'>;

/** A read of the database behind a page. */
const readReports = (): Promise<ReadAttempt> =>
  attempt(api.server.port, { query: '{ reports(first: 1) { nodes { slug } } }', variables: { input: {} } });

/** A figure for staff: their session, then the tallies, of a quarter that is over and takes no more ratings. */
async function readAsStaff(): Promise<ReadAttempt> {
  const startedAt = performance.now();
  const query = '{ service(id: "passport") { estimate(measure: SAT) { n reason } } }';
  const answer = await ask(api.server.port, { query }, { cookie }, '/staff/graphql').catch(() => null);
  return { answer, tookMs: performance.now() - startedAt };
}

/** Reads that are sent along; each always tells the same. */
const READS = { reports: readReports, figure: readAsStaff };
type ReadName = keyof typeof READS;
const READ_NAMES = Object.keys(READS) as ReadName[];

/** What was sent while the line was bad, and what became of it. */
interface Episode {
  sent: { mutation: Mutation; ids: string[]; attempts: Attempt[] }[];
  reads: Record<ReadName, ReadAttempt[]>;
  ready: Awaited<ReturnType<typeof health>>[];
  live: Awaited<ReturnType<typeof health>>[];
  /** Pools of which something was checked out at one time or another. */
  usedPools: Set<string>;
  /** Most that was alive on the heap beyond what was before, in bytes. */
  heapGrowth: number;
}

/** Most bytes by which the heap may grow meanwhile. */
const HEAP_GROWTH_AT_MOST = 50_000_000;

const TICK_MS = 50;
/** Within so many ticks each kind of request is sent. */
const KINDS = 5;
const ALL_KINDS_MS = (KINDS + 1) * TICK_MS;

/** Sends ratings, imports and reads all along, and asks for the health, until told to stop. */
function startTraffic(): { stop(): Promise<Episode> } {
  const episode: Episode = {
    sent: [],
    reads: { reports: [], figure: [] },
    ready: [],
    live: [],
    usedPools: new Set(),
    heapGrowth: 0,
  };
  const heapGrowth = watchHeap(HEAP_GROWTH_AT_MOST);
  const working: Promise<unknown>[] = [];
  const stopNoting = pools().map(([name, pool]) => {
    const note = () => void episode.usedPools.add(name);
    pool.on('acquire', note);
    return () => pool.off('acquire', note);
  });
  let tick = 0;
  const timer = setInterval(() => {
    const { id, ...mutation } = submitMutation({ comments: [{ question: 'GOOD', text: 'fine' }], mayQuote: false });
    const rows = [submitMutation(), submitMutation()].map(({ variables }) => variables.input);
    const sent =
      tick % KINDS === KINDS - 1
        ? { mutation: importMutation(api.key, rows), ids: rows.map((row) => String((row as { id?: unknown }).id)) }
        : { mutation, ids: [id] };
    const attempts: Attempt[] = [];
    episode.sent.push({ ...sent, attempts });
    working.push(attempt(api.server.port, sent.mutation).then((one) => attempts.push(one)));
    if (tick % KINDS === 0) {
      for (const name of READ_NAMES) working.push(READS[name]().then((one) => episode.reads[name].push(one)));
      working.push(health('ready').then((one) => episode.ready.push(one)));
      working.push(health('live').then((one) => episode.live.push(one)));
    }
    tick++;
  }, TICK_MS);
  return {
    async stop() {
      // Once more everything, on the line that is good again.
      await pause(ALL_KINDS_MS);
      clearInterval(timer);
      await Promise.all(working);
      for (const stop of stopNoting) stop();
      episode.heapGrowth = heapGrowth();
      return episode;
    },
  };
}

/** Longest wait that is promised, of a request and for the recovery. */
const AT_MOST_MS = 5_000;

/** Rates until it is stored at the first attempt, on a line that is good again. @returns how long that took, in ms */
async function recovery(): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const one = await attempt(api.server.port, submitMutation());
    const { status } = await health('ready');
    if (one.isAcknowledged && status === 200) return performance.now() - startedAt;
    if (performance.now() - startedAt > 30_000) throw new Error(`Not recovered: ${one.answer?.text}`);
    await pause(50);
  }
}

/** Told to come again, and in how many seconds; nothing else. */
function expectTurnedAway(answer: RawAnswer | null): void {
  expect([answer?.status, answer?.headers['retry-after'], answer && codesOf(answer)]).toEqual([
    503,
    expect.stringMatching(/^\d+$/),
    ['SERVICE_BUSY'],
  ]);
}

/**
 * What holds of every bad line: no loss, no repetition, no long wait, 503 with a time to come back, no growing heap, and
 * connections that are free again.
 */
async function expectNothingLost({ sent, reads, live, usedPools, heapGrowth }: Episode): Promise<void> {
  const all = sent.flatMap(({ attempts }) => attempts);
  expect(all.length).toBeGreaterThan(10);
  for (const { tookMs } of [...all, ...reads.reports, ...reads.figure]) expect(tookMs).toBeLessThan(AT_MOST_MS);
  // Nothing that was sent deserves a refusal: it is all stored, or turned away as a whole.
  for (const { answer, isAcknowledged } of all) if (!isAcknowledged) expectTurnedAway(answer);
  for (const name of READ_NAMES) {
    const onGoodLine = (await READS[name]()).answer;
    expect([onGoodLine?.status, codesOf(onGoodLine!)]).toEqual([200, []]);
    for (const { answer } of reads[name])
      if (answer?.status === 200) expect(answer.text).toBe(onGoodLine!.text);
      else expectTurnedAway(answer);
  }
  for (const { status, tookMs } of live) {
    expect(status).toBe(200);
    expect(tookMs).toBeLessThan(2_000);
  }
  const ids = sent.flatMap((one) => one.ids);
  const before = await storedOf(api.database, ids);
  for (const one of sent)
    if (one.attempts.some(({ isAcknowledged }) => isAcknowledged))
      for (const id of one.ids) expect(before.get(id)).toMatchObject({ ratings: 1 });
  for (const { mutation } of sent) await sendUntilStored(api.server.port, mutation);
  const after = await storedOf(api.database, ids);
  for (const id of ids) expect(after.get(id)).toMatchObject({ ratings: 1, revision: 0 });
  expect(await recount(api.platform.pool)).toEqual([]);
  expect(await brokenInvariants(api.database)).toEqual([]);
  expect([...usedPools].toSorted()).toEqual(
    pools()
      .map(([name]) => name)
      .toSorted(),
  );
  await expect.poll(busyPools, { timeout: AT_MOST_MS }).toEqual([]);
  await expect.poll(busyBackends, { timeout: AT_MOST_MS }).toEqual([]);
  expect(heapGrowth).toBeLessThanOrEqual(HEAP_GROWTH_AT_MOST);
}

const statuses = (attempts: readonly { status: number }[]) => new Set(attempts.map(({ status }) => status));

test.each<[string, Line, number]>([
  ['resets every connection', { kind: 'RESET' }, 1_500],
  // Far longer than any time limit of ours: a request, a connection, a statement of the writer.
  ['swallows everything for half a minute', { kind: 'BLACK_HOLE' }, 30_000],
])(
  'a line that %s',
  async (_what, line, lastsMs) => {
    await recovery();
    const traffic = startTraffic();
    await pause(300);
    api.proxy.line = line;
    await pause(Math.min(lastsMs, 2_500));
    expect((await health('ready')).status).toBe(503);
    expect((await health('live')).status).toBe(200);
    await pause(Math.max(0, lastsMs - 2_500));
    api.proxy.line = { kind: 'GOOD' };
    const tookMs = await recovery();
    const episode = await traffic.stop();
    expect(tookMs).toBeLessThan(AT_MOST_MS);
    expect(statuses(episode.ready)).toEqual(new Set([200, 503]));
    for (const { tookMs: answeredAfterMs } of episode.ready) expect(answeredAfterMs).toBeLessThan(2_000);
    expect(episode.sent.some(({ attempts }) => attempts[0]?.answer?.status === 503)).toBe(true);
    await expectNothingLost(episode);
  },
  120_000,
);

test('connections whose other end is gone without a word', async () => {
  await recovery();
  const traffic = startTraffic();
  await pause(300);
  api.proxy.forgetConnections();
  const tookMs = await recovery();
  const episode = await traffic.stop();
  expect(tookMs).toBeLessThan(AT_MOST_MS);
  await expectNothingLost(episode);
});

test.each<[string, Line, number]>([
  ['answers half a second late', { kind: 'SLOW', delayMs: 500 }, 3_000],
  ['passes 10 KB a second', { kind: 'NARROW', bytesPerSecond: 10_000 }, 3_000],
])('a line that %s', async (_what, line, lastsMs) => {
  await recovery();
  const traffic = startTraffic();
  api.proxy.line = line;
  await pause(lastsMs);
  api.proxy.line = { kind: 'GOOD' };
  const tookMs = await recovery();
  const episode = await traffic.stop();
  expect(tookMs).toBeLessThan(AT_MOST_MS);
  await expectNothingLost(episode);
});
