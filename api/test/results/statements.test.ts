import { randomBytes } from 'node:crypto';
import type { Viewer } from '@otklik/schema';
import { graphql } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { toGlobalId, uuidV7 } from '../../src/kernel/ids.ts';
import { importRows } from '../../src/modules/ratings/index.ts';
import { buildSchemas } from '../../src/server/build-schemas.ts';
import { INSTRUMENT_VERSION } from '@otklik/schema';
import { FiguresWorld } from './figures-world.ts';

/** Statements of a page of services with all their figures, however many services it has. */
const STATEMENTS = {
  // The latest published quarter and month, the rows of the quarter, those of the trend.
  public: { select: 4 },
  // Versions of the months, all of which are remembered; the item beside the core. No transactions around them.
  staff: { select: 1, with: 1 },
};

const PAGE = (isStaff: boolean) => `query Page($first: Int!) {
  services(first: $first, search: "Golden") { edges { node {
    name
    authority { name estimate { value n } }
    sat: estimate { value interval { low high } n quality }
    csi: estimate(measure: CSI) { value n }
    distribution { bars { count percent label } }
    trend(measure: SAT) { period { from } estimate { value } complete }
    ${
      isStaff
        ? `trust: distribution(item: TRUST) { n }
    before: estimate(period: { from: "2026-04-01", to: "2026-06-30" }) { value }`
        : ''
    }
  } } }
}`;

let world: FiguresWorld;
let viewer: Viewer;

beforeAll(async () => {
  world = await FiguresWorld.start();
  const { registry, platform } = world.api;
  const slugs = Array.from({ length: 40 }, (_, index) => `golden-${index}`);
  await withRole(platform.pool, 'otklik_staff', (client) =>
    client.query(
      `insert into service (id, slug, name, spoken_name, authority_id, audience, stage)
       select id, slug, jsonb_build_object('RU', 'Golden ' || slug, 'EN', 'Golden ' || slug),
         jsonb_build_object('RU', slug, 'EN', slug), $3, 'EXTERNAL', 'LIVE'
       from unnest($1::uuid[], $2::text[]) as s (id, slug)`,
      [slugs.map(() => uuidV7()), slugs, registry.ministry],
    ),
  );
  await platform.directory.refresh();
  await world.countOffers({ from: '2026-07-01', to: '2026-09-30' });
  const rows = slugs.flatMap((service) =>
    Array.from({ length: 12 }, (_, index) => ({
      id: crypto.randomUUID(),
      touchpoint: 'portal',
      subject: { service },
      mode: 'WEB',
      language: 'RU',
      instrumentVersion: INSTRUMENT_VERSION,
      collectedAt: `2026-08-${String(index + 10)}T09:00:00Z`,
      answers: [{ item: 'SAT', value: 1 + (index % 5) }],
    })),
  );
  await importRows(platform.acceptance, rows, { authorityId: registry.ministry, isDryRun: false });
  await platform.publisher.publishClosed();
  const authorityId = toGlobalId('Authority', registry.ministry);
  viewer = {
    id: toGlobalId('Account', uuidV7()),
    name: 'A',
    email: 'a@b.example',
    role: 'ANALYST',
    authorityId,
    authorityName: { RU: 'М', EN: 'M' },
  };
});
afterAll(() => world.api.close());

/** Runs a query and writes down how each statement begins that any connection of this process sends, the ORM's too. */
async function statementsOf(asker: Viewer | null, source: string, variableValues: Record<string, unknown>) {
  const { publicSchema, staffSchema } = buildSchemas();
  const contextValue = world.api.platform.createContext(
    { viewer: asker, partner: null },
    'EN',
    randomBytes(4).toString('hex'),
  );
  await world.api.platform.directory.keepFresh();
  const statements: string[] = [];
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const query = client.query;
  client.query = function (this: pg.Client, ...args) {
    const [config] = args as [string | { text: string }];
    statements.push((typeof config === 'string' ? config : config.text).trim().split(/\s+/).slice(0, 2).join(' '));
    return query.apply(this, args);
  };
  try {
    const result = await graphql({
      schema: asker ? staffSchema : publicSchema,
      source,
      variableValues,
      contextValue,
    });
    expect(result.errors).toBeUndefined();
    const kinds = Map.groupBy(statements, (start) => start.split(' ')[0]!);
    return { data: result.data, sent: Object.fromEntries([...kinds].map(([kind, sent]) => [kind, sent.length])) };
  } finally {
    client.query = query;
  }
}

/** Statements of a page of services. */
async function statementsOfPage(asker: Viewer | null, first: number) {
  const { data, sent } = await statementsOf(asker, PAGE(asker !== null), { first });
  const { services } = data as unknown as { services: { edges: { node: { sat: { n: number | null } } }[] } };
  expect(services.edges.map(({ node }) => node.sat.n)).toEqual(Array(first).fill(asker ? 12 : 10));
  return sent;
}

test.each([1, 5, 40])('the public page of %i services costs the same statements', async (first) => {
  expect(await statementsOfPage(null, first)).toEqual(STATEMENTS.public);
});

test.each([1, 5, 40])('the page of %i services for staff costs the same statements', async (first) => {
  await statementsOfPage(viewer, first);
  await world.api.platform.months.idle();
  expect(await statementsOfPage(viewer, first)).toEqual(STATEMENTS.staff);
});

test('all plain breakdowns of a service, however many, are read in one statement', async () => {
  const breakdowns = ['CHANNEL', 'TOUCHPOINT', 'MODE', 'SEGMENT', 'LANGUAGE'].flatMap((by) =>
    ['SAT', 'CSI'].map(
      (measure) => `${by}_${measure}: breakdown(by: ${by}, measure: ${measure}, basis: RAW) { key estimate { n } }`,
    ),
  );
  const source = `query One($id: ID!) { service(id: $id) { ${breakdowns.join(' ')} } }`;
  const { data, sent } = await statementsOf(viewer, source, { id: 'golden-7' });
  expect(sent).toEqual({ with: 1 });
  const { service } = data as unknown as { service: Record<string, { key: string; estimate: { n: number } }[]> };
  expect(service.MODE_SAT).toEqual([{ key: 'WEB', estimate: { n: 12 } }]);
  expect(service.CHANNEL_SAT).toEqual([{ key: 'PORTAL', estimate: { n: 12 } }]);
});
