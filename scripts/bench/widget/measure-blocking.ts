import type { Browser } from 'playwright-core';
import type { HostPages } from './host-pages.ts';

/** What two loads of the host page did to its main thread, in milliseconds. */
export interface Load {
  /** Sum over long tasks of what they last beyond 50 ms, at the slowed-down processor. */
  blocking: number;
  longTasks: number[];
  /** Time of the processor for all tasks of the page, at its own speed; other work on the machine is not in it. */
  processor: number;
}

/** How much slower the processor of a cheap phone is taken to be. */
export const SLOWDOWN = 6;
/** Long enough for the question to be there at the slowed-down processor; checked afterwards. */
const SETTLE_MS = 2_000;
const LONG_TASK_MS = 50;

/** Loads the host page with and without the widget in turn, after one of each that does not count. */
export async function measureBlocking(
  browser: Browser,
  pages: HostPages,
  loads: number,
): Promise<{ withWidget: Load[]; withoutWidget: Load[] }> {
  const withWidget: Load[] = [];
  const withoutWidget: Load[] = [];
  for (let at = -1; at < loads; at += 1) {
    const without = await measureLoad(browser, pages.withoutWidget, false);
    const withIt = await measureLoad(browser, pages.withWidget, true);
    if (at < 0) continue;
    withoutWidget.push(without);
    withWidget.push(withIt);
  }
  return { withWidget, withoutWidget };
}

async function measureLoad(browser: Browser, address: string, hasWidget: boolean): Promise<Load> {
  const { longTasks } = await loadOnce(browser, address, hasWidget, SLOWDOWN);
  const { processor } = await loadOnce(browser, address, hasWidget, 1);
  return { blocking: longTasks.reduce((sum, ms) => sum + Math.max(0, ms - LONG_TASK_MS), 0), longTasks, processor };
}

async function loadOnce(browser: Browser, address: string, hasWidget: boolean, rate: number) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en' });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.longTasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longTasks.push(duration);
      }).observe({ type: 'longtask', buffered: true });
    });
    const devTools = await context.newCDPSession(page);
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await devTools.send('Emulation.setCPUThrottlingRate', { rate });
    const before = await taskMs();
    await page.goto(address, { waitUntil: 'load' });
    // Nothing looks into the page meanwhile: what is put there for looking would be measured too.
    await page.waitForTimeout(SETTLE_MS);
    const processor = (await taskMs()) - before;
    const longTasks = await page.evaluate(() => window.longTasks);
    if (hasWidget && (await page.locator('otklik-rating fieldset').count()) === 0)
      throw new Error(`After ${SETTLE_MS} ms there is no question yet: the machine is too busy to measure.`);
    return { longTasks, processor };

    async function taskMs(): Promise<number> {
      const { metrics } = await devTools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000;
    }
  } finally {
    await context.close();
  }
}
