import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { findOffers } from '../../src/modules/registry/index.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Whether the licence, which the office does not list, is offered there. */
async function isLicenceOffered(): Promise<boolean> {
  const { office, otherService } = api.registry;
  const pair = { serviceId: otherService, touchpointId: office };
  const isOffered = await withRole(api.platform.pool, 'otklik_acceptor', (client) => findOffers(client, [pair]));
  return isOffered(pair.serviceId, pair.touchpointId);
}

/** Lists so many more services at the office. */
const list = (count: number) =>
  withRole(api.platform.pool, 'otklik_staff', (client) =>
    client.query(
      `with made as (
         insert into service (id, slug, name, spoken_name, authority_id, audience, stage)
         select gen_random_uuid(), 'more-' || gen_random_uuid(), s.name, s.spoken_name, s.authority_id, 'EXTERNAL', 'LIVE'
         from service s, generate_series(1, $2) where s.id = $3
         returning id)
       insert into touchpoint_service (touchpoint_id, service_id) select $1, id from made`,
      [api.registry.office, count, api.registry.service],
    ),
  );

test('a place offers what it lists, and anything once it lists as many as can be listed', async () => {
  expect(await isLicenceOffered()).toBe(false);
  // Two are listed already.
  await list(197);
  expect(await isLicenceOffered()).toBe(false);
  await list(1);
  expect(await isLicenceOffered()).toBe(true);
});
