import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';

// The whole of it, in one story: a page of another site, one tap, the analyst's figure, what was done, the receipt.
const SERVICE = 'kindergarten-place';
const ANALYST = 'analyst@demo.example';
const PASSWORD = 'otklik-demo-country';

const server = inject('demoServer');
let browser: Browser;
let citizen: Page;
let analyst: Page;
let receipt: string;

beforeAll(async () => {
  browser = await launchBrowser();
  citizen = await (await browser.newContext({ locale: 'en', viewport: { width: 390, height: 844 } })).newPage();
  analyst = await (await browser.newContext({ locale: 'en' })).newPage();
  for (const page of [citizen, analyst]) page.setDefaultTimeout(30_000);
});

afterAll(() => browser.close());

interface StaffEstimate {
  n: number;
  value: number;
  interval: { low: number; high: number };
}

/** The figure of the service over the last month, as the staff API tells it. */
async function staffAnswers(): Promise<StaffEstimate> {
  return analyst.evaluate(
    async ({ service, day }) => {
      const response = await fetch('/staff/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: `query($service: ID!, $period: PeriodInput!) {
            service(id: $service) { estimate(period: $period) { n value interval { low high } } } }`,
          variables: { service, period: { from: day.from, to: day.to } },
        }),
      });
      const { data } = (await response.json()) as { data: { service: { estimate: StaffEstimate } } };
      return data.service.estimate;
    },
    { service: SERVICE, day: lastMonth() },
  );
}

function lastMonth(): { from: string; to: string } {
  const to = new Date(Date.now() + 86_400_000);
  const from = new Date(to.getTime() - 31 * 86_400_000);
  return { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) };
}

test('an analyst signs in and reads a figure with its interval', async () => {
  await analyst.goto(`${server.origin}/app/login?lang=en`);
  await analyst.locator('input[type=email]').fill(ANALYST);
  await analyst.locator('input[type=password]').fill(PASSWORD);
  await analyst.locator('input[type=password]').press('Enter');
  await analyst.waitForURL((address) => address.pathname === '/app');
  const { n, value, interval } = await staffAnswers();
  expect(n).toBeGreaterThanOrEqual(30);
  expect(interval.low).toBeLessThan(value);
  expect(interval.high).toBeGreaterThan(value);
});

test('a citizen rates on a page of another site with one tap, and the figure moves', async () => {
  const before = await staffAnswers();
  const hosts = new Set<string>();
  citizen.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await citizen.goto(`${server.demoSite}/en.html`);
  const widget = citizen.locator('otklik-rating');
  await widget.locator('text=Very dissatisfied').first().click();
  await widget.locator('[role=status]', { hasText: /saved/i }).waitFor();
  expect(hosts).toEqual(new Set([server.origin, server.demoSite]));
  expect(await citizen.context().cookies()).toEqual([]);

  const after = await staffAnswers();
  expect(after.n).toBe(before.n + 1);
  expect(after.value).toBeLessThanOrEqual(before.value);
});

test('changing the mind is another tap: the rating is revised, not counted twice', async () => {
  const before = await staffAnswers();
  await citizen.locator('otklik-rating').locator('text=Very satisfied').first().click();
  await expect.poll(async () => (await staffAnswers()).value, { timeout: 10_000 }).toBeGreaterThan(before.value - 0.01);
  expect((await staffAnswers()).n).toBe(before.n);
});

test('the widget gives a receipt; by it the rating is followed on a page without scripts', async () => {
  const shown = citizen.locator('otklik-rating').locator('[part~=receipt]');
  for (let step = 0; step < 12 && (await shown.count()) === 0; step++)
    await citizen
      .locator('otklik-rating')
      .getByRole('button', { name: /finish|done|skip|next|send/i })
      .last()
      .click();
  receipt = (await shown.first().innerText()).match(/([0-9A-Z]{4}[- ]){5}[0-9A-Z]{4}/)![0];
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' });
  const page = await context.newPage();
  await page.goto(`${server.origin}/receipt?lang=en`);
  await page.locator('input[type=text], input:not([type])').first().fill(receipt.toLowerCase());
  await page.locator('main form button').first().click();
  await page.locator('text=Very satisfied').first().waitFor();
  expect(page.url()).not.toContain(receipt.slice(0, 4));
  await context.close();
});

test('a public page says what was done with earlier feedback', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' });
  const page = await context.newPage();
  await page.goto(`${server.origin}/did?lang=en`);
  await page.locator('main a[href*="/did/"]').first().click();
  const text = await page.locator('main').innerText();
  for (const part of [/we asked/i, /you said/i, /we did/i, /did it help/i]) expect(text).toMatch(part);
  await context.close();
});

test('the new rating changes no published figure', async () => {
  const ask = async () => {
    const response = await fetch(`${server.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ service(id: "${SERVICE}") { estimate { value n interval { low high } } } }` }),
    });
    return response.text();
  };
  const before = await ask();
  expect(before).toMatch(/"value":\d+/);
  const form = await browser.newPage();
  await form.goto(`${server.demoSite}/en.html`);
  await form.locator('otklik-rating').locator('text=Rather satisfied').first().click();
  await form.locator('otklik-rating').locator('[role=status]', { hasText: /saved/i }).waitFor();
  expect(await ask()).toBe(before);
});
