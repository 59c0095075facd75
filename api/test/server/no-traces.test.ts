import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { submission } from '../ratings/requests.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { type LoggedServer, startLoggedServer } from './logged-server.ts';
import { asAdmin } from '../support/as-admin.ts';
import { send } from './raw-http.ts';

let api: TestApi;
let server: LoggedServer;
beforeAll(async () => {
  api = await startTestApi();
  server = await startLoggedServer(api.platform, { trustedProxyHops: 1 });
});
afterAll(async () => {
  await server.close();
  await api.close();
});

const ADDRESS = '127.9.8.7';
const CANARIES = [
  ADDRESS,
  '203.0.113.77',
  '203.0.113.78',
  'canary-agent',
  'canary-cookie',
  'canary-page',
  'canary-device',
];
const HEADERS = {
  'content-type': 'application/json',
  'user-agent': 'canary-agent/1.0',
  cookie: 'id=canary-cookie',
  referer: 'https://page.example/canary-page',
  origin: 'https://canary-page.example',
  'x-forwarded-for': '203.0.113.77',
  forwarded: 'for=203.0.113.78',
  'x-device-id': 'canary-device',
};

const call = async (query: string, input: object) => {
  const body = JSON.stringify({ query, variables: { input } });
  const answer = await send(server.port, { headers: HEADERS, body, localAddress: ADDRESS });
  expect([answer.status, JSON.parse(answer.text).errors]).toEqual([200, undefined]);
  return JSON.parse(answer.text).data as Record<string, { userErrors: unknown[] }>;
};

/** Every row of every table as text, with byte strings in hexadecimal as PostgreSQL writes them. */
async function everythingStored(): Promise<string> {
  const tables = await asAdmin<{ name: string }>(
    api.database,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(15);
  const rows = await Promise.all(
    tables.map(({ name }) => asAdmin<{ text: string }>(api.database, `select t::text as text from ${name} t`)),
  );
  return rows
    .flat()
    .map(({ text }) => text)
    .join('\n');
}

/** Ways in which a value could have been kept. */
const formsOf = (value: string) => [
  value,
  Buffer.from(value).toString('hex'),
  Buffer.from(value).toString('base64'),
  ...['sha256', 'md5'].map((algorithm) => createHash(algorithm).update(value).digest('hex')),
];

test('nothing of who sent a rating, from where and with what is kept or logged', async () => {
  const input = submission({ comments: [{ question: 'GOOD', text: 'a comment to be found' }] });
  const payload = '{ rating { receipt } userErrors { code } }';
  const sent = await call(`mutation($input: RatingSubmitInput!) { ratingSubmit(input: $input) ${payload} }`, input);
  expect(sent.ratingSubmit!.userErrors).toEqual([]);
  await call(`mutation($input: RatingReviseInput!) { ratingRevise(input: $input) ${payload} }`, {
    rating: { id: input.id },
    revision: 1,
    answers: [{ item: 'SAT', value: 2 }],
    comments: [{ question: 'GOOD', text: 'a comment to be found' }],
  });
  await call('mutation($input: OffersReportInput!) { offersReport(input: $input) { counted userErrors { code } } }', {
    touchpoint: 'portal',
    subject: { service: 'passport' },
    shown: 3,
  });
  // A request that fails leaves its trace in the log.
  await send(server.port, { headers: HEADERS, body: '{', localAddress: ADDRESS });
  await api.platform.acceptance.offers.flush();

  const stored = await everythingStored();
  expect(stored).toContain('a comment to be found');
  expect(stored).toContain(input.id);
  const kept = CANARIES.flatMap((canary) => formsOf(canary).filter((form) => stored.includes(form)));
  expect(kept).toEqual([]);
  expect(CANARIES.filter((canary) => server.lines.join('').includes(canary))).toEqual([]);
});
