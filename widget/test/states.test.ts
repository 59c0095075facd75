import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { GALLERY_CASES } from '../gallery/cases.ts';
import { GallerySite } from '../gallery/gallery-site.ts';
import { openBrowser } from './support/browser.ts';
import { RecordedApi } from './support/recorded-api.ts';

let browser: Browser;
let api: RecordedApi;
let gallery: GallerySite;
let page: Page;

beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), new RecordedApi().start()]);
  gallery = await new GallerySite(api.origin).start();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  gallery.stop();
  api.stop();
});

/** Rules broken, each with the elements that break it. */
const brokenRules = (page: Page) =>
  page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(' ')}`);
  });

/** Controls that are lower or narrower than a finger needs. The radios fill their labels. */
const smallTargets = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('otklik-rating')!.shadowRoot!;
    return [...root.querySelectorAll<HTMLElement>('button, a, .option, .quote')]
      .filter((target) => target.offsetParent !== null && (target.offsetHeight < 48 || target.offsetWidth < 48))
      .map((target) => target.outerHTML);
  });

const setScheme = (page: Page, scheme: string) =>
  page.evaluate((chosen) => void (document.documentElement.dataset['scheme'] = chosen), scheme);

describe.each(['en', 'ru'])('in %s', (lang) => {
  test.each(GALLERY_CASES.map(({ name }) => name))(
    '%s: accessible, large enough, nothing cut, light and dark, at 320 and 1280 px',
    async (name) => {
      await page.goto(`${gallery.origin}/${name}?lang=${lang}`);
      await page.waitForSelector('html[data-ready]', { state: 'attached' });
      await page.evaluate(axe.source);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await smallTargets(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        for (const scheme of ['light', 'dark']) {
          await setScheme(page, scheme);
          expect(await brokenRules(page)).toEqual([]);
        }
      }
      expect(await page.locator('otklik-rating [role=status]').count()).toBe(1);
    },
  );
});

test('in forced colours the chosen point differs by more than colour', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${gallery.origin}/saved?lang=en`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  const borders = await page.evaluate(() =>
    [...document.querySelector('otklik-rating')!.shadowRoot!.querySelectorAll('.option')]
      .slice(0, 5)
      .map((option) => [
        getComputedStyle(option).borderTopWidth,
        getComputedStyle(option.querySelector('.check')!).visibility,
      ]),
  );
  expect(borders[3]).toEqual(['4px', 'visible']);
  expect(borders[2]).toEqual(['2px', 'hidden']);
  await page.emulateMedia({ forcedColors: 'none' });
});
