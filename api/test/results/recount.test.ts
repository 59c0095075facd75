import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool, withRole } from '../../src/database/pool.ts';
import { recount, type RecountDifference } from '../../src/modules/results/index.ts';
import { submission, submit } from '../ratings/requests.ts';
import { asAdmin } from '../support/as-admin.ts';
import { drawRatings, FiguresWorld } from './figures-world.ts';

let world: FiguresWorld;

beforeAll(async () => {
  world = await FiguresWorld.start();
  await world.countOffers({ from: '2026-10-01', to: '2026-10-31' });
  await world.rate(drawRatings(300, { from: '2026-09-01', days: 61 }, 5));
  await change(`
    update rating set other_answers = jsonb_build_object('INFO', (sat + ease) % 6, 'STATUS', 1 + (sat + time) % 5, 'REPEAT', 0)
    where ease is not null`);
  await submit(
    world.api,
    submission({
      subject: { lifeSituation: 'birth' },
      answers: [{ item: 'SAT', value: 4 }],
      usedServices: ['passport'],
    }),
  );
  await invite();
  await world.report(['2026-10-04', '2026-10-07'], 5);
  await change(`
    insert into interaction_offer_row (report_id, position, offer, day, service_id, touchpoint_id, segment_id, mode, shown)
    select report_id, position, 0, day, service_id, touchpoint_id, segment_id, 'WEB', 7 from interaction_row`);
  await change(`
    insert into norm_row (report_id, position, day, service_id, touchpoint_id, norm, version, within_norm, outside_norm, unknown,
      ${BINS.join(', ')})
    select report_id, position, day, service_id, touchpoint_id, 'INSTANT', '1.0.0', 1, 2, 3, ${BINS.map((_, bin) => bin).join(', ')}
    from interaction_row where segment_id is null`);
});
afterAll(() => world.api.close());

const BINS = Array.from({ length: 16 }, (_, bin) => `b${bin}`);

/** Some were led by a draw, some were not. */
async function invite(): Promise<void> {
  const { service, portal } = world.api.registry;
  await change(`
    insert into invitation (token_hash, subject_kind, subject_id, touchpoint_id, asked_mode, assigned_mode, issued_on, expires_on)
    select sha256(n::text::bytea), 'SERVICE', '${service}', '${portal}', 'WEB', 'WEB', '2026-10-01', '2026-10-30'
    from generate_series(1, 5) n`);
}

const change = (statement: string) =>
  withRole(world.api.platform.pool, 'otklik_acceptor', (client) => client.query(statement));
const oneCell = `(cell_id, grain, starts_on) = (select cell_id, grain, starts_on from core_tally join cell on id = cell_id
  where sat_time_n > 0 and touchpoint_id is not null order by 1, 2, 3 limit 1)`;

test('tallies that were kept by the acceptance path equal a recount', async () => {
  expect(await recount(world.api.platform.pool)).toEqual([]);
});

test('two at once on a pool of two connections end, one after the other', async () => {
  const pool = createPool(
    { url: world.api.database.url, max: 2, name: 'two-recounts', statementTimeoutMs: 0 },
    () => undefined,
  );
  try {
    expect(await Promise.all([recount(pool), recount(pool), recount(pool)])).toEqual([[], [], []]);
  } finally {
    await pool.end();
  }
});

/** Rows of a tally, as its parts are written: of another table, level or period each. */
interface Part {
  table: string;
  rows: string;
  keys: string[];
  told: RecountDifference['table'][];
}

const ofCells = (told: Part['told'], table: string, keys: string[], where: string[]): Part[] =>
  where.map((rows) => ({ table, rows, keys, told }));
const isSubject = 'cell_id in (select id from cell where touchpoint_id is null)';
const MONTHS_AND_DAYS = [`grain = 'D'`, `grain = 'M'`];
const reported = (told: Part['told'][number], table: string, keys: string[]) =>
  ofCells([told], table, ['service_id', 'touchpoint_id', 'grain', 'starts_on', ...keys], MONTHS_AND_DAYS);

const PARTS: Part[] = [
  ...ofCells(
    ['item', 'pair'],
    'core_tally',
    ['cell_id', 'level', 'grain', 'starts_on'],
    ['S', 'F'].flatMap((level) => MONTHS_AND_DAYS.map((grain) => `level = '${level}' and ${grain}`)),
  ),
  ...ofCells(
    ['item'],
    'item_tally',
    ['cell_id', 'grain', 'starts_on', 'item'],
    MONTHS_AND_DAYS.flatMap((grain) => [`${grain} and ${isSubject}`, `${grain} and not ${isSubject}`]),
  ),
  ...ofCells(['driver pair'], 'driver_tally', ['cell_id', 'month', 'item'], [isSubject, `not ${isSubject}`]),
  ...ofCells(
    ['driver pair'],
    'driver_pair_tally',
    ['cell_id', 'month', 'item_a', 'item_b'],
    [isSubject, `not ${isSubject}`],
  ),
  ...ofCells(
    ['journey use'],
    'journey_use_tally',
    ['life_situation_id', 'month', 'source_class', 'instrument_version', 'service_id'],
    ['service_id is null', 'service_id is not null'],
  ),
  {
    table: 'invitation_tally',
    rows: 'issued > 0',
    keys: ['month', 'subject_id', 'touchpoint_id', 'asked_mode', 'assigned_mode', 'is_drawn'],
    told: ['invitation'],
  },
  {
    table: 'invitation_day_tally',
    rows: 'issued > 0',
    keys: ['day', 'subject_id', 'touchpoint_id'],
    told: ['invitation day'],
  },
  ...reported('flow', 'flow_tally', ['segment_id']),
  ...reported('reported offers', 'reported_offer_tally', ['segment_id', 'mode', 'source_class']),
  ...reported('norms', 'norm_tally', ['norm', 'version']),
];

/** Each column of a tally that holds a number. */
async function numbersOf({ table, keys }: Part): Promise<string[]> {
  const rows = await asAdmin(
    world.api.database,
    `select column_name as name from information_schema.columns
     where table_name = $1 and data_type in ('integer', 'bigint') and column_name <> all($2) order by ordinal_position`,
    [table, keys],
  );
  return rows.map(({ name }) => name as string);
}

/** What keys are read as: dates are text. */
type Key = string | number | boolean | null;
const literal = (value: Key) => (value === null ? 'null' : `'${value}'`);

test('every table whose tallies stand on rows is bent below', async () => {
  const tables = await asAdmin(
    world.api.database,
    `select relname as name from pg_class where relname like '%!_tally' escape '!' and relkind in ('r', 'p') and not relispartition`,
  );
  // Offers are added up in memory (decision 0018): there are no rows that could be counted again.
  expect(tables.map(({ name }) => name as string).toSorted()).toEqual(
    [...new Set(PARTS.map(({ table }) => table)), 'offer_tally'].toSorted(),
  );
});

test.each(PARTS)('every column of $table where $rows is found, bent alone', async (part) => {
  const { table, rows: where, keys, told } = part;
  const columns = await numbersOf(part);
  const rows = await asAdmin(
    world.api.database,
    `select ${keys.join(', ')} from ${table} where ${where} order by ${keys.join(', ')}`,
  );
  expect(rows.length).toBeGreaterThan(0);
  const seen = new Set<RecountDifference['table']>();
  // Each column in a row of its own: as many at once as there are rows.
  for (let from = 0; from < columns.length; from += rows.length) {
    const bent = columns
      .slice(from, from + rows.length)
      .map((column, at) => ({ column, row: rows[at] as Record<string, Key> }));
    const bend = (by: string) =>
      bent.map(
        ({ column, row }) => `update ${table} set ${column} = ${column} ${by}
          where ${Object.entries(row)
            .map(([key, value]) => `${key} is not distinct from ${literal(value)}`)
            .join(' and ')}`,
      );
    await asAdmin(world.api.database, bend('+ 1').join('; '));
    const found = (await recount(world.api.platform.pool)).filter(({ side }) => side === 'only in the tallies');
    await asAdmin(world.api.database, bend('- 1').join('; '));
    for (const one of found) seen.add(one.table);
    const cells = found.map(({ cell }) => JSON.parse(cell) as Record<string, Key>);
    expect(cells.map((cell) => keyOf(keys, cell)).toSorted()).toEqual(
      bent.map(({ row }) => keyOf(keys, row)).toSorted(),
    );
  }
  expect([...seen].toSorted()).toEqual(told);
  expect(await recount(world.api.platform.pool)).toEqual([]);
});

const keyOf = (keys: readonly string[], row: Record<string, Key>) => keys.map((key) => String(row[key])).join('|');

test.each([
  ['an answer too many', 'sat_n4 = sat_n4 + 1', 'sat_n4 = sat_n4 - 1', ['item']],
  ['a sum of a pair that is wrong', 'sat_time_ab = sat_time_ab + 1', 'sat_time_ab = sat_time_ab - 1', ['pair']],
])('%s in one cell is found, in the tallies and in the ratings', async (_name, spoil, repair, tables) => {
  await change(`update core_tally set ${spoil} where ${oneCell}`);
  const found = await recount(world.api.platform.pool);
  expect([...new Set(found.map(({ table }) => table))]).toEqual(tables);
  expect(new Set(found.map(({ side }) => side)).has('only in the tallies')).toBe(true);
  expect(found.length).toBeLessThanOrEqual(2);
  await change(`update core_tally set ${repair} where ${oneCell}`);
  expect(await recount(world.api.platform.pool)).toEqual([]);
});

test('a tally that lies at another level is found', async () => {
  await change(`update core_tally set level = 'S' where level = 'F' and ${oneCell}`);
  const found = await recount(world.api.platform.pool);
  expect(new Set(found.map(({ side }) => side)).size).toBe(2);
  await change(`update core_tally set level = 'F' where level = 'S' and ${oneCell}`);
  expect(await recount(world.api.platform.pool)).toEqual([]);
});

test('ratings that come meanwhile are no differences', async () => {
  let isCounting = true;
  const rateOn = async () => {
    let stored = 0;
    for (; isCounting; stored++) await submit(world.api, submission({}));
    return stored;
  };
  const rating = rateOn();
  const found = [];
  for (let time = 0; time < 5; time++) found.push(...(await recount(world.api.platform.pool)));
  isCounting = false;
  expect(await rating).toBeGreaterThan(5);
  expect(found).toEqual([]);
});

test('a pool of one connection is refused, in which a recount would wait for ever', async () => {
  const { url } = world.api.database;
  const pool = createPool({ url, max: 1, name: 'test', statementTimeoutMs: 1_000 }, () => undefined);
  await expect(recount(pool)).rejects.toThrow('A recount needs 2 connections');
  await pool.end();
});

test('a cell that lost its tally is found', async () => {
  await change(`delete from core_tally where ${oneCell}`);
  const found = await recount(world.api.platform.pool);
  expect(found.length).toBeGreaterThan(1);
  expect(new Set(found.map(({ side }) => side))).toEqual(new Set(['only in the ratings']));
});
