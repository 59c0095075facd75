import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { HostSite, type HostPage } from './support/host-site.ts';
import { RecordedApi } from './support/recorded-api.ts';

let browser: Browser;
let api: RecordedApi;
let site: HostSite;
let context: BrowserContext;

beforeAll(async () => {
  [browser, api, site] = await Promise.all([openBrowser(), new RecordedApi().start(), new HostSite().start()]);
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

interface Visit {
  page: Page;
  radio: (label: string) => Locator;
  status: () => Promise<string>;
  /** What has the focus: text of the deepest active element, or BODY. */
  focused: () => Promise<string>;
}

/** A person opens a page of another site. */
async function visit(page: HostPage & { touch?: boolean; width?: number } = {}): Promise<Visit> {
  context = await browser.newContext({
    viewport: { width: page.width ?? 900, height: 900 },
    hasTouch: page.touch ?? false,
  });
  const tab = await context.newPage();
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

const values = () => [...api.ratings.values()].map(({ submit }) => submit.answers[0]?.value);
const saved = (page: Page) =>
  expect
    .poll(() => page.getByRole('status').innerText(), { timeout: 5_000 })
    .toMatch(/^Your (rating is|answers are) saved/);

test.each<[string, (visit: Visit) => Promise<void>, boolean?]>([
  ['mouse', ({ radio }) => radio('Rather satisfied').locator('xpath=..').click()],
  ['touch', ({ radio }) => radio('Rather satisfied').locator('xpath=..').tap(), true],
  ['label text', ({ page }) => page.getByText('Rather satisfied', { exact: true }).click()],
  [
    'Space',
    async ({ page, radio }) => {
      await radio('Rather satisfied').focus();
      await page.keyboard.press('Space');
    },
  ],
  [
    'Enter',
    async ({ page, radio }) => {
      await radio('Rather satisfied').focus();
      await page.keyboard.press('Enter');
    },
  ],
  [
    'arrows, then Enter',
    async ({ page, radio }) => {
      await radio('Very dissatisfied').focus();
      for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
    },
  ],
  [
    'a click by assistive technology',
    ({ radio }) => radio('Rather satisfied').evaluate((input: HTMLElement) => input.click()),
  ],
])('a person rates by %s: one rating, the point meant', async (_, act, touch = false) => {
  const visited = await visit({ touch });
  await act(visited);
  await saved(visited.page);
  expect(values()).toEqual([4]);
});

test('arrow keys pass over the points and store nothing; a button then offers to save', async () => {
  const { page, radio } = await visit();
  await radio('Very dissatisfied').focus();
  for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(200);
  expect(api.calls).toEqual(['questionnaire']);
  await page.getByRole('button', { name: 'Save: Rather satisfied' }).click();
  await saved(page);
  expect(values()).toEqual([4]);
});

test('another tap changes the rating; the focus stays on the scale and never falls to the body', async () => {
  const { page, radio, focused } = await visit();
  await page.getByText('Rather satisfied', { exact: true }).click();
  await saved(page);
  await page.getByText('Very satisfied', { exact: true }).click();
  await expect.poll(() => [...api.ratings.values()][0]!.revisions.length).toBe(1);
  expect([...api.ratings.values()][0]!.revisions[0]!.answers).toEqual([{ item: 'SAT', value: 5 }]);
  expect(await radio('Very satisfied').isChecked()).toBe(true);
  expect(await focused()).toBe('radio 5');
});

test('by keyboard alone: rate, skip, comment, finish, withdraw; the focus follows every explicit step', async () => {
  const { page, radio, focused } = await visit();
  await radio('Rather satisfied').focus();
  await page.keyboard.press('Space');
  await saved(page);
  const seen: string[] = [];
  for (let step = 0; step < 5; step++) {
    await page.getByRole('button', { name: 'Skip' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(30);
    seen.push(await focused());
  }
  expect(seen.at(-1)).toBe('In your own words');
  expect(seen).not.toContain('BODY');
  expect(new Set(seen).size).toBe(5);
  await page.getByLabel('What should be improved first?').fill('Longer opening hours. Mail me: me@example.org');
  await page.getByRole('button', { name: 'Remove' }).click();
  expect(await page.getByLabel('What should be improved first?').inputValue()).toBe('Longer opening hours. Mail me:');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Finish' }).press('Enter');
  await expect.poll(focused).toBe('Thank you. Your rating is counted.');
  await expect
    .poll(() => [...api.ratings.values()][0]!.revisions.at(-1))
    .toMatchObject({
      comments: [{ question: 'IMPROVE', text: 'Longer opening hours. Mail me:' }],
      mayQuote: true,
    });
  expect(await page.getByText('7K3M 9QX2 V8ZP 4T6W BCDF GH5J').count()).toBe(1);
  await page.getByRole('button', { name: 'Withdraw my rating' }).press('Enter');
  await page.getByRole('button', { name: 'Yes, erase' }).press('Enter');
  await expect.poll(() => [...api.ratings.values()][0]!.withdrawn).toBe(true);
  await expect.poll(focused).toBe('Your rating is erased');
});

test('five typed events bubble to the page, in order', async () => {
  const { page } = await visit();
  await page.getByText('Rather satisfied', { exact: true }).click();
  await saved(page);
  await page.getByRole('button', { name: 'Finish' }).click();
  expect(await page.evaluate(() => window.seen)).toEqual([
    ['ready', { open: true, instrumentVersion: '0.9.0' }],
    ['rated', { value: 4, revision: 0, fromQueue: false }],
    ['completed', { answered: 1, commented: false }],
  ]);
});

test('under the strictest policy nothing is violated and the widget is styled', async () => {
  const { page, radio } = await visit({
    csp: `default-src 'none'; script-src ${api.origin}; connect-src ${api.origin}; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
  });
  await page.getByText('Rather satisfied', { exact: true }).click();
  await saved(page);
  await page.getByRole('button', { name: 'Finish' }).click();
  expect(await page.evaluate(() => window.violations)).toEqual([]);
  const box = await radio('Very satisfied').locator('xpath=..').boundingBox();
  expect(box!.height).toBeGreaterThanOrEqual(48);
});

test('where constructed style sheets are missing a style element takes their place', async () => {
  context = await browser.newContext();
  const tab = await context.newPage();
  await tab.addInitScript(() => Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets'));
  await tab.goto(site.publish({}, api.origin));
  const { radio } = await onPage(tab);
  expect((await radio('Very satisfied').locator('xpath=..').boundingBox())!.height).toBeGreaterThanOrEqual(48);
});

test('without JavaScript the link of the page is there', async () => {
  context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(site.publish({}, api.origin));
  expect(await tab.getByRole('link', { name: 'Rate this service' }).isVisible()).toBe(true);
});

test('at most three requests until the rating is stored, none to a third party, no cookie, no trace after it', async () => {
  context = await browser.newContext();
  const tab = await context.newPage();
  const asked: string[] = [];
  tab.on('request', (request) => asked.push(request.url()));
  await tab.goto(site.publish({}, api.origin));
  const { page } = await onPage(tab);
  await page.getByText('Rather satisfied', { exact: true }).click();
  await saved(page);
  const ours = asked.filter((url) => !url.startsWith(site.origin));
  expect(ours.map((url) => url.replace(api.origin, ''))).toEqual(['/embed/0.1.0/otklik.js', '/graphql', '/graphql']);
  expect(api.offers).toBe(1);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('an element that is changed, moved or taken away while it starts is drawn once, as it is by then', async () => {
  const { page } = await visit();
  const drawn = await page.evaluate(async () => {
    const first = document.querySelector('otklik-rating')!;
    const task = () => new Promise((resolve) => setTimeout(resolve));
    const cards: number[] = [];
    // Asking and drawing are two tasks: each copy is disturbed before the first, between them, or after both.
    for (let tasks = 0; tasks < 3; tasks++) {
      const [changed, moved, gone] = [1, 2, 3].map(() => first.cloneNode(true) as HTMLElement);
      document.body.append(changed!, moved!, gone!);
      for (let at = 0; at < tasks; at++) await task();
      changed!.setAttribute('lang', 'ru');
      document.querySelector('main')!.append(moved!);
      gone!.remove();
      await new Promise((resolve) => setTimeout(resolve, 100));
      cards.push(...[changed, moved, gone].map((one) => one!.shadowRoot!.querySelectorAll('.card').length));
      cards.push(changed!.shadowRoot!.querySelectorAll('.card[lang=ru]').length);
    }
    return cards;
  });
  expect(drawn).toEqual([1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1]);
});

test('an offer nobody answers is counted once, alone', async () => {
  await visit();
  await expect.poll(() => api.offers, { timeout: 9_000 }).toBe(1);
  expect(api.calls).toEqual(['questionnaire', 'offersReport']);
});

test('an offer answered without a network waits for it and is reported once, apart from the rating', async () => {
  const { page } = await visit();
  await context.setOffline(true);
  await page.getByText('Rather satisfied', { exact: true }).click();
  await page.getByText('No connection.').waitFor();
  expect(api.offers).toBe(0);
  await context.setOffline(false);
  await saved(page);
  await expect.poll(() => api.offers).toBe(1);
  expect(values()).toEqual([4]);
  expect(api.bodies.filter((body) => body.includes('offersReport'))).toHaveLength(1);
  expect(api.bodies.find((body) => body.includes('offersReport'))).not.toContain('ratingSubmit');
});

test('five ratings made offline survive a reload, are sent once each, byte for byte', async () => {
  const { page } = await visit();
  await page.evaluate(() => {
    for (let copies = 1; copies < 5; copies++) {
      const copy = document.querySelector('otklik-rating')!.cloneNode(true) as HTMLElement;
      copy.setAttribute('touchpoint', `portal-${copies}`);
      document.querySelector('main')!.append(copy);
    }
  });
  await expect.poll(() => api.calls.length).toBe(5);
  await context.setOffline(true);
  for (let at = 0; at < 5; at++) await page.getByText('Rather satisfied', { exact: true }).nth(at).click();
  await expect.poll(() => page.getByText('No connection.').count(), { timeout: 5_000 }).toBe(5);
  const kept = await page.evaluate(() => Object.values(localStorage).map((parcel) => JSON.parse(parcel).submit));
  expect(kept).toHaveLength(5);
  expect((await page.evaluate(() => window.seen)).at(-1)).toEqual(['queued', { waiting: 5 }]);

  // The network is back, the server is not: a reload finds the ratings waiting.
  api.weather = 'DOWN';
  await context.setOffline(false);
  await page.reload();
  await page.getByText('The question cannot be shown').waitFor();
  api.clear();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => api.ratings.size, { timeout: 5_000 }).toBe(5);
  const sent = api.bodies.filter((body) => body.includes('ratingSubmit'));
  expect(new Set(sent)).toEqual(new Set(kept));
  expect(sent).toHaveLength(5);
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.reload();
  await page.waitForTimeout(300);
  expect(api.ratings.size).toBe(5);
  expect(api.conflicts).toBe(0);
});

test('two tabs with one queue, and a clock three days off: each rating is stored once', async () => {
  const { page } = await visit();
  await page.clock.setFixedTime(new Date(Date.now() + 3 * 86_400_000));
  api.weather = 'SILENT';
  await page.getByText('Rather satisfied', { exact: true }).click();
  await page.getByText('No connection.').waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  api.clear();
  await Promise.all([page, other].map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))));
  await expect.poll(() => api.ratings.size).toBe(1);
  await page.waitForTimeout(200);
  expect(api.ratings.size).toBe(1);
  expect(api.conflicts).toBe(0);
});

test('with no network and no room to keep the rating the person is told; nobody is thanked', async () => {
  const { page, status } = await visit();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  api.weather = 'DOWN';
  await page.getByText('Rather satisfied', { exact: true }).click();
  await expect.poll(status).toBe('Your rating is not saved: there is no connection, and this device cannot keep it.');
  expect(await page.getByText('Thank you').count()).toBe(0);
  expect((await page.evaluate(() => window.seen)).at(-1)?.[0]).toBe('error');
  api.weather = 'OK';
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved(page);
  expect(values()).toEqual([4]);
});

test('the chosen point and the saving are painted within 100 ms of the tap, whatever the network does', async () => {
  const { page } = await visit();
  api.weather = 'SLOW';
  const tookMs = await page.evaluate(
    () =>
      new Promise<number>((painted) => {
        const root = document.querySelector('otklik-rating')!.shadowRoot!;
        const started = performance.now();
        root.querySelector<HTMLInputElement>('input[value="4"]')!.click();
        requestAnimationFrame(() => {
          const isMarked = root.querySelector('[data-chosen] input[value="4"]');
          const isSaving = root.querySelector('[role=status]')!.textContent === 'Saving…';
          painted(isMarked && isSaving ? performance.now() - started : Infinity);
        });
      }),
  );
  expect(tookMs).toBeLessThan(100);
  await saved(page);
});

test.each([390, 900])('nothing on the page moves at %d px: layout shift is 0 from load to the end', async (width) => {
  context = await browser.newContext({ viewport: { width, height: 900 } });
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { hadRecentInput: boolean; value: number })[])
        if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await tab.goto(site.publish({ after: '<p>What follows on the page.</p>' }, api.origin));
  const { page } = await onPage(tab);
  api.weather = 'SLOW';
  await page.getByText('Rather satisfied', { exact: true }).click();
  await saved(page);
  for (let step = 0; step < 5; step++) {
    await page.getByRole('button', { name: 'Skip' }).click();
    await page.waitForTimeout(30);
  }
  await page.getByLabel('What should be improved first?').fill('Longer opening hours.');
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('button', { name: 'Withdraw my rating' }).click();
  await page.getByRole('button', { name: 'Yes, erase' }).click();
  await expect.poll(() => [...api.ratings.values()][0]!.withdrawn, { timeout: 5_000 }).toBe(true);
  await page.waitForTimeout(100);
  expect(await page.evaluate(() => window.shift)).toBe(0);
});

test('from right to left the negative end is still first in reading direction', async () => {
  const { radio } = await visit({ dir: 'rtl' });
  const at = async (label: string) => (await radio(label).locator('xpath=..').boundingBox())!.x;
  expect(await at('Very dissatisfied')).toBeGreaterThan(await at('Very satisfied'));
});

test('a second copy of the script and a wrong attribute do not disturb the page', async () => {
  const { page } = await visit({ after: '<otklik-rating id="wrong" touchpoint=""></otklik-rating>' });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addScriptTag({ url: `${api.origin}/embed/0.1.0/otklik.js` });
  expect(errors).toEqual([]);
  // Prototypes belong to the page.
  const symbols = await page.evaluate(() => Object.getOwnPropertySymbols(Element.prototype).map(String));
  expect(symbols.filter((symbol) => !symbol.startsWith('Symbol(Symbol.'))).toEqual([]);
  expect(await page.evaluate(() => '__e' in Element.prototype)).toBe(false);
  const seen = await page.evaluate(() => window.seen);
  expect(seen.find(([name]) => name === 'error')![1].message).toMatch(/touchpoint/);
});

test('configure, reset and focus do what they say', async () => {
  const { page, radio, focused } = await visit();
  await page.getByText('Rather satisfied', { exact: true }).click();
  await saved(page);
  await page.evaluate(() => document.querySelector('otklik-rating')!.reset());
  await expect.poll(() => radio('Rather satisfied').isChecked()).toBe(false);
  // Another rating draws its own version and further questions.
  await expect.poll(() => api.calls.filter((call) => call === 'questionnaire').length).toBe(2);
  await page.evaluate(() => document.querySelector('otklik-rating')!.focus());
  expect(await focused()).toBe('radio 1');
  await page.evaluate(() => document.querySelector('otklik-rating')!.configure({ segment: 'families' }));
  await expect.poll(() => api.calls.filter((call) => call === 'questionnaire').length).toBe(3);
  await page.getByText('Very satisfied', { exact: true }).click();
  await expect.poll(() => [...api.ratings.values()].at(-1)!.submit.segment).toBe('families');
});
