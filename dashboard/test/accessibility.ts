import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Look, LOOKS, open, PAGES, windowOf } from './visit.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Checker {
  run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What the checker finds on a page in light and dark, every folded part opened. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addScriptTag({ content: axe });
  const light = await check(page, { runOnly: RULES });
  await page.emulateMedia({ colorScheme: 'dark' });
  // The document is the same: only what depends on colours can differ.
  const dark = await check(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } });
  return [...light.map((violation) => `light: ${violation}`), ...dark.map((violation) => `dark: ${violation}`)];
}

function check(page: Page, options: object): Promise<string[]> {
  return page.evaluate(async (given) => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
    const checker = (globalThis as unknown as { axe: Checker }).axe;
    const { violations } = await checker.run(document, { ...given, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }, options);
}

/** How far the page is wider than its window, in pixels. */
const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const nameOf = ({ language, width }: Look) => `${language}, ${width} px`;

/** Each look once: the checker sees both colour schemes of a page. */
const looks = LOOKS.filter(({ scheme }) => scheme === 'light').map((look) => [nameOf(look), look] as const);

/** Every page in every look: no violation, nothing wider than the window. */
export function accessibility(browser: () => Browser, origin: () => string): void {
  test.each(looks)('pages are accessible: %s', async (_, look) => {
    const context = await windowOf(browser(), look, { scripts: true });
    const page = await context.newPage();
    const found: Record<string, unknown> = {};
    for (const path of [...PAGES, await firstReport(page, origin())]) {
      await open(page, withLanguage(`${origin()}${path}`, look.language));
      const [violations, overflow] = [await violationsOf(page), await overflowOf(page)];
      if (violations.length > 0 || overflow > 0) found[path] = { violations, overflow };
    }
    expect(found).toEqual({});
    await context.close();
  });

  test.each(looks)('every step of a rating is: %s', async (_, look) => {
    const context = await windowOf(browser(), look, { scripts: true });
    const page = await context.newPage();
    const found: string[] = [];
    const checkStep = async (step: string) => {
      found.push(...(await violationsOf(page)).map((violation) => `${step}: ${violation}`));
      if ((await overflowOf(page)) > 0) found.push(`${step} is wider than the window`);
    };
    await open(page, withLanguage(`${origin()}/f/birth-of-a-child`, look.language));
    await page.locator('button[name=sat]').nth(3).click();
    await checkStep('details');
    await page.locator('textarea').first().fill('x'.repeat(2001));
    await page.locator('main form').first().locator('button').click();
    await checkStep('faults');
    await page.locator('textarea').first().fill('');
    await page.locator('main form').first().locator('button').click();
    await checkStep('done');
    await page.locator('main form button').click();
    await checkStep('receipt');
    expect(found).toEqual([]);
    await context.close();
  });
}

/** Path of the newest published report. */
async function firstReport(page: Page, origin: string): Promise<string> {
  await open(page, `${origin}/did`);
  const href = await page.locator('main li a').first().getAttribute('href');
  if (!href) throw new Error('The demo has no published report.');
  return href;
}

const withLanguage = (address: string, language: string) =>
  `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;
