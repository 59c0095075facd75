import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLSchema } from 'graphql';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, periodOf } from '../../src/kernel/calendar.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { startPlatform } from '../../src/server/platform.ts';
import { testDatabase } from '../../test/postgres/test-database.ts';
import { servePlatform } from '../../test/support/serve-platform.ts';
import { QUESTIONS as RESULTS_QUESTIONS } from '../results/questions.ts';
import { fieldsAskedBy, fieldsOf } from './coverage/fields.ts';
import { OPERATIONS_NOT_ASKED, READ_NOTHING } from './coverage/not-asked.ts';
import { readersOf, serverFiles } from './coverage/routes.ts';
import { generateData } from './data/generate.ts';
import { seededRandom } from './data/random.ts';
import { storeStaffRecords } from './data/staff-records.ts';
import { localsOverHttp, operationOf } from './locals-over-http.ts';
import { type Places, readPlaces } from './places.ts';
import { QUESTIONS } from './questions.ts';
import { rawStatement } from './raw/raw-question.ts';
import { FILE_ROUTES, READERS } from './readers.ts';
import { signIn } from './sign-in.ts';

const inCheckout = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const schemaOf = (name: string) => buildSchema(readFileSync(inCheckout(`schema/${name}.graphql`), 'utf8'));
const SCHEMAS: Record<'public' | 'staff', GraphQLSchema> = { public: schemaOf('public'), staff: schemaOf('staff') };
/** Few ratings, and enough months for a published quarter: what is drawn for each cell and day takes the time. */
const SIZE = { name: 'test', ratings: 20_000, rows: 20_000, months: 4 };

/** Documents that the questions sent, by schema; and how questions failed. */
const sent = { public: new Set<string>(), staff: new Set<string>() };
const failures: string[] = [];

const today = systemClock.now().toISOString().slice(0, 10);
let client: pg.Client;
let places: Places;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await testDatabase();
  await generateData(database.url, SIZE, today, () => undefined);
  const log = pino({ level: 'silent' });
  const platform = await startPlatform({ url: database.url, receiptKey: Buffer.alloc(32), clock: systemClock, log });
  await platform.publisher.publishClosed();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await storeStaffRecords(client, platform);
  const token = await signIn(client);
  await client.query('reset role');
  places = await readPlaces(client, today);
  await client.query('set role otklik_acceptor');
  const server = await servePlatform(platform, log);
  const http = await localsOverHttp({ port: server.port, token }, ({ document, isOfStaff }) => {
    sent[isOfStaff ? 'staff' : 'public'].add(document);
  });
  close = async () => {
    http.close();
    await client.end();
    await server.close();
    await platform.close();
    await database.drop();
  };
  const random = seededRandom(1);
  for (const { name, draw } of QUESTIONS) {
    const { ask, raw } = draw({ places, random, turn: 0 });
    await ask(http.locals).catch((error: Error) => failures.push(`${name}: ${error.message}`));
    for (const question of raw?.() ?? [])
      await client
        .query(rawStatement(question))
        .catch((error: Error) => failures.push(`${name}, raw rows: ${error.message}`));
  }
  // What they ask counts for no page: they are of another benchmark.
  const apart = await localsOverHttp({ port: server.port, token }, () => undefined);
  const quarterBefore = (day: string) => periodOf(addDays(periodOf(day, 'QUARTER').from, -1), 'QUARTER');
  const quarter = quarterBefore(today);
  const before = quarterBefore(quarter.from);
  const ids = {
    SERVICE: toGlobalId('Service', places.services[0]!.id),
    LIFE_SITUATION: toGlobalId('LifeSituation', places.situations[0]!.id),
    IMPROVEMENT: places.improvements[0]!.id,
  };
  const periods = { quarter, before, each: [before, quarter], quarters: { from: before.from, to: quarter.to } };
  for (const { name, query, of } of RESULTS_QUESTIONS)
    await apart.locals
      .execute(query, { ...periods, ...(of && { id: ids[of] }) }, {}, 'RU')
      .catch((error: Error) => failures.push(`results, ${name}: ${error.message}`));
  apart.close();
}, 300_000);

afterAll(() => close());

test('every question is answered, also those of `bench -- results`, and so are raw rows', () => {
  expect(failures).toEqual([]);
});

test('raw rows are as many as the tallies say', async () => {
  const days = { from: addDays(today, -80), to: addDays(today, -12) };
  const subjects = places.services.slice(0, 40).map(({ id }) => id);
  const { rows: raw } = await client.query<Record<string, unknown>[]>({
    ...rawStatement({ subjects, days, filter: { channel: 'PORTAL', language: 'RU' }, by: [['SUBJECT'], ['MODE']] }),
    rowMode: 'array',
  } as never);
  const { rows: tallied } = await client.query<{ n: string }>(
    `select sum(sat_n1 + sat_n2 + sat_n3 + sat_n4 + sat_n5) as n
     from core_tally join cell on cell.id = cell_id join touchpoint on touchpoint.id = touchpoint_id
     where level = 'F' and grain = 'D' and starts_on between $2 and $3 and subject_id = any ($1::uuid[])
       and source_class in ('RANDOM', 'PROMPT') and touchpoint.channel = 'PORTAL' and language = 'RU'`,
    [subjects, days.from, days.to],
  );
  const total = (of: unknown[][]) =>
    of.reduce((sum, row) => sum + row.slice(2, 7).reduce<number>((n, count) => n + Number(count), 0), 0);
  const rows = raw as unknown as unknown[][];
  expect(total(rows.filter(([subject]) => subject !== null))).toBe(Number(tallied[0]!.n));
  expect(total(rows.filter(([subject]) => subject === null))).toBe(Number(tallied[0]!.n));
  expect(Number(tallied[0]!.n)).toBeGreaterThan(100);
});

test('no two questions have the same name', () => {
  expect(new Set(QUESTIONS.map(({ name }) => name)).size).toBe(QUESTIONS.length);
});

test('what every route of the dashboard reads is asked', () => {
  const routes = serverFiles(inCheckout('dashboard/src/routes'));
  const read = new Set(Object.entries(READERS).flatMap(([file, names]) => names.map((name) => `${file} ${name}`)));
  const files = new Set(Object.keys(FILE_ROUTES).map((folder) => `app/(staff)/${folder}`));
  const unasked = routes
    .filter(({ route }) => !files.has(route))
    .flatMap(readersOf)
    .filter(({ file, name }) => !read.has(`${file} ${name}`) && !(`${file} ${name}` in READ_NOTHING))
    .map(({ route, file, name }) => `${route}: ${name} of ${file}`);
  expect(unasked, 'ask these in api/bench/read/questions').toEqual([]);
});

test('every operation of the pages is sent by a question', () => {
  const folder = inCheckout('dashboard/src/lib/data');
  const operations = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/`query (\w+)/g)].map(([, name]) => name!),
    );
  expect(operations.length).toBeGreaterThan(40);
  const asked = new Set([...sent.public, ...sent.staff].map(operationOf));
  expect(
    operations.filter((name) => !asked.has(name) && !(name in OPERATIONS_NOT_ASKED)),
    'send these in api/bench/read/questions',
  ).toEqual([]);
});

test('every field that the public may query is asked for', () => {
  const asked = fieldsAskedBy(SCHEMAS.public, sent.public);
  expect(
    fieldsOf(SCHEMAS.public).filter((field) => !asked.has(field)),
    'ask for these in api/bench/read/questions/public-documents.ts',
  ).toEqual([]);
});

test('every field that only staff may query is asked for', () => {
  const asked = fieldsAskedBy(SCHEMAS.staff, sent.staff);
  const ofAnyone = new Set(fieldsOf(SCHEMAS.public));
  expect(
    fieldsOf(SCHEMAS.staff).filter((field) => !asked.has(field) && !ofAnyone.has(field)),
    'ask for these in api/bench/read/questions/staff-documents.ts',
  ).toEqual([]);
});
