import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ScratchServer, startScratchServer } from '../../scripts/scratch-server/start.ts';

// An installation for real data begins with nothing but one account: its first pages must lead on.
let server: ScratchServer;
let cookie: string;

beforeAll(async () => {
  server = await startScratchServer({ ratings: 0 });
  // It is ready a moment before it says so.
  const [, email, password] = await vi.waitFor(
    () => /First sign-in: (\S+), password (\S+)/.exec(server.output()) ?? Promise.reject(new Error(server.output())),
    { timeout: 30_000 },
  );
  const response = await fetch(`${server.origin}/app/login`, {
    method: 'POST',
    headers: { origin: server.origin, accept: 'text/html' },
    body: new URLSearchParams({ email: email!, password: password! }),
    redirect: 'manual',
  });
  const [set] = response.headers.getSetCookie();
  if (!set) throw new Error(`Nobody is signed in: ${response.status}`);
  cookie = set.split(';')[0]!;
});
afterAll(() => server.stop());

const open = (path: string) => fetch(`${server.origin}${path}`, { headers: { cookie, accept: 'text/html' } });

test('no page of another site is served or spoken of', async () => {
  expect(server.output()).toContain('Otklik is running.');
  expect(server.output()).not.toContain('Another site with the widget');
});

test.each(['/app', '/app/services', '/app/touchpoints'])(
  '%s leads to where the first authority is registered',
  async (path) => {
    const response = await open(`${path}?lang=en`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(new URL(response.url).pathname).toBe('/app/registry/authorities');
    expect(html).toMatch(/href="\/app\/registry\/authorities\/new/);
  },
);

test.each([
  '/app/compare',
  '/app/situations',
  '/app/improvements',
  '/app/registry/services',
  '/app/methodology',
  '/',
  '/did',
  '/method',
  '/t',
])('%s can be opened with nothing registered', async (path) => expect((await open(path)).status).toBe(200));

test('once an authority is registered the overview is about it', async () => {
  const response = await fetch(`${server.origin}/staff/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin, cookie },
    body: JSON.stringify({
      query: `mutation { authorityCreate(input: { slug: "first", name: { ru: "Первое", en: "The first" } }) { userErrors { message } } }`,
    }),
  });
  expect(await response.json()).toMatchObject({ data: { authorityCreate: { userErrors: [] } } });
  const page = await open('/app?lang=en');
  expect(page.status).toBe(200);
  expect(new URL(page.url).pathname).toBe('/app');
  expect(await page.text()).toContain('The first');
});
