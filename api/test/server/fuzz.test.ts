import fc from 'fast-check';
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchemas } from '../../src/server/build-schemas.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { type Operation, operationsOf, rootFields } from './generated-operations.ts';
import { sessionToken } from './people.ts';

const OPERATIONS = 2_000;
const SEED = 20_261_122;
const ROLES = ['PLATFORM_ADMIN', 'AUTHORITY_ADMIN', 'ANALYST', 'METHODOLOGIST'] as const;

let api: TestApi;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  agent.destroy();
  await api.close();
});

const { publicSchema, staffSchema } = buildSchemas();
/** What staff alone may do, and every question: figures are others where staff ask. Who signs out is gone. */
const ofStaff = rootFields(staffSchema).filter(
  ({ kind, field: { name } }) =>
    kind === 'query' || (!(name in publicSchema.getMutationType()!.getFields()) && name !== 'sessionEnd'),
);

function post(path: string, body: string, cookie?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port: api.server.port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(cookie && { cookie }) },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode!, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends them all, eight at a time. @returns how often each status came, and the answers that should never come */
async function sendAll(path: string, operations: readonly Operation[], cookies: readonly string[] = []) {
  const statuses = new Map<number, number>();
  const problems: string[] = [];
  const queue = [...operations.entries()];
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [index, operation] = next;
      const body = JSON.stringify(operation);
      const { status, text } = await post(path, body, cookies[index % cookies.length]);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const isBad =
        status >= 500 ||
        /"code":"INTERNAL"|\bsyntax error at or near\b|invalid input syntax|invalid byte sequence|node_modules|\.ts:\d/.test(
          text,
        );
      if (isBad) problems.push(`${status} ${text.slice(0, 300)} ← ${body.slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return { statuses, problems };
}

function expectUnharmed() {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
}

test(`${OPERATIONS} generated operations meet no unexpected error`, async () => {
  const operations = fc.sample(operationsOf(rootFields(publicSchema)), { numRuns: OPERATIONS, seed: SEED });
  const { statuses, problems } = await sendAll('/graphql', operations);
  expect(problems.slice(0, 5)).toEqual([]);
  // It reached the resolvers, and it was refused.
  expect(statuses.get(200)).toBeGreaterThan(OPERATIONS / 10);
  expect(statuses.get(400)).toBeGreaterThan(OPERATIONS / 20);
  expectUnharmed();
  expect((await post('/graphql', '{"query":"{ service(id: \\"passport\\") { slug } }"}')).text).toContain('passport');
});

test(`${OPERATIONS} generated operations of signed-in staff meet no unexpected error`, async () => {
  const tokens = await Promise.all(ROLES.map((role) => sessionToken(api, role)));
  const cookies = tokens.map((token) => `otklik_sid=${token}`);
  const operations = fc.sample(operationsOf(ofStaff), { numRuns: OPERATIONS, seed: SEED });
  const { statuses, problems } = await sendAll('/staff/graphql', operations, cookies);
  expect(problems.slice(0, 5)).toEqual([]);
  expect(statuses.get(200)).toBeGreaterThan(OPERATIONS / 10);
  expect(statuses.get(400)).toBeGreaterThan(OPERATIONS / 20);
  expectUnharmed();
  const viewers = await Promise.all(
    cookies.map((cookie) => post('/staff/graphql', '{"query":"{ viewer { role } }"}', cookie)),
  );
  expect(viewers.map(({ text }) => JSON.parse(text).data.viewer.role)).toEqual(ROLES);
});
