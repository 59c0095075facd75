import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPools, type Pools } from '../../src/database/pools.ts';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { MonthMemory } from '../../src/modules/results/index.ts';
import { LookedMonths } from '../../src/modules/results/month-memory.ts';
import { type FlowQuery, FlowReader } from '../../src/modules/results/scores/flow-reader.ts';
import type { FlowShare } from '../../src/modules/results/scores/stratum.ts';
import { FiguresWorld } from './figures-world.ts';

let world: FiguresWorld;
/** Two processes on one database, one of which remembers at once what it has seen twice; the other never. */
let pools: [Pools, Pools];
let remembering: MonthMemory;
let forgetting: MonthMemory;

beforeAll(async () => {
  world = await FiguresWorld.start();
  pools = [createPools(world.api.database.url, () => undefined), createPools(world.api.database.url, () => undefined)];
  const onError = (error: Error) => {
    throw error;
  };
  remembering = new MonthMemory({ pool: pools[0].figures, onError, quietForMs: 0 });
  forgetting = new MonthMemory({ pool: pools[1].figures, onError, atMost: { cells: 0, strata: 0, flow: 0 } });
  for (const month of ['2026-03', '2026-04', '2026-05', '2026-07', '2026-08', '2026-09']) await report(month);
});
afterAll(async () => {
  await Promise.all([remembering.stop(), forgetting.stop()]);
  await Promise.all(pools.flatMap(Object.values).map((pool: pg.Pool) => pool.end()));
  await world.api.close();
});

const change = (statement: string, ...values: unknown[]) =>
  withRole(pools[1].acceptance, 'otklik_acceptor', (client) => client.query(statement, values));

let reports = 0;
/** What a partner reports of a month: a row for each service, touchpoint and segment. @returns its UUID */
async function report(month: string): Promise<string> {
  const id = uuidV7();
  const { ministry, service, otherService, portal, office, segment } = world.api.registry;
  await change(
    `insert into partner_report (id, kind, authority_id, content_hash, accepted, refused, received_at)
     values ($1, 'INTERACTIONS', $2, sha256($3), 0, '[]', now())`,
    id,
    ministry,
    Buffer.from(id),
  );
  await change(
    `insert into interaction_row (report_id, position, day, service_id, touchpoint_id, segment_id, transactions, invited,
       delivered)
     select $1, row_number() over (), $2::date + (place % 27)::int, s.id, t.id, g.id, 100 + 7 * place + $3, 0, 0
     from unnest($4::uuid[]) s (id) cross join unnest($5::uuid[]) with ordinality t (id, place)
     cross join unnest($6::uuid[]) g (id)`,
    id,
    `${month}-01`,
    reports++,
    [service, otherService],
    [portal, office, world.helpLine],
    [segment, null],
  );
  return id;
}

const QUERIES: FlowQuery[] = [
  { period: { from: '2026-04-01', to: '2026-06-30' }, filter: null },
  { period: { from: '2026-01-01', to: '2026-12-31' }, filter: null, bucket: 'MONTH' },
  { period: { from: '2026-01-01', to: '2026-12-31' }, filter: null, bucket: 'QUARTER' },
  { period: { from: '2026-03-01', to: '2026-09-30' }, filter: { channels: ['PORTAL', 'TELEPHONE'] } },
  // To a day after which nothing is known, and to one before the last that is.
  { period: { from: '2026-07-01', to: '2026-09-04' }, filter: null },
  { period: { from: '2026-07-01', to: '2026-09-02' }, filter: null },
  { period: { from: '2026-07-01', to: '2026-09-04' }, filter: null, bucket: 'MONTH' },
  // Days at both ends.
  { period: { from: '2026-03-05', to: '2026-09-12' }, filter: null },
  // Nothing is known of them.
  { period: { from: '2026-03-01', to: '2026-09-30' }, filter: { modes: ['WEB'] } },
  { period: { from: '2025-03-01', to: '2025-09-30' }, filter: null },
];

const readerOf = (memory: MonthMemory) =>
  new FlowReader(pools[memory === remembering ? 0 : 1].figures, world.api.platform.directory, new LookedMonths(memory));

/** Everything a request may ask, in one request. */
async function answers(memory: MonthMemory) {
  const { registry } = world.api;
  const flow = readerOf(memory);
  const subjects = [
    world.subject('SERVICE', registry.service),
    world.subject('SERVICE', registry.internalService),
    world.subject('AUTHORITY', registry.ministry),
  ];
  const inSegment: FlowQuery = { ...QUERIES[0]!, filter: { segmentIds: [registry.segment] } };
  const touchpointIds = [registry.portal, world.helpLine].toSorted();
  const atTwo = QUERIES.flatMap((query) =>
    query.filter?.modes ? [] : [{ ...query, filter: { ...query.filter, touchpointIds } }],
  );
  const asked = [...QUERIES, ...atTwo, inSegment].flatMap((query) =>
    subjects.map((subject) => flow.flow(subject, query)),
  );
  const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return (await Promise.all(asked)).map((buckets) =>
    buckets.map(({ bucket, flow: shares }) => ({ bucket, flow: shares.toSorted(byText) })).toSorted(byText),
  );
}

test('transactions by touchpoint are those by channel, told apart', async () => {
  const reader = readerOf(forgetting);
  const byChannel = (shares: readonly FlowShare[]) => {
    const sums: Record<string, number> = {};
    for (const { subjectId, channel, segment, transactions } of shares)
      sums[[subjectId, channel, segment].join()] = (sums[[subjectId, channel, segment].join()] ?? 0) + transactions;
    return sums;
  };
  const passport = world.subject('SERVICE', world.api.registry.service);
  for (const subject of [passport, world.subject('AUTHORITY', world.api.registry.ministry)])
    for (const query of QUERIES.filter(({ bucket }) => !bucket)) {
      const [whole] = await reader.flow(subject, query);
      const apart = await reader.byTouchpoint(subject, query);
      expect(byChannel(apart)).toEqual(byChannel(whole?.flow ?? []));
      for (const touchpointId of new Set(apart.map((share) => share.touchpointId))) {
        const [one] = await reader.flow(subject, {
          ...query,
          filter: { ...query.filter, touchpointIds: [touchpointId] },
        });
        expect(byChannel(one!.flow)).toEqual(byChannel(apart.filter((share) => share.touchpointId === touchpointId)));
      }
    }
});

/** Which tables are read for a question. */
async function tablesOf(memory: MonthMemory, query: FlowQuery): Promise<string[]> {
  const sent: string[] = [];
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const send = client.query;
  client.query = function (this: pg.Client, ...args) {
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
    // A month that is read whole is for the next question.
    if (!text.includes('always left join')) sent.push(/flow_tally|flow_version/.exec(text)?.[0] ?? 'other');
    return send.apply(this, args);
  };
  try {
    await readerOf(memory).flow(world.subject('AUTHORITY', world.api.registry.ministry), query);
    return sent;
  } finally {
    client.query = send;
  }
}

test('remembered transactions are what the database would answer, and are not read again', async () => {
  const fromDatabase = await answers(forgetting);
  expect(fromDatabase.filter((buckets) => buckets.length > 0).length).toBeGreaterThan(8);
  expect(await answers(remembering)).toEqual(fromDatabase);
  await remembering.idle();
  expect(await answers(remembering)).toEqual(fromDatabase);
  for (const query of QUERIES.slice(0, 4)) {
    expect(await tablesOf(forgetting, query)).toEqual(['flow_version', 'flow_tally']);
    expect(await tablesOf(remembering, query)).toEqual(['flow_version']);
  }
});

test.each([
  ['are reported by another process', () => report('2026-05')],
  ['are reported of a month that had none', () => report('2026-06')],
  [
    'are replaced',
    async () => {
      const old = await report('2026-08');
      await answers(remembering);
      await remembering.idle();
      await change('update interaction_row set is_counted = false where report_id = $1', old);
    },
  ],
  [
    'were made by a touchpoint whose channel is put right',
    () =>
      withRole(pools[1].resting, 'otklik_staff', (client) =>
        client.query(`update touchpoint set channel = 'MOBILE_APP' where id = $1`, [world.helpLine]),
      ).then(() => world.api.platform.directory.refresh()),
  ],
])('transactions that %s are in the next figure', async (_what, happens) => {
  const before = await answers(forgetting);
  expect(await answers(remembering)).toEqual(before);
  await happens();
  const after = await answers(forgetting);
  if (_what !== 'are replaced') expect(after).not.toEqual(before);
  expect(await answers(remembering)).toEqual(after);
  await remembering.idle();
  expect(await answers(remembering)).toEqual(after);
  expect(await tablesOf(remembering, QUERIES[0]!)).toEqual(['flow_version']);
});

test('a report that is not committed yet is not remembered, and is known once it is', async () => {
  const before = await answers(forgetting);
  const writer = await pools[1].acceptance.connect();
  try {
    await writer.query('begin');
    await writer.query(`update interaction_row set is_counted = false where day between '2026-04-01' and '2026-04-30'`);
    expect(await answers(remembering)).toEqual(before);
    await remembering.idle();
    await writer.query('commit');
    const after = await answers(forgetting);
    expect(after).not.toEqual(before);
    expect(await answers(remembering)).toEqual(after);
  } finally {
    writer.release();
  }
});
