import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANALYST, openApp, signIn, windowOfStaff } from '../app-visit.ts';

const LOOK = { language: 'en', scheme: 'light', width: 1280 } as const;

/** What staff read of a whole authority, and of the life situations it leads. */
export function overviewFlow(browser: () => Browser, origin: () => string): void {
  let page: Page;

  beforeAll(async () => {
    page = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(page, origin(), ANALYST);
  });
  afterAll(() => page.context().close());

  test('every figure of the overview stands with its interval, its number of answers and its quality', async () => {
    await openApp(page, origin(), '/app', 'en');
    for (const measure of ['CSI', 'SAT', 'RESULT']) {
      const card = page.locator(`[data-figure=${measure}]`).first();
      expect(await card.innerText()).toMatch(/\d+(\.\d)?–\d+(\.\d)?/);
      expect(await card.innerText()).toMatch(/[\d,]+ answers/);
      expect(await card.locator('a[href*="/method"]').count()).toBe(1);
    }
    const rows = await page.locator('table.rows tbody tr').allInnerTexts();
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) expect(row).toMatch(/\d+–\d+|\d–\d|too few|Nobody rated|index needs|Withheld/i);
  });

  test('the overview draws the trend of the authority with its limits, and says why a filtered one has none', async () => {
    await openApp(page, origin(), '/app', 'en');
    const trend = page.locator('figure', { hasText: 'over time, on a fixed mix' });
    expect(await trend.innerText()).toMatch(
      /comparable periods from .* Limits|Fewer than \d+ points|No stable baseline/,
    );
    expect(await page.locator('section.events').count()).toBe(1);
    const file = await trend.locator('a[download]').getAttribute('href');
    const rows = (await (await page.request.get(`${origin()}${file}`)).text()).split('\n');
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.find((row) => row.includes('Upper limit'))).toContain('Plain');
    await openApp(page, origin(), '/app?channel=PORTAL', 'en');
    expect(await page.locator('[data-no-limits]').innerText()).toContain('take the filter off');
    expect(await page.locator('figure', { hasText: 'on a fixed mix' }).count()).toBe(0);
  });

  test('the overview and the life situations show either score or the raw mean, and the address keeps which', async () => {
    const shown = () => page.locator('[data-figure=SAT] .value').first().innerText();
    const rows = () => page.locator('table.rows td[data-label=Satisfaction]').allInnerTexts();
    const situation = '/app/situations/birth-of-a-child';
    for (const path of ['/app', '/app/situations', situation]) {
      await openApp(page, origin(), path, 'en');
      const isList = path === '/app/situations';
      const before = isList ? await rows() : [await shown()];
      await page.locator('main a', { hasText: 'Raw mean' }).first().click();
      await page.waitForURL((address) => address.searchParams.get('basis') === 'RAW');
      await page.locator('main', { hasText: isList ? 'raw means' : 'nothing adjusted' }).waitFor();
      // Of a situation nothing is weighted and little adjusted: its figure may stay the same to the last digit.
      if (path !== situation) expect(isList ? await rows() : [await shown()]).not.toEqual(before);
    }
    await openApp(page, origin(), '/app?basis=LIKE_FOR_LIKE', 'en');
    expect(await page.locator('.chart .note').allInnerTexts()).toContainEqual(
      expect.stringMatching(/^Like for like · Mode table 20\d\dQ\d/),
    );
    expect(await page.locator('ul.facts').first().innerText()).toMatch(
      /Mode table 20\d\dQ\d.*Reference mix of 20\d\d/s,
    );
  });
}
