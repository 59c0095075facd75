import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ParallelRun, RUN_COLUMNS, armOf } from '../../src/modules/methodology/instrument/parallel-run.ts';
import { importRows } from '../../src/modules/ratings/index.ts';
import { publishParallelVersion } from '../results/publish-parallel-version.ts';
import { ScoresWorld } from '../results/scores-world.ts';
import { withdraw } from '../ratings/requests.ts';
import { anotherPlatform } from '../support/another-platform.ts';
import { asAdmin } from '../support/as-admin.ts';
import { signedIn, type StaffSession } from './staff-session.ts';

let world: ScoresWorld;
let staff: StaffSession;
let run: ParallelRun;

/** A parallel run of the summer, over on 25 September. */
beforeAll(async () => {
  world = await ScoresWorld.start(1, new Date('2026-06-25T09:00:00Z'));
  staff = await signedIn(world.api, 'METHODOLOGIST');
  await publishParallelVersion(staff);
  [run] = (await asAdmin<ParallelRun>(world.api.database, `select ${RUN_COLUMNS}`)) as [ParallelRun];
});
afterAll(() => world.api.close());

async function at(instant: string): Promise<void> {
  world.api.clock.time = new Date(instant);
  await world.api.platform.instruments.refresh();
  staff = await signedIn(world.api, 'METHODOLOGIST');
}

const countDue = () => world.api.platform.draws.countDue();

/** Answers of a day to both versions, as drawn. */
const rate = (day: string, n: number, place: 'site' | 'hall' = 'site') =>
  world.rate(
    ['0.9.0', '1.0.0'].map((version) => ({
      service: 's0',
      place,
      mode: 'WEB' as const,
      version,
      day,
      answers: [{ SAT: 5 }, { SAT: 4 }],
      n: n / 2,
    })),
  );

/** A partner brings answers of a day to the old version alone, whatever is drawn. @returns how many differ from the draw */
async function importPinned(day: string, n: number): Promise<number> {
  const ids = Array.from({ length: n }, () => crypto.randomUUID() as string);
  const rows = ids.map((id) => ({
    id,
    touchpoint: 'site',
    subject: { service: 's0' },
    mode: 'WEB' as const,
    language: 'RU' as const,
    segment: null,
    instrumentVersion: '0.9.0',
    collectedAt: `${day}T10:00:00Z`,
    answers: [{ item: 'SAT', value: 1 }],
  }));
  const { acceptance } = world.api.platform;
  // Offers were counted that day: what is answered there is prompted.
  const [touchpointId, subjectId] = [world.placeIds.get('site')!, world.serviceIds.get('s0')!];
  acceptance.offers.add({ day, touchpointId, subjectId, mode: 'WEB', shown: 1_000 });
  await acceptance.offers.flush();
  const stored = await importRows(acceptance, rows, {
    authorityId: world.api.registry.ministry,
    isDryRun: false,
  });
  expect(stored.filter(({ kind }) => kind === 'REFUSED')).toEqual([]);
  return ids.filter((id) => armOf(run, id) !== '0.9.0').length;
}

const END = `mutation($id: ID!) { parallelRunEnd(input: { id: $id }) { parallelRun { endedAt links { item difference { n } } }
  userErrors { code path message } } }`;
async function end() {
  const [{ id }] = (await staff.ask('{ parallelRuns { id } }')).parallelRuns;
  return (await staff.ask(END, { id })).parallelRunEnd;
}
const drawOf = async () =>
  (await staff.ask('{ parallelRuns { draw { asDrawnAnswers leftOutAnswers leftOut { answers notDrawn } } } }'))
    .parallelRuns[0].draw;

/** When each slice was counted, by the day on which its ratings were accepted. */
async function slices(): Promise<Map<string, string | null>> {
  const rows = await asAdmin<{ day: string; at: string | null }>(
    world.api.database,
    `select accepted_on::text as day, to_char(counted_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at
     from parallel_run_slice order by 1`,
  );
  return new Map(rows.map(({ day, at: countedAt }) => [day, countedAt]));
}

test('a day into which answers come later is counted again, by what came alone', async () => {
  for (const day of ['2026-07-01', '2026-07-02', '2026-07-03']) {
    await at(`${day}T12:00:00Z`);
    await rate(day, 100);
  }
  expect(await countDue()).toBe(true);
  expect(await drawOf()).toEqual({ asDrawnAnswers: 300, leftOutAnswers: 0, leftOut: [] });

  await at('2026-07-06T12:00:00Z');
  await rate('2026-07-01', 40);
  expect(await countDue()).toBe(true);
  expect(await drawOf()).toMatchObject({ asDrawnAnswers: 340 });
  const counted = await slices();
  // The third of July was not over when it was counted first.
  expect(['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04', '2026-07-06'].map((day) => counted.get(day))).toEqual(
    ['2026-07-03 12:00', '2026-07-03 12:00', '2026-07-06 12:00', '2026-07-06 12:00', '2026-07-06 12:00'],
  );

  await at('2026-07-08T12:00:00Z');
  expect(await countDue()).toBe(true);
  expect(await slices()).toEqual(counted);
});

test('a day of which an answer is withdrawn is counted again where its answers lie, and no other', async () => {
  const [row] = await asAdmin<{ id: string }>(
    world.api.database,
    `select submission.id from submission join rating on rating.id = rating_id where day = '2026-07-02' limit 1`,
  );
  expect(await withdraw(world.api, { id: row!.id })).toMatchObject({ withdrawn: true });
  expect(await countDue()).toBe(true);
  expect(await drawOf()).toMatchObject({ asDrawnAnswers: 339 });
  const counted = await slices();
  expect(['2026-07-01', '2026-07-02', '2026-07-03'].map((day) => counted.get(day))).toEqual([
    '2026-07-03 12:00',
    '2026-07-08 12:00',
    '2026-07-06 12:00',
  ]);
});

test('one process counts, the others leave it to that one', async () => {
  await at('2026-07-20T12:00:00Z');
  await rate('2026-07-20', 100);
  const other = await anotherPlatform(world.api);
  await Promise.all([countDue(), other.draws.countDue(), countDue()]);
  await other.close();
  expect(await drawOf()).toMatchObject({ asDrawnAnswers: 439 });
});

test('a server stops while answers are being counted, even where the database does not answer', async () => {
  await at('2026-07-22T12:00:00Z');
  await rate('2026-07-21', 20);
  const other = await anotherPlatform(world.api);
  const admin = new pg.Client({ connectionString: world.api.database.adminUrl });
  await admin.connect();
  await admin.query('begin; lock table submission in access exclusive mode');
  other.draws.start();
  await expect
    .poll(async () => {
      const [row] = await asAdmin<{ n: number }>(
        world.api.database,
        `select count(*)::integer as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
           and query like '%from submission join rating%'`,
      );
      return row!.n;
    })
    .toBe(1);
  const startedAt = performance.now();
  await other.close();
  expect(performance.now() - startedAt).toBeLessThan(6_000);
  await admin.query('rollback');
  await admin.end();
  expect(await countDue()).toBe(true);
  expect(await drawOf()).toMatchObject({ asDrawnAnswers: 459 });
});

test('a count that was stopped goes on where it was', async () => {
  // As if nothing had been counted.
  await asAdmin(world.api.database, 'delete from parallel_run_day');
  await asAdmin(world.api.database, 'delete from parallel_run_draw');
  await asAdmin(world.api.database, 'update parallel_run_slice set counted_at = null');
  await at('2026-09-20T12:00:00Z');
  const other = await anotherPlatform(world.api);
  other.draws.start();
  const done = async () => [...(await slices())].filter(([, counted]) => counted !== null);
  while ((await done()).length < 5) await pause(1);
  await other.close();
  const before = await done();
  expect(before.length).toBeLessThan((await slices()).size);

  await at('2026-09-21T12:00:00Z');
  expect(await countDue()).toBe(true);
  const after = await slices();
  const stayed = before.filter(([day]) => day < '2026-09-19');
  expect(stayed.map(([day]) => [day, after.get(day)])).toEqual(stayed);
  expect(after.get('2026-09-21')).toBe('2026-09-21 12:00');
  expect(await drawOf()).toMatchObject({ asDrawnAnswers: 459 });
});

test('a run that is over ends when all of its answers are compared with the draw, and not before', async () => {
  await at('2026-09-26T08:00:00Z');
  expect(await countDue()).toBe(true);
  // It was counted after its end. Then a partner brings answers that were never compared with the draw.
  await at('2026-09-28T08:00:00Z');
  const notDrawn = await importPinned('2026-08-15', 60);
  const refused = await end();
  expect(refused).toMatchObject({
    parallelRun: null,
    userErrors: [{ code: 'PARALLEL_RUN_UNCOUNTED', path: ['input', 'id'] }],
  });
  expect((await staff.ask('{ parallelRuns { endedAt links { item } } }')).parallelRuns).toEqual([
    { endedAt: null, links: [] },
  ]);
  expect(await asAdmin(world.api.database, 'select from instrument_link')).toHaveLength(0);

  expect(await countDue()).toBe(true);
  expect(await drawOf()).toEqual({
    asDrawnAnswers: 0,
    leftOutAnswers: 519,
    leftOut: [{ answers: 519, notDrawn }],
  });
  // Answers at another touchpoint, as drawn; whoever asks for the end has them counted now and not in an hour.
  world.api.platform.draws.start();
  await rate('2026-08-20', 400, 'hall');
  expect((await end()).userErrors).toMatchObject([{ code: 'PARALLEL_RUN_UNCOUNTED' }]);
  await expect.poll(async () => (await end()).parallelRun, { timeout: 10_000, interval: 200 }).not.toBeNull();
  const [ended] = (await staff.ask('{ parallelRuns { endedAt links { item difference { n } } } }')).parallelRuns;
  expect(ended).toMatchObject({ links: [{ item: 'SAT', difference: { n: 400 } }] });
  expect(ended.endedAt).not.toBeNull();
});
