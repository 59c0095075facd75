import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreePort } from '../../src/database/embedded/free-port.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { type LoggedServer, startLoggedServer } from './logged-server.ts';
import { sessionToken } from './people.ts';
import { ask, codesOf, send } from './raw-http.ts';

let api: TestApi;
let secure: LoggedServer;
let token: string;
const ORIGIN = 'https://rate.example';
beforeAll(async () => {
  api = await startTestApi();
  secure = await startLoggedServer(api.platform, { port: await findFreePort(), publicOrigin: ORIGIN });
  token = await sessionToken(api);
});
afterAll(async () => {
  await secure.close();
  await api.close();
});

const VIEWER = { query: '{ viewer { role } }' };
const asStaff = (port: number, headers: Record<string, string>) => ask(port, VIEWER, headers, '/staff/graphql');

describe('staff', () => {
  test('are known by their cookie: a plain one on HTTP, one bound to the host on HTTPS', async () => {
    const plain = { cookie: `theme=dark; otklik_sid=${token}` };
    const bound = { cookie: `theme=dark; __Host-sid=${token}` };
    expect(JSON.parse((await asStaff(api.server.port, plain)).text).data).toEqual({
      viewer: { role: 'PLATFORM_ADMIN' },
    });
    expect(JSON.parse((await asStaff(secure.port, bound)).text).data).toEqual({ viewer: { role: 'PLATFORM_ADMIN' } });
    expect((await asStaff(api.server.port, bound)).status).toBe(401);
    expect((await asStaff(secure.port, plain)).status).toBe(401);
  });

  test.each([
    ['no cookie', {}],
    ['an empty cookie', { cookie: 'otklik_sid=' }],
    ['another token', { cookie: `otklik_sid=${'A'.repeat(43)}` }],
    ['a cookie whose name only ends alike', { cookie: 'xotklik_sid=TOKEN' }],
    ['a token in the authorization', { authorization: 'Bearer TOKEN' }],
  ])('are nobody with %s', async (_what, headers) => {
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('TOKEN', token)]),
    );
    const answer = await asStaff(api.server.port, given);
    expect([answer.status, codesOf(answer)]).toEqual([401, ['NOT_SIGNED_IN']]);
  });

  test('are nobody on the public endpoint, whatever cookie comes along', async () => {
    const cookie = `otklik_sid=${token}; __Host-sid=${token}`;
    const answer = await ask(api.server.port, VIEWER, { cookie });
    expect(codesOf(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('a request from another site', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that starts alike', { origin: `${ORIGIN}.evil.example` }],
    ['the same host without encryption', { origin: 'http://rate.example' }],
    ['another port', { origin: `${ORIGIN}:8443` }],
    ['no origin of its own', { origin: 'null' }],
    ['the word of the browser', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { origin: 'https://other.rate.example', 'sec-fetch-site': 'same-site' }],
  ])('is refused by %s', async (_what, headers) => {
    const answer = await asStaff(secure.port, { cookie: `__Host-sid=${token}`, ...headers });
    expect([answer.status, codesOf(answer)]).toEqual([403, ['NOT_PERMITTED']]);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('is refused before its body is read', async () => {
    const answer = await send(secure.port, {
      path: '/staff/graphql',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example', 'content-length': '900' },
      body: '{',
      isHeld: true,
    });
    expect(answer.status).toBe(403);
  });

  test('is told from one of our own page', async () => {
    const own = { cookie: `__Host-sid=${token}`, origin: ORIGIN, 'sec-fetch-site': 'same-origin' };
    expect((await asStaff(secure.port, own)).status).toBe(200);
  });
});

test('GraphQL does not come by GET, not even a question', async () => {
  const path = `/staff/graphql?query=${encodeURIComponent(VIEWER.query)}`;
  const answer = await send(api.server.port, { method: 'GET', path, headers: { cookie: `otklik_sid=${token}` } });
  expect([answer.status, codesOf(answer), answer.headers.allow]).toEqual([405, ['METHOD_NOT_ALLOWED'], 'POST']);
});

test('browsers are told to come by HTTPS only where there is HTTPS', async () => {
  const hsts = async (port: number) =>
    (await send(port, { method: 'GET', path: '/healthz/live' })).headers['strict-transport-security'];
  expect(await hsts(secure.port)).toMatch(/^max-age=\d{8}/);
  expect(await hsts(api.server.port)).toBeUndefined();
});
