import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn } from '../../src/kernel/calendar.ts';
import { BusyError, importRows } from '../../src/modules/ratings/index.ts';
import { recount } from '../../src/modules/results/index.ts';
import { submitOperation } from '../ratings/submit-operation.ts';
import { codesOf } from '../server/raw-http.ts';
import { asAdmin } from '../support/as-admin.ts';
import { attempt, storedOf, submitMutation } from './client.ts';
import { type FaultyApi, startFaultyApi } from './faulty-api.ts';

let api: FaultyApi;
beforeAll(async () => {
  api = await startFaultyApi();
});
afterAll(() => api.close());

const POISON = 'a text that no table takes';

/** Lets every rating with this comment fail in PostgreSQL, however often it is sent. */
const poisonComments = (sqlState: string) =>
  asAdmin(
    api.database,
    `create or replace function refuse_poison() returns trigger language plpgsql as $$ begin
       if new.raw_text = '${POISON}' then raise exception using errcode = '${sqlState}'; end if;
       return new;
     end $$;
     create or replace trigger refuse_poison before insert on comment for each row execute function refuse_poison()`,
  );

test.each([
  ['22012', 'INTERNAL', 200],
  ['54000', 'INTERNAL', 200],
  ['XX000', 'SERVICE_BUSY', 503],
])('a rating that PostgreSQL always refuses with %s harms no neighbour', async (sqlState, code, status) => {
  await poisonComments(sqlState);
  const poison = submitMutation({ comments: [{ question: 'GOOD', text: POISON }], mayQuote: false });
  for (let round = 0; round < 3; round++) {
    const neighbours = Array.from({ length: 20 }, () => submitMutation());
    const all = [...neighbours.slice(0, 10), poison, ...neighbours.slice(10)];
    const attempts = await Promise.all(all.map((mutation) => attempt(api.server.port, mutation)));
    const [refused] = attempts.splice(10, 1);
    expect(attempts.every(({ isAcknowledged }) => isAcknowledged)).toBe(true);
    expect([refused!.answer!.status, codesOf(refused!.answer!)]).toEqual([status, [code]]);
    const stored = await storedOf(
      api.database,
      all.map(({ id }) => id),
    );
    expect(stored.size).toBe(20);
    expect(stored.has(poison.id)).toBe(false);
  }
  if (code === 'INTERNAL') {
    const logged = api.server.lines.filter((line) => line.includes('unexpected error'));
    expect(logged.at(-1)).toMatch(new RegExp(`"requestId":"[0-9a-f-]{36}".*"code":"${sqlState}"`));
    expect(logged.join('')).not.toContain(POISON);
  }
  expect(await recount(api.platform.pool)).toEqual([]);
});

test('a row of an import that PostgreSQL always refuses rejects only itself', async () => {
  await poisonComments('22012');
  const { acceptance, directory } = api.platform;
  const rows = Array.from({ length: 12 }, (_, index) => ({
    id: crypto.randomUUID(),
    touchpoint: 'portal',
    subject: { service: 'passport' },
    mode: 'WEB',
    language: 'EN',
    instrumentVersion: String(submitMutation().variables.input.instrumentVersion),
    collectedAt: new Date().toISOString(),
    answers: [{ item: 'SAT', value: 4 }],
    comments: [{ question: 'GOOD', text: index === 5 ? POISON : 'a text like any other' }],
  }));
  const { authorityId } = directory.find('TOUCHPOINT', 'portal')!;
  const imported = await importRows(acceptance, rows, { authorityId, isDryRun: false });
  const [refused] = imported.splice(5, 1);
  expect(refused).toEqual({ kind: 'REFUSED', faults: [{ code: 'INTERNAL', path: [] }] });
  expect(imported.map(({ kind }) => kind)).toEqual(Array(11).fill('STORED'));
  const stored = await storedOf(
    api.database,
    rows.map(({ id }) => id),
  );
  expect([stored.size, stored.has(rows[5]!.id)]).toEqual([11, false]);
  const logged = api.platformLines.filter((line) => line.includes('a row of an import failed'));
  expect(logged).toHaveLength(1);
  expect(logged[0]).not.toContain(POISON);
});

test('an operation over which our own code stumbles fails alone, and its connection is used again', async () => {
  const { acceptance } = api.platform;
  const operation = () => submitOperation(api.platform, dayIn('Europe/Moscow', new Date()));
  const operations = await Promise.all(Array.from({ length: 30 }, operation));
  const broken = { ...(await operation()), answers: undefined as never };
  operations.splice(15, 0, broken);
  const outcomes = await Promise.allSettled(operations.map((one) => acceptance.writer.store(one)));
  const [failed] = outcomes.splice(15, 1);
  expect(outcomes.every((outcome) => outcome.status === 'fulfilled' && outcome.value.kind === 'STORED')).toBe(true);
  expect(failed).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) });
  expect((failed as PromiseRejectedResult).reason).not.toBeInstanceOf(BusyError);
  const stored = await storedOf(
    api.database,
    operations.map(({ id }) => id),
  );
  expect(stored.size).toBe(30);
  expect(stored.has(broken.id)).toBe(false);
});
