import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANALYST, openApp, signIn, windowOfStaff } from '../app-visit.ts';

const LOOK = { language: 'en', scheme: 'light', width: 1280 } as const;

/** What staff read of one service, filter and download. */
export function serviceFlow(browser: () => Browser, origin: () => string): void {
  let page: Page;

  beforeAll(async () => {
    page = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(page, origin(), ANALYST);
  });
  afterAll(() => page.context().close());

  test('a score that was chosen has a trend of its own, and rows that are but raw, of colleagues, say so', async () => {
    const path = '/app/services/birth-registration';
    await openApp(page, origin(), `${path}?basis=LIKE_FOR_LIKE`, 'en');
    const trend = page.locator('figure', { hasText: 'Satisfaction over time' }).last();
    expect(await trend.innerText()).toContain('Like for like ·');
    const href = await trend.locator('a[href*="figures.csv"]').getAttribute('href');
    expect(await (await page.request.get(`${origin()}${href}`)).text()).toContain('Like for like');
    await openApp(page, origin(), `${path}?tab=groups`, 'en');
    const figure = (title: string) => page.locator('figure', { hasText: title });
    for (const title of ['By touchpoint', 'By segment', 'By language'])
      expect(await figure(title).innerText(), title).toContain('As experienced');
    await openApp(page, origin(), '/app/services/business-trip?tab=groups', 'en');
    for (const title of ['By touchpoint', 'By segment'])
      expect(await figure(title).innerText(), title).toContain('These figures are raw means');
  });

  test('a service shows both scores and the raw mean, and what they rest on', async () => {
    await openApp(page, origin(), '/app/services/birth-registration?basis=LIKE_FOR_LIKE', 'en');
    expect(await page.locator('[aria-current=true]').allInnerTexts()).toContain('Like for like');
    const panel = page.locator('[data-quality-panel]');
    const row = async (name: string) => (await panel.locator('tr', { hasText: name }).first().innerText()).split(/\s+/);
    const card = await page.locator('[data-figure=SAT]').first().innerText();
    // Coverage, versions and the mix of modes.
    for (const name of ['As experienced', 'Like for like'])
      expect(await panel.locator('tr', { hasText: name }).locator('[data-coverage]').innerText(), name).toMatch(
        /^\d+(\.\d)?%$/,
      );
    expect(await panel.locator('tr', { hasText: 'Raw mean' }).locator('[data-coverage]').innerText()).toBe('—');
    expect(await panel.locator('[data-versions]').innerText()).toMatch(
      /^Method \d+\.\d+\.\d+, Questionnaire \d+\.\d+\.\d+$/,
    );
    expect(await panel.innerText()).toMatch(/How people answered[\s\S]*\d+(\.\d)?%/);
    const likeForLike = (await row('Like for like')).find((word) => /^\d+\.\d$/.test(word));
    expect(card).toContain(likeForLike);
    // Transactions, answers in the score, transactions for each of them; and a rate for each way of asking.
    expect(await panel.innerText()).toMatch(/Portals and sites\s+[\d,]+\s+[\d,]+\s+\d+\.\d\s/);
    const prompted = panel.locator('[data-asked="PORTAL PROMPT"]');
    expect(await prompted.innerText()).toMatch(/Prompt shown to everyone\s+[\d,]+\s+[\d,]+\s+\d+(\.\d)?% \(\d/);
    expect(await panel.locator('[data-asked="PORTAL RANDOM"]').count()).toBe(0);
    expect(await panel.innerText()).toContain('Prompt shown to everyone');
    await page.locator('main a', { hasText: 'Raw mean' }).first().click();
    await page.waitForURL((address) => address.searchParams.get('basis') === 'RAW');
    await page.locator('.facts', { hasText: 'nothing adjusted' }).waitFor();
  });

  test('an address restores the view, and the comments behind a figure are two clicks away', async () => {
    const path = '/app/services/birth-registration?period=90days&measure=EASE&channel=PORTAL';
    await openApp(page, origin(), path, 'en');
    expect(await page.locator('[aria-current=true]').allInnerTexts()).toEqual([
      'Last 90 days',
      'Ease',
      'As experienced',
    ]);
    expect(
      await page
        .locator('input[name=channel]:checked')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
    ).toEqual(['PORTAL']);
    await page.locator('[data-figure=EASE] a', { hasText: 'Comments' }).click();
    await page.waitForURL((address) => address.searchParams.get('tab') === 'comments');
    expect(new URL(page.url()).searchParams.get('period')).toBe('90days');
    expect(new URL(page.url()).searchParams.get('measure')).toBe('EASE');
    expect(await page.locator('main blockquote').count()).toBeGreaterThan(0);
    await page.goBack();
    await page.locator('[data-figure=EASE]').waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBeNull();
  });

  test('the filters work without scripts', async () => {
    const context = await browser().newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const plain = await context.newPage();
    await plain.goto(`${origin()}/app/services/birth-registration?lang=en`);
    await plain.locator('section.filters > details > summary').click();
    await plain.locator('input[name=channel][value=PORTAL]').check();
    await plain.locator('button', { hasText: 'Apply' }).click();
    expect(new URL(plain.url()).searchParams.getAll('channel')).toEqual(['PORTAL']);
    expect(await plain.locator('[data-figure=SAT]').innerText()).toMatch(/answers|Not shown/);
    await context.close();
  });

  test('each drawing has a summary, a table and a file with the same figures', async () => {
    await openApp(page, origin(), '/app/services/birth-registration', 'en');
    const figures = page.locator('figure');
    expect(await figures.count()).toBe(3);
    for (const figure of await figures.all()) {
      expect(await figure.locator('canvas').getAttribute('aria-hidden')).toBe('true');
      expect(await figure.locator('figcaption p').first().innerText()).toMatch(/\d/);
      expect(await figure.locator('table').count()).toBe(1);
    }
    const file = await page.request.get(origin() + (await figures.first().locator('a[download]').getAttribute('href')));
    expect(file.headers()['content-type']).toContain('text/csv');
    const text = await file.text();
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toContain('Method version');
    await figures.first().locator(':scope > details > summary').click();
    const value = (await figures.first().locator('tbody td.value').first().innerText()).trim();
    expect(text).toContain(`,${value},`);
  });

  test('the answers drawn are those to the question of the measure, in the file as well', async () => {
    const path = '/app/services/birth-registration';
    for (const [measure, title] of [
      ['EASE', 'Ease: the answers'],
      ['RESULT', 'Result obtained: the answers'],
      ['CSI', 'Satisfaction: the answers'],
    ]) {
      await openApp(page, origin(), `${path}?measure=${measure}`, 'en');
      const figure = page.locator('figure', { hasText: title });
      const answers = await figure.locator('tbody tr th').allTextContents();
      expect(answers.length, measure).toBe(measure === 'RESULT' ? 4 : 5);
      // Comments are chosen by the answer to satisfaction alone.
      expect(await figure.locator('tbody a').count(), measure).toBe(measure === 'CSI' ? 5 : 0);
      const counts = (await figure.locator('tbody tr td:nth-child(2)').allTextContents()).map((count) =>
        count.replaceAll(',', ''),
      );
      const href = await figure.locator('a[download]').getAttribute('href');
      const file = await (await page.request.get(`${origin()}${href}`)).text();
      expect(file, measure).toContain(title);
      counts.forEach((count, at) => expect(file, measure).toMatch(new RegExp(`${answers[at]!.trim()}"?,${count},`)));
    }
  });

  test('under a filter the place of what goes together with satisfaction says why it is empty', async () => {
    const path = '/app/services/birth-registration';
    await openApp(page, origin(), path, 'en');
    expect(await page.locator('[data-drivers=filtered]').count()).toBe(0);
    await openApp(page, origin(), `${path}?channel=PORTAL`, 'en');
    expect(await page.locator('[data-drivers=filtered]').innerText()).toMatch(
      /What goes together with satisfaction\s+It is made of all answers/,
    );
  });
}
