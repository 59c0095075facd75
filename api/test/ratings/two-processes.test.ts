import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool, withRole } from '../../src/database/pool.ts';
import { caseKey } from '../../src/modules/ratings/content-hash.ts';
import type { SubmitOperation } from '../../src/modules/ratings/rating-operation.ts';
import { RatingWriter } from '../../src/modules/ratings/rating-writer.ts';
import { recount } from '../../src/modules/results/index.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { submission, submit, withdraw } from './requests.ts';
import { submitOperation } from './submit-operation.ts';

let api: TestApi;
let otherPool: Pool;
beforeAll(async () => {
  api = await startTestApi();
  otherPool = createPool(
    { url: api.database.url, max: 4, name: 'other', statementTimeoutMs: 5_000, role: 'otklik_acceptor' },
    (error) => {
      throw error;
    },
  );
});
afterAll(async () => {
  await otherPool.end();
  await api.close();
});

/** Writes like another process of the same installation. */
const otherWriter = () => new RatingWriter(otherPool, api.platform.directory, api.platform.instruments);

const asAcceptor = <Row extends object>(sql: string, values: unknown[]) =>
  withRole(api.platform.pool, 'otklik_acceptor', async (client) => (await client.query<Row>(sql, values)).rows);

/** Resolves when a connection to this database waits for a lock that another one holds. */
const someoneWaits = () =>
  expect
    .poll(async () => {
      const [row] = await asAcceptor<{ n: number }>(
        `select count(*)::int as n from pg_locks w where not granted and exists (
           select from pg_locks l join pg_database d on d.oid = l.database
           where l.pid = w.pid and d.datname = current_database())`,
        [],
      );
      return row!.n;
    })
    .toBeGreaterThan(0);

/** Some hash, another one for each byte. */
const hashOf = (byte: number) => Buffer.alloc(32, byte).toString('hex');

const revision = (id: string, number: number, value: number) => ({
  kind: 'REVISE' as const,
  reference: { id, receiptHash: null },
  revision: number,
  revisionHash: hashOf(number),
  answers: [{ item: 'SAT' as const, value }],
  comments: [],
  mayQuote: false,
  usedServiceIds: [],
});

test('a revision that waited for a higher one of another process changes nothing', async () => {
  const input = submission({});
  await submit(api, input);
  let lower: Promise<unknown> | undefined;
  await withRole(api.platform.pool, 'otklik_acceptor', async (client) => {
    await client.query('select from submission where id = $1 for update', [input.id]);
    await client.query(
      `update rating set revision = 5, revision_hash = $2, sat = 1
       where id = (select rating_id from submission where id = $1)`,
      [input.id, Buffer.alloc(32, 5)],
    );
    lower = otherWriter().store(revision(input.id, 3, 5));
    await someoneWaits();
  });
  expect(await lower).toMatchObject({ kind: 'STORED', isRepeated: true, state: { revision: 5 } });
  expect(
    await asAcceptor('select r.revision, r.sat from submission s join rating r on r.id = s.rating_id where s.id = $1', [
      input.id,
    ]),
  ).toEqual([{ revision: 5, sat: 1 }]);
  expect(await recount(api.platform.pool)).toEqual([]);
});

test('of two revisions with one number in two processes the second is a conflict', async () => {
  for (let round = 0; round < 10; round++) {
    const input = submission({});
    await submit(api, input);
    const other = { ...revision(input.id, 1, 1), revisionHash: randomBytes(32).toString('hex') };
    const outcomes = await Promise.all([
      api.platform.acceptance.writer.store(revision(input.id, 1, 5)),
      otherWriter().store(other),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['REFUSED', 'STORED']);
  }
});

const operation = (): Promise<SubmitOperation> => submitOperation(api.platform, '2026-11-22');

test.each([
  ['without a case', 400, (one: SubmitOperation) => one],
  [
    'of a case',
    40,
    (one: SubmitOperation) => ({ ...one, caseKey: caseKey(api.registry.ministry, api.registry.service, one.id) }),
  ],
])(
  'a rating %s that comes to two processes in the same moment is stored by one and found by the other',
  async (_, rounds, as) => {
    const [here, there] = [api.platform.acceptance.writer, otherWriter()];
    await here.store(await operation());
    for (let round = 0; round < rounds; round++) {
      const one = as(await operation());
      const outcomes = await Promise.all([here.store(one), there.store(one)]);
      expect(outcomes).toMatchObject([{ kind: 'STORED' }, { kind: 'STORED' }]);
      expect(outcomes.filter((outcome) => 'isRepeated' in outcome && outcome.isRepeated)).toHaveLength(1);
    }
    expect(await recount(api.platform.pool)).toEqual([]);
  },
);

test('a case that another process is just storing is stored after it, and replaces it', async () => {
  const { registry } = api;
  const key = caseKey(registry.ministry, registry.service, 'case-0123456789abcdef');
  const [first, second] = [
    { ...(await operation()), caseKey: key },
    { ...(await operation()), caseKey: key },
  ];
  // The cell is made beforehand: a process makes its cells in transactions of their own.
  await api.platform.acceptance.writer.store(await operation());
  let later: Promise<unknown> | undefined;
  await withRole(api.platform.pool, 'otklik_acceptor', async (client) => {
    await client.query(
      `insert into submission (id, content_hash, receipt_hash, rating_id)
       values ($1, decode($2, 'hex'), decode($3, 'hex'), $4)`,
      [first.id, first.contentHash, first.receiptHash, first.ratingId],
    );
    await client.query(
      `insert into rating (id, cell_id, day, subject_authority_id, touchpoint_authority_id, status, case_key, sat)
       select $1, id, '2026-11-22', $2, $2, 'COUNTED', decode($3, 'hex'), 2 from cell where touchpoint_id is not null limit 1`,
      [first.ratingId, registry.ministry, first.caseKey],
    );
    later = otherWriter().store(second);
    await someoneWaits();
  });
  expect(await later).toMatchObject({ kind: 'STORED', isRepeated: false, state: { status: 'COUNTED' } });
  expect(await asAcceptor(`select id, status from rating where case_key = decode($1, 'hex')`, [first.caseKey])).toEqual(
    expect.arrayContaining([
      { id: first.ratingId, status: 'EXCLUDED' },
      { id: second.ratingId, status: 'COUNTED' },
    ]),
  );
  expect(await recount(api.platform.pool)).toEqual([]);
});

test('the tombstone of a withdrawn rating tells nothing of its content', async () => {
  const input = submission({});
  await submit(api, input);
  await withdraw(api, { id: input.id });
  const [tombstone] = await asAcceptor<{ content_hash: Buffer }>(
    'select content_hash, rating_id from submission where id = $1',
    [input.id],
  );
  expect(tombstone).toEqual({ content_hash: Buffer.alloc(32), rating_id: null });
  const again = await submit(api, { ...input, answers: [{ item: 'SAT', value: 1 }] });
  expect(again.userErrors).toMatchObject([{ code: 'RATING_WITHDRAWN' }]);
});

test('a submission that meets the receipt of another one is an error, and never acknowledged', async () => {
  const one = await operation();
  await otherWriter().store(one);
  const other = { ...(await operation()), receiptHash: one.receiptHash };
  // Its statement was its own transaction: whether something of it was stored is for the client to find out.
  await expect(otherWriter().store(other)).rejects.toMatchObject({
    originalError: { message: expect.stringContaining('neither stored now nor before') },
  });
  await expect(otherWriter().store({ ...other, caseKey: hashOf(7) })).rejects.toThrow('neither stored now nor before');
  expect(await asAcceptor('select id from rating where id = $1', [other.ratingId])).toEqual([]);
});
