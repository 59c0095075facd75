import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp, signIn, windowOfStaff } from '../app-visit.ts';
import { LOOK } from './look.ts';

/** Pages of single subjects: whom their scores stand for, how people were asked, what may not be crossed. */
export function subjectsExplained(page: () => Page, origin: () => string, browser: () => Browser): void {
  test('what the scores mean is told of what the page is about', async () => {
    await openApp(page(), origin(), '/app/improvements', 'en');
    const link = page().locator('main h2 a', { hasText: 'kindergarten queue' });
    const improvement = (await link.getAttribute('href'))!.split('?')[0]!;
    const told: [string, string][] = [
      ['/app', 'How satisfied the clients of all its services are.'],
      ['/app/services', 'How services would compare'],
      ['/app/services/birth-registration', 'How services would compare'],
      ['/app/situations', 'those are who went through the situation'],
      ['/app/situations/birth-of-a-child', 'those are who went through the situation'],
      ['/app/touchpoints', 'those are who used the touchpoint'],
      ['/app/touchpoints/help-line', 'those are who used the touchpoint'],
      [improvement, 'How before and after would compare'],
      ['/app/compare?compared=periods', 'How before and after would compare'],
      ['/app/compare?compared=channels', 'How the channels of the service would compare'],
      ['/app/compare?compared=segments', 'How the segments would compare'],
    ];
    for (const [path, words] of told) {
      await openApp(page(), origin(), path, 'en');
      const explanation = page().locator('details', { hasText: 'What do these mean?' });
      await explanation.locator('summary').press('Enter');
      const text = await explanation.innerText();
      expect(text, path).toContain(words);
      if (!words.includes('services')) expect(text, path).not.toMatch(/How services|A service/);
    }
  });

  test('what people say of the result stands beside what systems measured, and nothing measured says how to report it', async () => {
    const path = '/app/services/birth-registration';
    await openApp(page(), origin(), path, 'en');
    const panel = page().locator('[data-norms]');
    for (const measure of ['RESULT', 'TIME']) expect(await panel.locator(`[data-figure=${measure}]`).count()).toBe(1);
    expect(await panel.locator('[data-figure=RESULT]').innerText()).toMatch(/\d+\.\d %|\d+\.\d\s*%/);
    const waiting = await panel.locator('[data-norm=WAITING_IN_PERSON]').innerText();
    expect(waiting).toMatch(/\d+\.\d% *\s*\d+\.\d–\d+\.\d[\s\S]*\d events[\s\S]*\d+(\.\d)? min \(\d/);
    await openApp(page(), origin(), `${path}?from=2019-01-01&to=2019-03-31`, 'en');
    expect(await panel.innerText()).toMatch(/normsReport[\s\S]*INTERACTIONS_WRITE[\s\S]*WAITING_IN_PERSON/);
    await openApp(page(), origin(), `${path}?channel=PORTAL`, 'en');
    expect(await panel.innerText()).toContain('filters of the page do not apply');
    const context = await windowOfStaff(browser(), LOOK);
    const other = await context.newPage();
    await signIn(other, origin(), 'registry@demo.example');
    await openApp(other, origin(), '/app/services/kindergarten-place', 'en');
    expect(await other.locator('[data-norms]').innerText()).toContain('Only staff of the authority');
    await context.close();
  });

  test('invited and prompted always stand apart', async () => {
    for (const path of [
      '/app',
      '/app/services/travel-passport',
      '/app/situations/birth-of-a-child',
      '/app/touchpoints/help-line',
    ]) {
      await openApp(page(), origin(), path, 'en');
      const sources = page().locator('main [data-source-classes] [data-source]');
      expect(await sources.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-source'))), path).toEqual([
        'RANDOM',
        'PROMPT',
        'OPEN',
      ]);
      expect(await sources.nth(1).innerText(), path).toMatch(/\d+\.\d[\s\S]*answers|in this way/);
      expect(await sources.filter({ hasText: /\d+\.\d[\s\S]*answers/ }).count(), path).toBeGreaterThan(0);
    }
  });

  test('groups that would cross internal clients say so, and not that nobody was asked', async () => {
    // The government has services for colleagues.
    for (const [path, part] of [
      ['/app?channel=PORTAL', 'main [data-source-classes] [data-source=RANDOM]'],
      ['/app?channel=PORTAL&mode=WEB', 'main [data-source-classes] [data-source=RANDOM]'],
      ['/app/services/business-trip?channel=PORTAL', 'main [data-source-classes] [data-source=PROMPT]'],
      ['/app/services/business-trip?channel=PORTAL&tab=groups', 'main section.card:has(h3:text("By segment"))'],
    ] as const) {
      await openApp(page(), origin(), path, 'en');
      expect(await page().locator(part).first().innerText(), path).toContain('are never crossed: remove a filter');
    }
    await openApp(page(), origin(), '/app', 'en');
    expect(await page().locator('main [data-source-classes]').innerText()).not.toContain('never crossed');
  });
}
