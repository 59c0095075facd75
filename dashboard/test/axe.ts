import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Checker {
  run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What the checker finds on a page in light and in dark, every folded part opened, what is cut at the side, and how
 *  far the page is too wide. */
export async function findingsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  // What nobody has unfolded shows all of its columns.
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.scroll')]
      .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth)
      .map((box) => box.textContent.trim().slice(0, 60)),
  );
  await page.addScriptTag({ content: axe });
  const light = await check(page, { runOnly: RULES });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  // The document is the same: only what depends on colours can differ.
  const dark = await check(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...light.map((violation) => `light: ${violation}`),
    ...dark.map((violation) => `dark: ${violation}`),
    ...cut.map((text) => `scrolls sideways: ${text}`),
    ...(overflow > 0 ? [`${overflow} px wider than the window`] : []),
  ];
}

function check(page: Page, options: object): Promise<string[]> {
  return page.evaluate(async (given) => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
    const checker = (globalThis as unknown as { axe: Checker }).axe;
    const { violations } = await checker.run(document, { ...given, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }, options);
}
