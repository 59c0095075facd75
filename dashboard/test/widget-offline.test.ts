import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';
import { CHROMIUM_FLAGS, launchBrowser } from '../../scripts/browser/launch.ts';
import { ANALYST, signIn } from './app-visit.ts';
import { openOtherSite, type OtherSite } from './other-site.ts';

// What is rated without a network is stored once, whatever becomes of page, browser, tabs and clock.
// Nobody else rates them meanwhile: other tests use the same server.
const SERVICES = [
  'marriage-registration',
  'large-family-card',
  'property-registration',
  'vehicle-registration',
  'residence-registration',
];
const DAY_MS = 86_400_000;
const NOT_KEPT = 'Your rating is not saved: there is no connection, and this device cannot keep it.';

const server = inject('demoServer');
let browser: Browser;
let analyst: Page;
let site: OtherSite;
let profile: string;
/** Windows of one person’s browser; each is a start of that browser with the same profile. */
const opened: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  analyst = await (await browser.newContext({ locale: 'en' })).newPage();
  await signIn(analyst, server.origin, ANALYST);
  site = await openOtherSite(server.origin, SERVICES);
});
afterAll(async () => {
  await browser.close();
  site.close();
});
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'otklik-profile-'));
});
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
  rmSync(profile, { recursive: true, force: true });
});

/** Starts the person’s browser; what it kept last time is still there. */
async function startBrowser(): Promise<BrowserContext> {
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: [...CHROMIUM_FLAGS],
    locale: 'en',
  });
  opened.push(context);
  return context;
}

/** Opens the page of the other site and waits for its questions. */
async function openSite(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.address);
  await expect.poll(() => page.locator('otklik-rating fieldset').count(), { timeout: 30_000 }).toBe(SERVICES.length);
  return page;
}

const rate = (page: Page, at: number) => page.locator('otklik-rating').nth(at).getByText('Rather satisfied').click();
const status = (page: Page, at: number) => page.locator('otklik-rating').nth(at).getByRole('status').innerText();
const kept = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('otklik:')));
const reconnect = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

/** Answers stored so far, of each service, as staff see them: those behind the score and the others. */
function counted(): Promise<number[]> {
  const of = (stream: string) => `${stream}: estimate(period: $period, stream: ${stream}) { n }`;
  const ask = SERVICES.map((slug, at) => `s${at}: service(id: "${slug}") { ${of('SCORE')} ${of('OPEN')} }`).join(' ');
  return analyst.evaluate(
    async ({ query, day, dayMs }) => {
      const from = new Date(day - 30 * dayMs).toISOString().slice(0, 10);
      const to = new Date(day + dayMs).toISOString().slice(0, 10);
      const response = await fetch('/staff/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { period: { from, to } } }),
      });
      const { data } = (await response.json()) as { data: Record<string, Record<'SCORE' | 'OPEN', { n: number }>> };
      return Object.values(data).map(({ SCORE, OPEN }) => SCORE.n + OPEN.n);
    },
    { query: `query($period: PeriodInput!) { ${ask} }`, day: Date.now(), dayMs: DAY_MS },
  );
}

/** Waits until nothing is on its way any more, then a moment longer: a second copy would come now. */
async function settled(page: Page): Promise<void> {
  await expect.poll(() => kept(page), { timeout: 30_000 }).toEqual([]);
  await page.waitForTimeout(300);
}

test('five ratings made offline survive a reload and a restart of the browser; two tabs at once store each of them once', async () => {
  const before = await counted();
  const first = await startBrowser();
  const page = await openSite(first);
  await first.setOffline(true);
  // The browser itself is told so a moment later: what is rated before it knows could still be sent.
  await expect.poll(() => page.evaluate(() => navigator.onLine), { timeout: 30_000 }).toBe(false);
  for (let at = 0; at < 5; at++) await rate(page, at);
  for (let at = 0; at < 5; at++)
    await expect.poll(() => status(page, at), { timeout: 30_000 }).toMatch(/^No connection\. Your rating is kept/);
  expect(await kept(page)).toHaveLength(5);
  expect(await page.getByText('Thank you').count()).toBe(0);
  expect(await counted()).toEqual(before);
  // Offline the page itself cannot be had; what it kept must outlive it all the same.
  await expect(page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  // A page that goes is online for a moment, as Chromium lets go of it before it is gone, and may begin to send: it is
  // cut off at any point of that, here and while the browser closes. What has been stored by then is not stored again.
  await first.close();

  const second = await startBrowser();
  const tabs = await Promise.all([openSite(second), openSite(second)]);
  await Promise.all(tabs.map(reconnect));
  await settled(tabs[0]);
  expect(await counted()).toEqual(before.map((n) => n + 1));

  await tabs[0].reload();
  await settled(tabs[0]);
  expect(await counted()).toEqual(before.map((n) => n + 1));
});

test('two tabs without a lock between them send the same rating at the same time: it is stored once', async () => {
  const before = await counted();
  const context = await startBrowser();
  await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
  const tabs = await Promise.all([openSite(context), openSite(context)]);
  await context.setOffline(true);
  await rate(tabs[0], 0);
  await expect.poll(() => status(tabs[0], 0), { timeout: 30_000 }).toMatch(/^No connection/);
  const sent: string[] = [];
  context.on('request', (request) => {
    const body = request.postData() ?? '';
    if (body.includes('ratingSubmit')) sent.push(body);
  });
  // Both requests are held until both tabs have sent theirs.
  let release = () => {};
  const both = new Promise<void>((resolve) => (release = resolve));
  await context.route(`${server.origin}/graphql`, async (route) => {
    if (sent.length >= 2) release();
    if (route.request().method() === 'POST') await both;
    await route.continue();
  });
  await context.setOffline(false);
  await Promise.all(tabs.map(reconnect));
  await settled(tabs[0]);
  expect(sent.length).toBeGreaterThanOrEqual(2);
  expect(new Set(sent).size).toBe(1);
  expect(await counted()).toEqual(before.map((n, at) => (at === 0 ? n + 1 : n)));
});

test('an answer lost on its way back leads to a second sending, not to a second rating, nor to a second offer', async () => {
  const before = await counted();
  const context = await startBrowser();
  const page = await openSite(context);
  const sent: string[] = [];
  await context.route(`${server.origin}/graphql`, async (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('ratingSubmit')) return route.continue();
    sent.push(body);
    if (sent.length > 1) return route.continue();
    await route.fetch(); // the server has stored it …
    await route.abort('connectionreset'); // … and nobody hears of it
  });
  await rate(page, 1);
  await expect.poll(() => sent.length, { timeout: 30_000 }).toBe(1);
  await expect.poll(() => status(page, 1), { timeout: 30_000 }).toMatch(/^No connection/);
  await reconnect(page);
  await expect.poll(() => status(page, 1), { timeout: 30_000 }).toMatch(/^Your rating is saved/);
  await settled(page);
  expect(sent.map((body) => body.includes('offersReport'))).toEqual([true, false]);
  expect(new Set(sent.map((body) => JSON.stringify(JSON.parse(body).variables.i))).size).toBe(1);
  expect(await counted()).toEqual(before.map((n, at) => (at === 1 ? n + 1 : n)));
});

test.each([-3, 3])('a clock %i days off changes nothing: made offline, stored once', async (days) => {
  const before = await counted();
  const context = await startBrowser();
  await context.clock.install({ time: Date.now() + days * DAY_MS });
  const page = await openSite(context);
  await context.setOffline(true);
  await rate(page, 2);
  await expect.poll(() => status(page, 2), { timeout: 30_000 }).toMatch(/^No connection/);
  await context.setOffline(false);
  await reconnect(page);
  await expect.poll(() => status(page, 2), { timeout: 30_000 }).toMatch(/^Your rating is saved/);
  await settled(page);
  expect(await counted()).toEqual(before.map((n, at) => (at === 2 ? n + 1 : n)));
});

test('on a full device with no network the person is told, nobody is thanked, and “try again” stores the rating once', async () => {
  const before = await counted();
  const context = await startBrowser();
  const page = await openSite(context);
  // Really full: the site’s own data take the last character.
  await page.evaluate(() => {
    for (let size = 4 << 20, at = 0; size >= 1; at += 1)
      try {
        localStorage.setItem(`site-${at}`, 'x'.repeat(size));
      } catch {
        size >>= 1;
      }
  });
  await context.setOffline(true);
  await rate(page, 3);
  await expect.poll(() => status(page, 3), { timeout: 30_000 }).toBe(NOT_KEPT);
  expect(await kept(page)).toEqual([]);
  await page.locator('otklik-rating').nth(3).getByRole('button', { name: 'Finish' }).click();
  await page.getByText('Your rating is not saved', { exact: true }).waitFor();
  expect(await page.getByText('Thank you').count()).toBe(0);
  expect(await counted()).toEqual(before);

  // The button may be gone before it is pressed: the page itself tries again as soon as it is online.
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Your rating is not saved', { exact: true }).waitFor();
  await context.setOffline(false);
  await page.getByText('Thank you. Your rating is counted.').waitFor();
  await page.waitForTimeout(300);
  expect(await counted()).toEqual(before.map((n, at) => (at === 3 ? n + 1 : n)));
});
