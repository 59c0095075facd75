import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { ANALYST, APP_PAGES, openApp, signIn, windowOfStaff } from './app-visit.ts';
import { findingsOf } from './axe.ts';
import { LOOKS } from './visit.ts';

/** Each look once: the checker sees both colour schemes of a page. */
const looks = LOOKS.filter(({ scheme }) => scheme === 'light');

/** Every page of the dashboard in every look: no violation, nothing wider than the window. */
export function appAccessibility(browser: () => Browser, origin: () => string): void {
  test.each(looks)('the dashboard is accessible: $language, $width px', async (look) => {
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
