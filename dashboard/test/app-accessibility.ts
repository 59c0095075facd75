import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ANALYST, APP_PAGES, openApp, signIn, windowOfStaff } from './app-visit.ts';
import { LOOKS } from './visit.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Checker {
  run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What the checker finds on a page as it stands, every folded part opened, and how far it is too wide. */
async function findingsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe });
  return page.evaluate(async (rules) => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
    const checker = (globalThis as unknown as { axe: Checker }).axe;
    const { violations } = await checker.run(document, { runOnly: rules });
    const { scrollWidth, clientWidth } = document.documentElement;
    const tooWide = scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px wider than the window`] : [];
    return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`), ...tooWide];
  }, RULES);
}

/** Every page of the dashboard in every look: no violation, nothing wider than the window. */
export function appAccessibility(browser: () => Browser, origin: () => string): void {
  test.each(LOOKS)('the dashboard is accessible: $language, $scheme, $width px', async (look) => {
    const context = await windowOfStaff(browser(), look);
    const page = await context.newPage();
    const found: Record<string, string[]> = {};
    const check = async (name: string) => {
      const findings = await findingsOf(page);
      if (findings.length > 0) found[name] = findings;
    };
    await openApp(page, origin(), '/app/login', look.language);
    await check('/app/login');
    await signIn(page, origin(), ANALYST);
    for (const path of APP_PAGES) {
      await openApp(page, origin(), path, look.language);
      await check(path);
    }
    await page.goto(`${origin()}/app/services/no-such-service?lang=${look.language}`);
    await check('a page that does not exist');
    expect(found).toEqual({});
    await context.close();
  });
}
