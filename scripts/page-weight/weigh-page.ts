import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright-core';
import type { PageWeight } from './budgets.ts';
import { type FileSizes, sizeOf } from './files.ts';

/** So long nothing is under way before a page counts as loaded. */
const QUIET_MS = 200;

/** Asked for while the page is there, but no part of it. */
const DATA = /\/(graphql|__data\.json)(\?|$)/;

/**
 * Opens a page in a browser, scrolls to its end so that what waits to be seen is loaded too, and weighs everything the
 * browser asked for.
 *
 * @param origin of a running server with demo data
 * @param isStaff the window is signed in
 * @throws {Error} when the page is not there or leads elsewhere
 */
export async function weighPage(
  context: BrowserContext,
  origin: string,
  path: string,
  isStaff: boolean,
  sizes: FileSizes,
): Promise<PageWeight> {
  const page = await context.newPage();
  try {
    const asked = new Set<string>();
    const quiet = quietOf(page);
    page.on('request', (request) => {
      if (!request.isNavigationRequest() && !DATA.test(request.url()) && request.url().startsWith('http'))
        asked.add(request.url());
    });
    const response = await page.goto(`${origin}${path}`, { waitUntil: 'load' });
    if (response?.status() !== 200) throw new Error(`${path} answered ${response?.status()}`);
    const { pathname } = new URL(page.url());
    if (pathname !== path.split('?')[0]) throw new Error(`${path} led to ${pathname}`);
    // Without scripts nothing comes after “load”.
    const hasScripts = (await page.locator('script').count()) > 0;
    const hasCharts = hasScripts && (await showEverything(page, quiet));

    const weight: PageWeight = {
      path,
      kind: !isStaff ? 'PUBLIC' : hasCharts ? 'STAFF_WITH_CHARTS' : 'STAFF',
      files: asked.size,
      document: sizeOf(await response.body()).brotli,
      styles: 0,
      scripts: 0,
    };
    for (const address of asked) {
      const size = await sizes.of(address);
      if (/\.m?js(\?|$)/.test(address)) weight.scripts += isStaff ? size.gzip : size.brotli;
      else weight.styles += Math.min(size.brotli, size.raw);
    }
    return weight;
  } finally {
    await page.close();
  }
}

/** Scrolls to the end and waits until nothing more is loaded. @returns whether something is drawn by the chart library */
async function showEverything(page: Page, quiet: () => Promise<void>): Promise<boolean> {
  await quiet();
  await page.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
      scrollTo(0, top);
      await new Promise((next) => requestAnimationFrame(next));
    }
  });
  const canvas = page.locator('canvas');
  const hasCharts = (await canvas.count()) > 0;
  // The drawing library sets the style of a canvas when it has drawn.
  if (hasCharts) await page.locator('canvas[style]').first().waitFor({ state: 'attached' });
  await quiet();
  return hasCharts;
}

/** Watches a page’s requests. @returns what waits until none has been under way for a moment */
function quietOf(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let changedAt = Date.now();
  const note = (change: () => void) => {
    change();
    changedAt = Date.now();
  };
  page.on('request', (request) => note(() => underWay.add(request)));
  page.on('requestfinished', (request) => note(() => underWay.delete(request)));
  page.on('requestfailed', (request) => note(() => underWay.delete(request)));
  return async () => {
    while (underWay.size > 0 || Date.now() - changedAt < QUIET_MS) await wait(20);
  };
}
