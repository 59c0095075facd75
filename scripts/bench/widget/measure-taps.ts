import type { Browser } from 'playwright-core';

/** One tap, in milliseconds from the tap itself to the first frame that was painted with the sentence in it. */
export interface Tap {
  saving: number;
  saved: number;
  /** Event Timing of the browser: from the tap to the next frame, in steps of 8 ms. */
  event: number;
}

const WARM_UPS = 2;

/** A person opens the page of the demo site afresh and taps once, again and again. */
export async function measureTaps(browser: Browser, demoSite: string, taps: number): Promise<Tap[]> {
  const measured: Tap[] = [];
  for (let at = -WARM_UPS; at < taps; at += 1) {
    const tap = await measureTap(browser, demoSite);
    if (at >= 0) measured.push(tap);
  }
  return measured;
}

async function measureTap(browser: Browser, demoSite: string): Promise<Tap> {
  // A window of its own: nothing is remembered of the last rating.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'en' });
  try {
    const page = await context.newPage();
    await page.goto(`${demoSite}/en.html`);
    const point = page.locator('otklik-rating').getByText('Rather satisfied');
    await point.waitFor();
    await point.scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      const tapped: NonNullable<Window['tapped']> = (window.tapped = { saving: null, saved: null });
      window.eventMs = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.eventMs = Math.max(window.eventMs, duration);
      }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
      let startedAt = 0;
      addEventListener('pointerdown', (event) => (startedAt ||= event.timeStamp), { capture: true });
      const status = document.querySelector('otklik-rating')!.shadowRoot!.querySelector('[role=status]')!;
      const painted = (note: (ms: number) => void) =>
        // The frame callback runs before the paint; a message sent from it is handled after.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => note(performance.now() - startedAt));
          port1.start();
          port2.postMessage(null);
        });
      new MutationObserver(() => {
        const said = status.textContent;
        if (said.startsWith('Saving')) painted((ms) => (tapped.saving ??= ms));
        else if (/saved/.test(said)) painted((ms) => (tapped.saved ??= ms));
      }).observe(status, { childList: true, characterData: true, subtree: true });
    });
    await point.tap();
    await page.waitForFunction(() => window.tapped!.saved !== null);
    await page.waitForTimeout(100);
    const { tapped, event } = await page.evaluate(() => ({ tapped: window.tapped!, event: window.eventMs }));
    // Where the answer is faster than the next frame “Saving…” is never painted: “saved” is the first.
    return { saving: tapped.saving ?? tapped.saved!, saved: tapped.saved!, event };
  } finally {
    await context.close();
  }
}
