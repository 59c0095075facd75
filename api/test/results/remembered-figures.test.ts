import type { Basis, Measure } from '@otklik/schema';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createPools, type Pools } from '../../src/database/pools.ts';
import { withRole } from '../../src/database/pool.ts';
import { periodsIn } from '../../src/kernel/calendar.ts';
import { MonthMemory, readersFor, RunningSumsKeeper } from '../../src/modules/results/index.ts';
import type { FigureSubject } from '../../src/modules/results/figure-query.ts';
import { StaffScores } from '../../src/modules/results/scores/staff-scores.ts';
import { StrataReader } from '../../src/modules/results/scores/strata-reader.ts';
import { TallyReader } from '../../src/modules/results/tally-reader.ts';
import { drawRatings, FiguresWorld } from './figures-world.ts';

let world: FiguresWorld;
let pools: Pools;
/** Remembers at once what it has seen twice; and never. */
let remembering: MonthMemory;
let forgetting: MonthMemory;

beforeAll(async () => {
  world = await FiguresWorld.start();
  await world.countOffers({ from: '2026-03-01', to: '2026-11-20' }, (day) => day.endsWith('3'));
  await world.rate(drawRatings(1_500, { from: '2026-03-01', days: 260 }, 12));
  await report('2026-05');
  await report('2026-10');
  pools = createPools(world.api.database.url, () => undefined);
  const onError = (error: Error) => {
    throw error;
  };
  remembering = new MonthMemory({ pool: pools.figures, onError, quietForMs: 0 });
  const atMost = { cells: 0, strata: 0, flow: 0 };
  forgetting = new MonthMemory({ pool: pools.figures, onError, atMost, manySubjects: null });
  const clock = { now: () => new Date('2026-11-20T12:00:00Z') };
  await new RunningSumsKeeper({ pool: pools.resting, clock, onError: () => undefined }).write();
});
afterAll(async () => {
  await Promise.all([remembering.stop(), forgetting.stop()]);
  await Promise.all(Object.values(pools).map((pool: pg.Pool) => pool.end()));
  await world.api.close();
});

/** What a partner reports of a month. */
const report = (month: string, more?: number) => world.report([`${month}-04`], more);

const PERIODS = [
  { from: '2026-04-01', to: '2026-06-30' },
  // The running month, to a day after the last that anything is known of.
  { from: '2026-10-01', to: '2026-11-22' },
  { from: '2026-03-01', to: '2026-11-30' },
  // Days of closed months.
  { from: '2026-05-03', to: '2026-08-19' },
  { from: '2026-06-01', to: '2026-06-15' },
  // Of the running one, before today.
  { from: '2026-11-03', to: '2026-11-15' },
];

/** Strata may be added up in another order, which moves the last digit of a share. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (value instanceof Map) return new Map([...value].map(([name, part]) => [name, rounded(part)]));
  if (value instanceof Set) return value;
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array)].map(rounded);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]));
}

/** The scores of one request. */
function scoresOf(memory: MonthMemory): StaffScores {
  const { directory, method } = world.api.platform;
  return new StaffScores({ ...readersFor(pools.figures, { directory, method, memory }), directory, method });
}

/** Everything that is made of what is remembered, in one request. */
async function figures(memory: MonthMemory) {
  const { registry } = world.api;
  const scores = scoresOf(memory);
  const subjects: FigureSubject[] = [
    world.subject('SERVICE', registry.service),
    world.subject('SERVICE', registry.otherService),
    world.subject('AUTHORITY', registry.ministry),
    world.subject('AUTHORITY', registry.agency),
  ];
  const asked = subjects.flatMap((subject) =>
    PERIODS.flatMap((period) =>
      (['SAT', 'CSI'] as Measure[]).flatMap((measure) =>
        (['RAW', 'AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as Basis[]).map((basis) => ({
          subject,
          query: { measure, basis, period, stream: 'SCORE' as const, filter: null },
        })),
      ),
    ),
  );
  const all = await Promise.all(
    asked.map(async ({ subject, query }) => {
      const { basis } = query;
      const found: unknown[] = [await scores.comparable(subject, query)];
      if (basis === 'RAW') return found;
      const adjusted = { ...query, basis: basis as 'AS_EXPERIENCED' };
      const parts: unknown[] = [];
      for (const by of ['CHANNEL', 'TOUCHPOINT', 'LANGUAGE'] as const) {
        const rows = await scores.breakdown(subject, { ...adjusted, by });
        parts.push(rows.toSorted((a, b) => (a.key! < b.key! ? -1 : 1)));
      }
      const trend = { ...adjusted, grain: 'MONTH' as const };
      return [...found, ...parts, await scores.trend(subject, trend, periodsIn(query.period, 'MONTH'))];
    }),
  );
  return rounded(all) as unknown[][];
}

test('what was made before is what would be made now, and is not made again', async () => {
  const made = await figures(forgetting);
  expect(made.flat(2).length).toBeGreaterThan(300);
  expect(await figures(remembering)).toEqual(made);
  await remembering.idle();
  expect(await figures(remembering)).toEqual(made);
  const strata = vi.spyOn(StrataReader.prototype, 'strata');
  const cells = vi.spyOn(TallyReader.prototype, 'cellStrata');
  expect(await figures(remembering)).toEqual(made);
  expect(strata).not.toHaveBeenCalled();
  expect(cells).not.toHaveBeenCalled();
  await figures(forgetting);
  expect(strata).toHaveBeenCalled();
  expect(cells).toHaveBeenCalled();
  strata.mockRestore();
  cells.mockRestore();
});

test('weeks of a trend are no figures of free dates: nothing of them is remembered', async () => {
  const period = { from: '2026-06-01', to: '2026-06-28' };
  const query = { measure: 'SAT', basis: 'AS_EXPERIENCED', period, stream: 'SCORE', filter: null } as const;
  const weeks = periodsIn(period, 'WEEK');
  const trend = (memory: MonthMemory) =>
    scoresOf(memory).trend(world.subject('SERVICE', world.api.registry.service), { ...query, grain: 'WEEK' }, weeks);
  const read = await trend(forgetting);
  expect(read.filter(({ value }) => value !== null).length).toBeGreaterThan(0);
  expect(await trend(remembering)).toEqual(read);
  await remembering.idle();
  expect(await trend(remembering)).toEqual(read);
});

const asStaff = (statement: string, ...values: unknown[]) =>
  withRole(world.api.platform.pool, 'otklik_staff', (client) => client.query(statement, values));

test.each([
  ['a rating comes late', () => world.rate(drawRatings(3, { from: '2026-05-02', days: 5 }, 3))],
  ['a rating comes today', () => world.rate(drawRatings(3, { from: '2026-11-20', days: 1 }, 4))],
  ['transactions are reported', () => report('2026-05', 900)],
  [
    'the channel of a touchpoint is put right',
    async () => {
      await asStaff(`update touchpoint set channel = 'MOBILE_APP' where id = $1`, world.helpLine);
      await world.api.platform.directory.refresh();
    },
  ],
  [
    'a service goes to another authority',
    async () => {
      const { otherService, agency, ministry } = world.api.registry;
      const { rowCount } = await asStaff(
        'update service set authority_id = $2 where id = $1 and authority_id = $3',
        otherService,
        ministry,
        agency,
      );
      expect(rowCount).toBe(1);
      await world.api.platform.directory.refresh();
    },
  ],
  [
    'a mode table is frozen',
    async () => {
      await world.api.platform.freezer.freezeDue();
    },
  ],
])('where %s, figures are made anew', async (_what, happens) => {
  const before = await figures(forgetting);
  expect(await figures(remembering)).toEqual(before);
  await happens();
  const after = await figures(forgetting);
  expect(after).not.toEqual(before);
  expect(await figures(remembering)).toEqual(after);
  await remembering.idle();
  expect(await figures(remembering)).toEqual(after);
});

test('a process whose registry lags behind remembers nothing by it', async () => {
  await remembering.idle();
  const before = await figures(remembering);
  await asStaff(`update service set spoken_name = name where id = $1`, world.api.registry.service);
  const strata = vi.spyOn(StrataReader.prototype, 'strata');
  expect(await figures(remembering)).toEqual(before);
  expect(strata).toHaveBeenCalled();
  strata.mockRestore();
  await world.api.platform.directory.refresh();
});
