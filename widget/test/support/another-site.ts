import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openBrowser } from './browser.ts';
import { HostSite, type HostPage } from './host-site.ts';
import { RecordedApi } from './recorded-api.ts';

/** A person in front of the widget on a page of another site. */
export interface Visit {
  page: Page;
  radio: (label: string) => Locator;
  status: () => Promise<string>;
  /** What has the focus: text of the deepest active element, or BODY. */
  focused: () => Promise<string>;
}

/** A browser, another site and an api for the tests of one file; each test has a window of its own. */
export function openAnotherSite() {
  const api = new RecordedApi();
  const site = new HostSite();
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(), api.start(), site.start()]);
  });
  afterAll(async () => {
    await browser.close();
    api.stop();
    site.stop();
  });
  afterEach(async () => {
    await context.close();
    api.clear();
  });

  /** An empty tab in a new window. */
  async function newTab(options: BrowserContextOptions = {}): Promise<Page> {
    context = await browser.newContext(options);
    return context.newPage();
  }

  /** A person opens a page of another site. */
  async function visit(page: HostPage & { touch?: boolean; width?: number } = {}): Promise<Visit> {
    const tab = await newTab({ viewport: { width: page.width ?? 900, height: 900 }, hasTouch: page.touch ?? false });
    await tab.addInitScript(() => {
      const seen: Window['seen'] = (window.seen = []);
      for (const name of ['ready', 'rated', 'completed', 'queued', 'error'])
        addEventListener(`otklik-${name}`, (event) => seen.push([name, (event as CustomEvent).detail]));
      window.violations = [];
      addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
    });
    await tab.goto(site.publish(page, api.origin));
    return onPage(tab);
  }

  /** Values of the first answers that are stored, oldest first. */
  const values = () => [...api.ratings.values()].map(({ submit }) => submit.answers[0]?.value);

  return { api, site, newTab, visit, onPage, saved, values };
}

/** Waits until the question is there. */
async function onPage(page: Page): Promise<Visit> {
  const { radio, status } = {
    radio: (label: string) => page.getByRole('radio', { name: label, exact: true }),
    status: () => page.getByRole('status').innerText(),
  };
  const focused = () =>
    page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active instanceof HTMLInputElement
        ? `radio ${active.value}`
        : active === document.body
          ? 'BODY'
          : (active?.textContent ?? '');
    });
  await radio('Rather satisfied').waitFor();
  return { page, radio, status, focused };
}

/** Waits until the person is told that the rating is saved. */
const saved = (page: Page) =>
  expect
    .poll(() => page.getByRole('status').innerText(), { timeout: 5_000 })
    .toMatch(/^Your (rating is|answers are) saved/);
