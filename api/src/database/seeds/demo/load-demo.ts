/**
 * Loads the demo country: registry, offers, reports of partners, ratings through the acceptance path of every import,
 * improvements.
 * The server can be used meanwhile. What was interrupted goes on where it was: the day the registry was stored
 * decides the anchor day, so that the same ratings come again and the stored ones are recognised by their ids.
 */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { INSTRUMENT_VERSION } from '@otklik/schema';
import type { Pool } from 'pg';
import {
  type Acceptance,
  BusyError,
  IMPORT_ROWS_AT_MOST,
  importRows,
  REPORT_ROWS_AT_MOST,
  storeReport,
} from '../../../modules/ratings/index.ts';
import { withRole } from '../../pool.ts';
import { authorities } from './authorities.ts';
import { addDays } from './calendar.ts';
import { demoFlow } from './demo-flow.ts';
import { demoNorms } from './demo-norms.ts';
import { demoOffers } from './demo-offers.ts';
import { DEMO_RATING_COUNT, demoRatings, type DemoRating, uuidFrom } from './demo-ratings.ts';
import { storeRegistry, storeStaff } from './demo-records.ts';
import { randomFrom } from './random.ts';
import { storeInvited } from './store-invited.ts';
import { storeDraft } from './store-draft.ts';
import { storeImprovements, subjectOf } from './store-improvements.ts';

export interface LoadDemoOptions {
  pool: Pool;
  acceptance: Acceptance;
  /** Hash of the password that all demo accounts get. */
  passwordHash: string;
  /** Ratings to load; fewer in tests. */
  count?: number;
  /** Called after every batch. */
  onProgress?: (progress: { done: number; total: number }) => void;
  /** Stops between two batches; what is stored stays, and the next load goes on. */
  signal?: AbortSignal;
}

/**
 * How much of the demo a database holds. EMPTY: no registry at all. STARTED: the demo, not yet whole. LOADED: the
 * whole demo. OTHER: a registry that is not the demo, which must be left alone.
 */
export type DemoState = 'EMPTY' | 'STARTED' | 'LOADED' | 'OTHER';

const ROOT = authorities[0]!.slug;
/** Published last, together with everything else that ends the loading. */
const LAST_STORED_REPORT = 'passport-form-photo';
const BATCHES_IN_FLIGHT = 2;
const OFFERS_PER_FLUSH = 5_000;
const ATTEMPTS = 60;
const REPORT_SEED = 20_260_105;

/** Looks how much of the demo is there. Any connection may ask. */
export async function demoState(pool: Pool): Promise<DemoState> {
  const { rows } = await pool.query<{ any: boolean; demo: boolean; whole: boolean }>(
    `select exists (select from authority) as any, exists (select from authority where slug = $1) as demo,
       exists (select from report where slug = $2) as whole`,
    [ROOT, LAST_STORED_REPORT],
  );
  const { any, demo, whole } = rows[0]!;
  if (!any) return 'EMPTY';
  if (!demo) return 'OTHER';
  return whole ? 'LOADED' : 'STARTED';
}

/**
 * Loads what is missing of the demo; does nothing when it is whole.
 * @throws Error when the database holds another registry, or when a rating of the demo is refused
 */
export async function loadDemo(options: LoadDemoOptions): Promise<void> {
  const { pool, acceptance, passwordHash, count = DEMO_RATING_COUNT, signal } = options;
  const state = await demoState(pool);
  if (state === 'LOADED') return;
  if (state === 'OTHER') throw new Error('The database holds a registry of its own: the demo is not loaded into it');
  if (state === 'EMPTY') await withRole(pool, 'otklik_staff', storeRegistry);
  await withRole(pool, 'otklik_worker', (client) => storeStaff(client, passwordHash));
  await acceptance.directory.refresh();
  const anchorDay = await anchorDayOf(pool);
  await loadOffers(options, anchorDay, count);
  await loadReports(options, anchorDay, count);
  await loadRatings(options, anchorDay, count);
  if (signal?.aborted) return;
  await withRole(pool, 'otklik_staff', storeDraft);
  await withRole(pool, 'otklik_staff', (client) => storeImprovements(client, acceptance.directory, anchorDay));
  await acceptance.directory.refresh();
}

/** The day before the registry was stored. */
async function anchorDayOf(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ stored_on: string }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as stored_on from authority where slug = $1`,
    [ROOT],
  );
  return addDays(rows[0]!.stored_on, -1);
}

/** Counts that an interrupted load left are replaced: they are of days before anyone could be offered anything. */
async function loadOffers(
  { pool, acceptance, signal }: LoadDemoOptions,
  anchorDay: string,
  count: number,
): Promise<void> {
  // What an attempt before could not write still waits in memory.
  await acceptance.offers.flush();
  await withRole(pool, 'otklik_acceptor', (client) =>
    client.query('delete from offer_tally where day <= $1', [anchorDay]),
  );
  const { directory, offers } = acceptance;
  let added = 0;
  for (const { day, touchpoint, subject, mode, shown } of demoOffers(anchorDay, count)) {
    const touchpointId = directory.find('TOUCHPOINT', touchpoint)!.id;
    offers.add({ day, touchpointId, subjectId: subjectOf(directory, subject).id, mode, shown });
    if (++added % OFFERS_PER_FLUSH === 0) await offers.flush();
    if (signal?.aborted) break;
  }
  await offers.flush();
}

/** Reports have ids that follow from a seed: those that an interrupted load left are known again and count once. */
async function loadReports({ acceptance, signal }: LoadDemoOptions, anchorDay: string, count: number): Promise<void> {
  const authorityId = acceptance.directory.find('AUTHORITY', ROOT)!.id;
  const ids = randomFrom(REPORT_SEED);
  const reports = [
    ...reportsOf('INTERACTIONS', demoFlow(anchorDay, count)),
    ...reportsOf('NORMS', demoNorms(anchorDay, count)),
  ];
  for (const { kind, rows } of reports) {
    if (signal?.aborted) return;
    const { refused } = await whenNotBusy(() =>
      storeReport(acceptance, kind, { id: uuidFrom(ids), rows }, authorityId),
    );
    if (refused[0])
      throw new Error(`A report of the demo was refused: ${JSON.stringify([refused[0], rows[refused[0].position]])}`);
    await nextTurn();
  }
}

function reportsOf<Kind extends 'INTERACTIONS' | 'NORMS'>(kind: Kind, rows: Iterable<object>) {
  const all = [...rows] as Record<string, unknown>[];
  return Array.from({ length: Math.ceil(all.length / REPORT_ROWS_AT_MOST) }, (_, index) => ({
    kind,
    rows: all.slice(index * REPORT_ROWS_AT_MOST, (index + 1) * REPORT_ROWS_AT_MOST),
  }));
}

async function loadRatings(
  { pool, acceptance, onProgress, signal }: LoadDemoOptions,
  anchorDay: string,
  count: number,
): Promise<void> {
  const authorityId = acceptance.directory.find('AUTHORITY', ROOT)!.id;
  let done = 0;
  const load = async (rows: readonly DemoRating[]) => {
    await storeBatch({ pool, acceptance }, rows, authorityId);
    done += rows.length;
    onProgress?.({ done, total: count });
  };
  const inFlight: Promise<void>[] = [];
  for await (const rows of batchesOf(demoRatings(anchorDay, count))) {
    if (signal?.aborted) break;
    if (inFlight.length >= BATCHES_IN_FLIGHT) await inFlight.shift();
    const batch = load(rows);
    // Awaited in order below; a batch that fails early must not count as unhandled until then.
    batch.catch(() => undefined);
    inFlight.push(batch);
  }
  await Promise.all(inFlight);
}

/**
 * Batches of a month at a time, within it those that are tallied together next to one another: a transaction then
 * moves few tallies by much, instead of many by one. Requests get their turn while a month is made.
 */
async function* batchesOf(ratings: Iterable<DemoRating>): AsyncGenerator<DemoRating[]> {
  let month: DemoRating[] = [];
  for (const rating of ratings) {
    if (rating.collectedAt.slice(0, 7) !== month[0]?.collectedAt.slice(0, 7)) {
      yield* batchesOfMonth(month);
      month = [];
    }
    month.push(rating);
    if (month.length % IMPORT_ROWS_AT_MOST === 0) await nextTurn();
  }
  yield* batchesOfMonth(month);
}

function* batchesOfMonth(month: readonly DemoRating[]): Generator<DemoRating[]> {
  const keyOf = ({ subject, touchpoint, mode, segment, language }: DemoRating) =>
    [...Object.values<string>(subject), touchpoint, mode, segment, language].join(' ');
  const sorted = month
    .map((rating) => ({ rating, key: keyOf(rating) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  for (let start = 0; start < sorted.length; start += IMPORT_ROWS_AT_MOST)
    yield sorted.slice(start, start + IMPORT_ROWS_AT_MOST).map(({ rating }) => rating);
}

/** Stores one batch, with the invitations of its ratings. */
async function storeBatch(
  { pool, acceptance }: { pool: Pool; acceptance: Acceptance },
  ratings: readonly DemoRating[],
  authorityId: string,
): Promise<void> {
  const tokens = await storeInvited({ pool, acceptance }, ratings, authorityId);
  const rows = ratings.map((rating) => ({
    ...rating,
    instrumentVersion: INSTRUMENT_VERSION,
    invitation: tokens.get(rating.id) ?? null,
  }));
  const stored = await whenNotBusy(() => importRows(acceptance, rows, { authorityId, isDryRun: false }));
  const refused = stored.findIndex(({ kind }) => kind === 'REFUSED');
  if (refused >= 0)
    throw new Error(`A rating of the demo was refused: ${JSON.stringify([stored[refused], rows[refused]])}`);
}

/** Does it, and again as long as the server is too busy. */
async function whenNotBusy<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BusyError) || attempt >= ATTEMPTS) throw error;
      await pause(1_000);
    }
}
