import type { Browser } from 'playwright-core';

/** Cumulative layout shift of the host page from load to the end of the rating. */
export interface Shift {
  width: number;
  counted: number;
  /** Shifts within half a second of an input: not part of the measure, told all the same. */
  afterInput: number;
  /** What moved where it counts, from and to which height on the page. */
  moved: string[];
}

/** Answers that take longer than the half second in which a movement counts as caused by the person. */
const LATENCY_MS = 700;

/** A person goes through everything: load, tap, skip to the end, receipt, withdrawal; phone and desktop. */
export async function measureShift(browser: Browser, demoSite: string): Promise<Shift[]> {
  const found: Shift[] = [];
  for (const width of [390, 1280]) found.push(await measureOne(browser, demoSite, width));
  return found;
}

async function measureOne(browser: Browser, demoSite: string, width: number): Promise<Shift> {
  // High enough for everything below the widget to be seen, and so to be seen moving.
  const context = await browser.newContext({ viewport: { width, height: 2_000 }, locale: 'en' });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      interface LayoutShift extends PerformanceEntry {
        hadRecentInput: boolean;
        value: number;
        sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
      }
      const shifts: Window['shifts'] = (window.shifts = { counted: 0, afterInput: 0, moved: [] });
      new PerformanceObserver((list) => {
        for (const { hadRecentInput, value, sources } of list.getEntries() as LayoutShift[]) {
          shifts[hadRecentInput ? 'afterInput' : 'counted'] += value;
          if (hadRecentInput) continue;
          // Parts of the widget have no node here: they are in its shadow.
          for (const { node, previousRect, currentRect } of sources)
            shifts.moved.push(`${node?.nodeName ?? 'in the widget'} ${previousRect.y} → ${currentRect.y}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const devTools = await context.newCDPSession(page);
    await devTools.send('Network.enable');
    await devTools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await page.goto(`${demoSite}/en.html`);
    const widget = page.locator('otklik-rating');
    const press = (name: RegExp) => widget.getByRole('button', { name }).last().click();
    await widget.getByText('Rather satisfied').click();
    await widget.locator('[role=status]', { hasText: 'saved' }).waitFor();
    for (let steps = 0; steps < 12 && (await widget.getByRole('button', { name: 'Skip' }).count()) > 0; steps += 1) {
      await press(/Skip/);
      await page.waitForTimeout(50);
    }
    await press(/Finish/);
    await widget.locator('[part~=receipt]').waitFor();
    await press(/Withdraw my rating/);
    await press(/Yes, erase/);
    await widget.getByText('Your rating is erased').waitFor();
    await page.waitForTimeout(LATENCY_MS * 2);
    return { width, ...(await page.evaluate(() => window.shifts)) };
  } finally {
    await context.close();
  }
}
