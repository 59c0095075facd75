import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANALYST, CIVIL_REGISTRY, openApp, signIn, windowOfStaff } from './app-visit.ts';

const LOOK = { language: 'en', scheme: 'light', width: 1280 } as const;
const LIST = '/app/touchpoints';
const PORTAL = `${LIST}/services-portal`;

/** What staff read of portals, offices and help lines that people rate as such. */
export function touchpointsFlow(browser: () => Browser, origin: () => string): void {
  let page: Page;

  beforeAll(async () => {
    page = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(page, origin(), ANALYST);
  });
  afterAll(() => page.context().close());

  const fileOf = async (path: string) => page.request.get(`${origin()}${path}`);

  test('the menu leads to those that are rated as themselves, each with its figures and its channel', async () => {
    await openApp(page, origin(), '/app', 'en');
    await page.locator('.wide nav a', { hasText: 'Touchpoints' }).click();
    await page.waitForURL((address) => address.pathname === LIST);
    const rows = page.locator('table.rows tbody tr');
    expect(await rows.count()).toBe(13);
    const row = rows.filter({ hasText: 'Veloria services portal' });
    expect(await row.innerText()).toMatch(/Portals and sites[\s\S]*\d+\.\d[\s\S]*\d+ answers/);
    expect(await page.locator('main', { hasText: 'Kiosk in the service office' }).count()).toBe(0);
    await row.locator('th a').click();
    await page.waitForURL((address) => address.pathname === PORTAL);
    expect(await page.locator('h1').innerText()).toBe('Veloria services portal');
  });

  test('a touchpoint has both scores and the raw mean, and says what one channel does to them', async () => {
    await openApp(page, origin(), PORTAL, 'en');
    const shown = async () => page.locator('[data-figure=SAT]').first().innerText();
    expect(await shown()).toMatch(/\d+\.\d[\s\S]*Likely range/);
    expect(await page.locator('main').innerText()).toContain('transactions are counted for services');
    await page.locator('main a', { hasText: 'Like for like' }).click();
    await page.waitForURL((address) => address.searchParams.get('basis') === 'LIKE_FOR_LIKE');
    await page.locator('main', { hasText: 'a touchpoint has one channel' }).waitFor();
    expect(await page.locator('ul.facts').innerText()).toMatch(/Reference mix of 20\d\d/);
    await page.locator('main a', { hasText: 'Raw mean' }).click();
    await page.locator('.facts', { hasText: 'nothing adjusted' }).waitFor();
    expect(await page.locator('main', { hasText: 'a touchpoint has one channel' }).count()).toBe(0);
  });

  test('its trend, its answers and its groups are drawn and had as files; there is none by channel or touchpoint', async () => {
    await openApp(page, origin(), PORTAL, 'en');
    const titles = async () => (await page.locator('main h3').allInnerTexts()).join(' | ');
    expect(await titles()).toMatch(/over time.*Satisfaction: the answers/);
    expect(await titles()).not.toContain('By channel');
    await openApp(page, origin(), `${PORTAL}?tab=groups`, 'en');
    expect(await titles()).toMatch(/By segment.*By how it was answered.*By language of the rating/);
    expect(await titles()).not.toContain('By touchpoint');
    for (const chart of ['trend', 'distribution', 'segments', 'modes', 'languages']) {
      const file = await fileOf(`${PORTAL}/figures.csv?lang=en&chart=${chart}`);
      expect(file.status(), chart).toBe(200);
      expect(await file.text(), chart).toContain('services-portal');
    }
    for (const chart of ['control', 'drivers'])
      expect((await fileOf(`${PORTAL}/analysis.csv?chart=${chart}`)).status(), chart).toBe(200);
    for (const chart of ['channels', 'touchpoints'])
      expect((await fileOf(`${PORTAL}/figures.csv?chart=${chart}`)).status(), chart).toBe(404);
  });

  test('its comments are about itself, and the page in the registry leads here', async () => {
    await openApp(page, origin(), `${PORTAL}?tab=comments`, 'en');
    expect(await page.locator('main blockquote').count()).toBeGreaterThan(0);
    await openApp(page, origin(), '/app/registry/touchpoints/services-portal', 'en');
    await page.locator('.lead a').click();
    await page.waitForURL((address) => address.pathname === PORTAL);
    await openApp(page, origin(), '/app/registry/touchpoints/newcomers-pages', 'en');
    expect(await page.locator('.lead a').count()).toBe(0);
  });

  test('another authority sees neither what is unpublished nor a comment, and its own list says that it is empty', async () => {
    const context = await windowOfStaff(browser(), LOOK);
    const stranger = await context.newPage();
    await signIn(stranger, origin(), CIVIL_REGISTRY);
    await openApp(stranger, origin(), LIST, 'en');
    expect(await stranger.locator('main').innerText()).toContain('No touchpoint of this authority is rated as itself');
    await openApp(stranger, origin(), `${PORTAL}?period=90days`, 'en');
    expect(await stranger.locator('[data-figure=SAT]').innerText()).not.toMatch(/Likely range/);
    expect(await stranger.locator('main').innerText()).toContain('Not published for this period or breakdown.');
    await openApp(stranger, origin(), `${PORTAL}?period=90days&tab=comments`, 'en');
    expect(await stranger.locator('main blockquote').count()).toBe(0);
    await context.close();
  });
}
