import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from '../app-visit.ts';
import { LOOK } from './look.ts';

/** The overview, the list of services and what is compared: what stands there explains itself. */
export function listsExplained(page: () => Page, origin: () => string): void {
  test('chosen services are compared; what is not comparable has no difference, in the file as on the page', async () => {
    await openApp(page(), origin(), '/app/services?basis=AS_EXPERIENCED', 'en');
    for (const slug of ['birth-registration', 'travel-passport'])
      await page().locator(`input[name=service][value=${slug}]`).check();
    await page().getByRole('button', { name: 'Compare the chosen' }).click();
    await page().waitForURL(/\/app\/compare/);
    const address = new URL(page().url()).searchParams;
    expect(address.getAll('service').toSorted()).toEqual(['birth-registration', 'travel-passport']);
    expect(address.get('basis')).toBe('AS_EXPERIENCED');
    const rows = page().locator('table.rows tbody tr');
    expect(await rows.count()).toBe(2);
    const verdict = rows.first().locator('td.verdict summary').first();
    await verdict.focus();
    await page().keyboard.press('Enter');
    expect(await rows.first().locator('td.verdict details[open]').innerText()).toMatch(/\w{4,}[\s\S]*\./);
    const href = await page().locator('a[download]').getAttribute('href');
    const file = await page().request.get(`${origin()}${href}`);
    expect(file.headers()['content-type']).toContain('text/csv');
    const lines = (await file.text()).split('\r\n');
    for (const row of await rows.all()) {
      const name = await row.locator('th').innerText();
      const line = lines.find((one) => one.includes(name))!;
      expect(line).toContain((await row.locator('strong').first().innerText()).split(':')[0]);
      expect(line).toContain(await row.locator('[data-verdict]').innerText());
    }
    await page().locator('main a', { hasText: 'Channels of the service' }).click();
    await page().waitForURL((url) => url.searchParams.get('compared') === 'channels');
    expect(await page().locator('table.rows tbody th').allInnerTexts()).toContain('Portals and sites');
    const nothing = await page().request.get(`${origin()}/app/compare/list.csv`);
    expect(nothing.status()).toBe(404);
  });

  test('the overview names as changed only what the comparison of the api calls so, and each row says why', async () => {
    await openApp(page(), origin(), '/app', 'en');
    const rows = page().locator('section[aria-labelledby=services] table.rows tbody tr');
    const flagged = rows.filter({ has: page().locator('[data-change=ABOVE], [data-change=BELOW]') });
    const named = page().locator('.changes li a');
    expect((await named.allInnerTexts()).toSorted()).toEqual(
      (await flagged.locator('th a').allInnerTexts()).toSorted(),
    );
    const compared = rows.filter({ has: page().locator('[data-change=ABOUT_AVERAGE]') }).first();
    const summary = compared.locator('[data-change] summary');
    await summary.focus();
    await page().keyboard.press('Enter');
    const told = await compared.locator('[data-change]').innerText();
    expect(told).toMatch(/95% interval [+−]?\d/);
    expect(told).toMatch(/adjusted for the number of comparisons: \d+/);
    expect(told).toMatch(/Q\d 20\d\d: \d/);
  });

  test('a word of quality explains itself by keyboard, and says to a screen reader whether it is open', async () => {
    await openApp(page(), origin(), '/app/services', 'en');
    const word = page().locator('table.rows summary', { hasText: 'Solid' }).first();
    await word.focus();
    expect(await page().getByText('100 or more answers.').first().isVisible()).toBe(false);
    await page().keyboard.press('Space');
    await page().getByText('100 or more answers.').first().waitFor({ state: 'visible' });
    const told = await page().locator('table.rows details[open]').first().ariaSnapshot();
    expect(told).toContain('100 or more answers.');
    await openApp(page(), origin(), '/app/services/birth-registration', 'en');
    await page().locator('summary', { hasText: 'What is “Satisfaction”?' }).click();
    expect(await page().locator('.filters details[open] .text').innerText()).toMatch(/\w{4,}/);
  });

  test.each([320, 1280])(
    'in a narrow column of a table no word of an explanation is broken, at %d px',
    async (width) => {
      await page().setViewportSize({ width, height: 900 });
      await openApp(page(), origin(), '/app', 'ru');
      await page().locator('figure summary', { hasText: 'Таблица' }).first().click();
      const words = page().locator('.scroll td summary');
      expect(await words.count()).toBeGreaterThan(10);
      await words.evaluateAll((all) => all.forEach((one) => ((one.parentElement as HTMLDetailsElement).open = true)));
      const broken = await page()
        .locator('.scroll td .text')
        .evaluateAll((texts) =>
          texts.flatMap((text) => {
            const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const found: string[] = [];
            for (let node = nodes.nextNode(); node; node = nodes.nextNode())
              for (const { index, 0: word } of node.textContent!.matchAll(/\p{L}+/gu)) {
                const range = document.createRange();
                range.setStart(node, index);
                range.setEnd(node, index + word.length);
                if (range.getClientRects().length > 1) found.push(word);
              }
            return found;
          }),
        );
      expect(broken).toEqual([]);
      expect(await page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page().setViewportSize({ width: LOOK.width, height: 900 });
    },
  );
}
