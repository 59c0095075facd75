import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** A request that is at fault gets 400 in every media type: monitoring must see it, and old clients cope. */
const ACCEPTED_WARNINGS = ['572B', 'FDE2', '7B9B'];

test('the public endpoint speaks GraphQL over HTTP as its specification says', async () => {
  const results = await Promise.all(
    serverAudits({ url: `http://127.0.0.1:${api.server.port}/graphql` }).map((audit) => audit.fn()),
  );
  expect(results.length).toBeGreaterThan(50);
  const named = (status: string) => results.filter((result) => result.status === status).map(({ id }) => id);
  expect(named('error')).toEqual([]);
  expect(named('warn').filter((id) => !ACCEPTED_WARNINGS.includes(id))).toEqual([]);
  expect(named('warn').length).toBeLessThanOrEqual(3);
});
