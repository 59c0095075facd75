import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findingsOf } from './axe.ts';
import { type Look, LOOKS, open, PAGES, windowOf } from './visit.ts';

const nameOf = ({ language, width }: Look) => `${language}, ${width} px`;

/** Each look once: the checker sees both colour schemes of a page. */
const looks = LOOKS.filter(({ scheme }) => scheme === 'light').map((look) => [nameOf(look), look] as const);

/** Every page in every look: no violation, nothing wider than the window. */
export function accessibility(browser: () => Browser, origin: () => string): void {
  test.each(looks)('pages are accessible: %s', async (_, look) => {
    const context = await windowOf(browser(), look, { scripts: true });
    const page = await context.newPage();
    const found: Record<string, string[]> = {};
    for (const path of [...PAGES, await firstReport(page, origin())]) {
      await open(page, withLanguage(`${origin()}${path}`, look.language));
      const findings = await findingsOf(page);
      if (findings.length > 0) found[path] = findings;
    }
    expect(found).toEqual({});
    await context.close();
  });

  test.each(looks)('every step of a rating is: %s', async (_, look) => {
    const context = await windowOf(browser(), look, { scripts: true });
    const page = await context.newPage();
    const found: string[] = [];
    const checkStep = async (step: string) => {
      found.push(...(await findingsOf(page)).map((finding) => `${step}: ${finding}`));
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

  test.each(looks)('labels of a trend lie inside its drawing, apart from one another: %s', async (_, look) => {
    const context = await windowOf(browser(), look, { scripts: true });
    const page = await context.newPage();
    for (const path of ['/s/birth-registration', '/l/birth-of-a-child', '/a/civil-registry', '/t/services-portal']) {
      await open(page, withLanguage(`${origin()}${path}`, look.language));
      const drawings = await page.locator('section[aria-labelledby=trend] figure svg').evaluateAll((found) =>
        found
          .map((svg) => ({ svg: svg.getBoundingClientRect(), texts: [...svg.querySelectorAll('[data-period]')] }))
          .filter(({ svg }) => svg.width > 0)
          .map(({ svg, texts }) => {
            const boxes = texts.map((text) => text.getBoundingClientRect());
            return {
              labels: boxes.length,
              clipped: boxes.filter(({ left, right }) => left < svg.left || right > svg.right).length,
              over: boxes.filter(({ left }, index) => index > 0 && left < boxes[index - 1]!.right).length,
            };
          }),
      );
      expect({ path, drawings: drawings.length }).toEqual({ path, drawings: 2 });
      for (const { labels, ...faults } of drawings) {
        expect(labels).toBeGreaterThan(1);
        expect({ path, ...faults }).toEqual({ path, clipped: 0, over: 0 });
      }
    }
    await context.close();
  });

  test('on a narrow screen both scores of a row lie on scales of one length, each with its name', async () => {
    const context = await windowOf(browser(), { language: 'en', scheme: 'light', width: 320 });
    const page = await context.newPage();
    await open(page, `${origin()}/?lang=en`);
    const row = page.locator('table.two tbody tr').first();
    const widths = await row.locator('svg.bar').evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect()));
    expect(widths.map(({ left, right }) => [left, right])).toEqual([
      [widths[0]!.left, widths[0]!.right],
      [widths[0]!.left, widths[0]!.right],
    ]);
    expect(await row.innerText()).toMatch(
      /As experienced by its own clients:\s+\d+[\s\S]*Like for like:\s+\d+[\s\S]*answers/,
    );
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
