import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;

/** Of `s0` every second applicant got what was needed, of `s1` everybody; both are rated in two modes of unknown effect. */
beforeAll(async () => {
  world = await ScoresWorld.start(2);
  const half = [
    { SAT: 4, RESULT: 3 },
    { SAT: 2, RESULT: 1 },
  ];
  const all = [
    { SAT: 5, RESULT: 3 },
    { SAT: 3, RESULT: 3 },
  ];
  await world.rate([
    { service: 's0', place: 'site', mode: 'WEB', answers: half, n: 120 },
    { service: 's0', place: 'line', mode: 'OPERATOR', answers: half, n: 80 },
    { service: 's1', place: 'site', mode: 'WEB', answers: all, n: 200 },
  ]);
  await world.api.platform.freezer.freezeDue();
  await world.api.platform.publisher.publishClosed();
});
afterAll(() => world.api.close());

const compared = async (measure: string) => {
  const { data } = await world.api.ask<{ comparison: { items: { outcome: unknown }[] } }>(
    `{ comparison(of: { subjects: [{ service: "s1" }, { service: "s0" }] }, measure: ${measure}, against: FIRST,
        basis: AS_EXPERIENCED, period: { from: "2026-07-01", to: "2026-09-30" }) {
        items { outcome { ... on Difference { points interval { low high } } ... on NotComparable { reasons } } } } }`,
  );
  return data.comparison.items[1]!.outcome;
};

test('what people got is a fact, and is compared whatever the modes; how satisfied they were is not', async () => {
  expect(await compared('RESULT')).toMatchObject({ points: -50, interval: { low: expect.any(Number) } });
  expect(await compared('SAT')).toEqual({ reasons: ['MODE_NOT_ADJUSTED'] });
});

test('a comparison is made once, until anything else is published', async () => {
  const before = await compared('RESULT');
  expect(await readingRows(() => compared('RESULT'))).toEqual({ rows: 0, found: before });
  await withRole(world.api.platform.pool, 'otklik_worker', (client) =>
    client.query(
      `insert into publication
       select gen_random_uuid(), grain, period_from, period_to, subject_kind, subject_id, stream, breakdown, breakdown_key,
         revision + 1, now(), method_version, jsonb_set(figures, '{measures,RESULT,value}', '60')
       from publication
       where grain = 'QUARTER' and breakdown = 'ALL' and (figures #>> '{measures,RESULT,value}')::float8 = 50
         and subject_kind = 'SERVICE'`,
    ),
  );
  const { rows, found } = await readingRows(() => compared('RESULT'));
  expect(rows).toBeGreaterThan(0);
  expect(found).toMatchObject({ points: -40 });
});

/** How many statements read published rows meanwhile. */
async function readingRows<Found>(ask: () => Promise<Found>): Promise<{ rows: number; found: Found }> {
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const send = client.query;
  let rows = 0;
  client.query = function (this: pg.Client, ...args) {
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
    if (text.includes('method_version as "methodVersion", figures')) rows++;
    return send.apply(this, args);
  };
  try {
    const found = await ask();
    return { rows, found };
  } finally {
    client.query = send;
  }
}
