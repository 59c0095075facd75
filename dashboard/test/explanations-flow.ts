import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANALYST, openApp, signIn, windowOfStaff } from './app-visit.ts';

const LOOK = { language: 'en', scheme: 'light', width: 1280 } as const;

/** Figures that stand beside one another, and words that explain themselves where they stand. */
export function explanationsFlow(browser: () => Browser, origin: () => string): void {
  let page: Page;

  beforeAll(async () => {
    page = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(page, origin(), ANALYST);
  });
  afterAll(() => page.context().close());

  test('chosen services are compared; what is not comparable has no difference, in the file as on the page', async () => {
    await openApp(page, origin(), '/app/services?basis=AS_EXPERIENCED', 'en');
    for (const slug of ['birth-registration', 'travel-passport'])
      await page.locator(`input[name=service][value=${slug}]`).check();
    await page.getByRole('button', { name: 'Compare the chosen' }).click();
    await page.waitForURL(/\/app\/compare/);
    const address = new URL(page.url()).searchParams;
    expect(address.getAll('service').toSorted()).toEqual(['birth-registration', 'travel-passport']);
    expect(address.get('basis')).toBe('AS_EXPERIENCED');
    const rows = page.locator('table.rows tbody tr');
    expect(await rows.count()).toBe(2);
    const verdict = rows.first().locator('td.verdict summary').first();
    await verdict.focus();
    await page.keyboard.press('Enter');
    expect(await rows.first().locator('td.verdict details[open]').innerText()).toMatch(/\w{4,}[\s\S]*\./);
    const href = await page.locator('a[download]').getAttribute('href');
    const file = await page.request.get(`${origin()}${href}`);
    expect(file.headers()['content-type']).toContain('text/csv');
    const lines = (await file.text()).split('\r\n');
    for (const row of await rows.all()) {
      const name = await row.locator('th').innerText();
      const line = lines.find((one) => one.includes(name))!;
      expect(line).toContain((await row.locator('strong').first().innerText()).split(':')[0]);
      expect(line).toContain(await row.locator('[data-verdict]').innerText());
    }
    await page.locator('main a', { hasText: 'Channels of the service' }).click();
    await page.waitForURL((url) => url.searchParams.get('compared') === 'channels');
    expect(await page.locator('table.rows tbody th').allInnerTexts()).toContain('Portals and sites');
    const nothing = await page.request.get(`${origin()}/app/compare/list.csv`);
    expect(nothing.status()).toBe(404);
  });

  test('the overview names as changed only what the comparison of the api calls so, and each row says why', async () => {
    await openApp(page, origin(), '/app', 'en');
    const rows = page.locator('section[aria-labelledby=services] table.rows tbody tr');
    const flagged = rows.filter({ has: page.locator('[data-change=ABOVE], [data-change=BELOW]') });
    const named = page.locator('.changes li a');
    expect((await named.allInnerTexts()).toSorted()).toEqual(
      (await flagged.locator('th a').allInnerTexts()).toSorted(),
    );
    const compared = rows.filter({ has: page.locator('[data-change=ABOUT_AVERAGE]') }).first();
    const summary = compared.locator('[data-change] summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    const told = await compared.locator('[data-change]').innerText();
    expect(told).toMatch(/95% interval [+−]?\d/);
    expect(told).toMatch(/adjusted for \d+ comparisons/);
    expect(told).toMatch(/Q\d 20\d\d: \d/);
  });

  test('a word of quality explains itself by keyboard, and says to a screen reader whether it is open', async () => {
    await openApp(page, origin(), '/app/services', 'en');
    const word = page.locator('table.rows summary', { hasText: 'Solid' }).first();
    await word.focus();
    expect(await page.getByText('100 or more answers.').first().isVisible()).toBe(false);
    await page.keyboard.press('Space');
    await page.getByText('100 or more answers.').first().waitFor({ state: 'visible' });
    const told = await page.locator('table.rows details[open]').first().ariaSnapshot();
    expect(told).toContain('100 or more answers.');
    await openApp(page, origin(), '/app/services/birth-registration', 'en');
    await page.locator('summary', { hasText: 'What is “Satisfaction”?' }).click();
    expect(await page.locator('.filters details[open] .text').innerText()).toMatch(/\w{4,}/);
  });

  test('what people say of the result stands beside what systems measured, and nothing measured says how to report it', async () => {
    const path = '/app/services/birth-registration';
    await openApp(page, origin(), path, 'en');
    const panel = page.locator('[data-norms]');
    expect(await panel.locator('[data-figure=RESULT]').innerText()).toMatch(/\d+\.\d %|\d+\.\d\s*%/);
    const waiting = await panel.locator('[data-norm=WAITING_IN_PERSON]').innerText();
    expect(waiting).toMatch(/\d+\.\d% *\s*\d+\.\d–\d+\.\d[\s\S]*\d events[\s\S]*\d+(\.\d)? min \(\d/);
    await openApp(page, origin(), `${path}?from=2019-01-01&to=2019-03-31`, 'en');
    expect(await panel.innerText()).toMatch(/normsReport[\s\S]*INTERACTIONS_WRITE[\s\S]*WAITING_IN_PERSON/);
    await openApp(page, origin(), `${path}?channel=PORTAL`, 'en');
    expect(await panel.innerText()).toContain('filters of the page do not apply');
    const context = await windowOfStaff(browser(), LOOK);
    const other = await context.newPage();
    await signIn(other, origin(), 'registry@demo.example');
    await openApp(other, origin(), '/app/services/kindergarten-place', 'en');
    expect(await other.locator('[data-norms]').innerText()).toContain('Only staff of the authority');
    await context.close();
  });

  test('invited and prompted always stand apart', async () => {
    await openApp(page, origin(), '/app/services/travel-passport', 'en');
    const sources = page.locator('[data-quality-panel] [data-source]');
    expect(await sources.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-source')))).toEqual([
      'RANDOM',
      'PROMPT',
      'OPEN',
    ]);
  });

  test('an effect tells in plain words whether both sides moved alike before, and what chance would have done', async () => {
    await openApp(page, origin(), '/app/improvements', 'en');
    await page.locator('main h2 a', { hasText: 'kindergarten queue' }).click();
    const effect = page.locator('details.effect');
    await effect.locator('summary').focus();
    await page.keyboard.press('Enter');
    const told = await effect.innerText();
    // Which answer there is depends on how many ratings the demo holds; each is tested beside the component.
    expect(told).toMatch(
      /Did both sides move alike before\?\s+(In the months before the start|There was nothing to test)/,
    );
    expect(told).toMatch(/come nearer to the others by itself\?\s+\S/);
    expect(told).toMatch(/Written down on [\s\S]*before the start/);
    expect(await page.locator('section[aria-labelledby=registration] [data-frozen=true]').count()).toBe(1);
  });
}
