import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANALYST, openApp, signIn, windowOfStaff } from '../app-visit.ts';

const LOOK = { language: 'en', scheme: 'light', width: 1280 } as const;

/** What staff read of all services side by side. */
export function servicesFlow(browser: () => Browser, origin: () => string): void {
  let page: Page;

  beforeAll(async () => {
    page = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(page, origin(), ANALYST);
  });
  afterAll(() => page.context().close());

  test('services are in alphabetical order and carry no rank', async () => {
    await openApp(page, origin(), '/app/services', 'en');
    const names = await page.locator('table.rows tbody th a').allInnerTexts();
    expect(names).toEqual([...names].sort(new Intl.Collator('en', { numeric: true }).compare));
    expect(names.filter((name) => /^\d/.test(name))).toEqual([]);
  });

  test('each verdict says why on the spot, what is not comparable has no difference, and no rank is told unasked', async () => {
    await openApp(page, origin(), '/app/services?basis=AS_EXPERIENCED', 'en');
    expect(await page.locator('main figure').count()).toBe(2);
    expect(await page.locator('[data-rank]').count()).toBe(0);
    const rows = page.locator('table.rows tbody tr');
    const apart = rows.filter({ has: page.locator('[data-verdict=NOT_COMPARABLE]') });
    const flagged = rows.filter({ has: page.locator('[data-verdict=ABOVE], [data-verdict=BELOW]') });
    expect(await apart.count()).toBeGreaterThan(0);
    expect(await apart.locator('[data-difference]').count()).toBe(0);
    expect(await flagged.count()).toBeGreaterThan(0);
    expect(await flagged.locator('[data-difference]').count()).toBe(await flagged.count());
    // By keyboard alone.
    const summary = flagged.first().locator('td.verdict summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    const told = await flagged.first().locator('td.verdict details[open]').innerText();
    expect(told).toMatch(/95% interval [+−]\d/);
    expect(told).toMatch(/adjusted for the number of comparisons: \d+/);
    await apart.first().locator('td.verdict summary').first().click();
    expect(await apart.first().locator('td.verdict details[open] li').count()).toBeGreaterThan(0);
  });

  test('where ranks are withheld the page says why and tells the score of each channel, as the page of the service does', async () => {
    await openApp(page, origin(), '/app/services?ranks=on', 'en');
    expect(await page.locator('[data-rank]').count()).toBe(0);
    expect(await page.locator('p.message', { hasText: 'Ranks are withheld' }).innerText()).toContain('by channel');
    const section = page.locator('[data-by-channel]');
    expect(await section.innerText()).toMatch(/Ranks are withheld\. Channels differ from service to service/);
    const cells = await section.locator('td[data-channel]:not(.empty)').allInnerTexts();
    expect(cells.length).toBeGreaterThan(100);
    for (const cell of cells)
      expect(cell).toMatch(
        /\d\.\d\s+\d+\.\d–\d+\.\d\s+[\d,]+ answers?\s+(Solid|Publishable|Indicative)|too few to show/,
      );
    const row = section.locator('tr', { hasText: 'Issue and replacement of a driving licence' });
    const told = (await row.locator('td[data-channel=PORTAL]').innerText()).match(
      /(\d+\.\d)\s+(\d+\.\d–\d+\.\d)\s+(\d+)/,
    )!;
    const file = await (await page.request.get(`${origin()}/app/services/list.csv?lang=en`)).text();
    // A file has numbers and no zeros at their ends: 73 where the page has 73.0.
    expect(file).toContain(`Issue and replacement of a driving licence,Portals and sites,${Number(told[1])},`);
    await openApp(page, origin(), '/app/services/driving-licence?basis=LIKE_FOR_LIKE', 'en');
    const own = await page
      .locator('figure', { hasText: 'By channel' })
      .locator('tr', { hasText: 'Portals' })
      .allTextContents();
    for (const figure of told.slice(1)) expect(own.join(' ')).toContain(figure);
    await openApp(page, origin(), '/app/services?basis=AS_EXPERIENCED', 'en');
    expect(await page.locator('[data-by-channel]').count()).toBe(0);
  });

  test('scores, limits and ranks of the services are switched by address, and the file follows', async () => {
    await openApp(page, origin(), '/app/services', 'en');
    const current = () => page.locator('[aria-current=true]').allInnerTexts();
    expect(await current()).toContain('Like for like');
    await page.locator('main a', { hasText: 'Raw mean' }).click();
    await page.waitForURL((address) => address.searchParams.get('basis') === 'RAW');
    await page.locator('main a', { hasText: 'Chance alone' }).click();
    await page.waitForURL((address) => address.searchParams.get('limits') === 'chance');
    await page.locator('main a', { hasText: 'Show the ranks' }).click();
    await page.waitForURL((address) => address.searchParams.get('ranks') === 'on');
    expect(new URL(page.url()).searchParams.get('basis')).toBe('RAW');
    expect(await page.locator('[data-rank]').allInnerTexts()).toContainEqual(expect.stringMatching(/^\d+–\d+ of \d+$/));
    const href = await page.locator('a[href*="list.csv"]').getAttribute('href');
    const file = await (await page.request.get(`${origin()}${href}`)).text();
    expect(file).toContain('Satisfaction: Raw mean');
    expect(file.split('\r\n').filter((line) => line.includes('Not comparable')).length).toBeGreaterThan(0);
  });
}
