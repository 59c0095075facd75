import { expect, test } from 'vitest';
import { openAnotherSite, type Visit } from './support/another-site.ts';

const { api, site, newTab, visit, onPage, saved, values } = openAnotherSite();

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
  const tab = await newTab();
  await tab.addInitScript(() => Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets'));
  await tab.goto(site.publish({}, api.origin));
  const { radio } = await onPage(tab);
  expect((await radio('Very satisfied').locator('xpath=..').boundingBox())!.height).toBeGreaterThanOrEqual(48);
});

test('without JavaScript the link of the page is there', async () => {
  const tab = await newTab({ javaScriptEnabled: false });
  await tab.goto(site.publish({}, api.origin));
  expect(await tab.getByRole('link', { name: 'Rate this service' }).isVisible()).toBe(true);
});

test('at most three requests until the rating is stored, none to a third party, no cookie, no trace after it', async () => {
  const tab = await newTab();
  const asked: string[] = [];
  tab.on('request', (request) => asked.push(request.url()));
  await tab.goto(site.publish({}, api.origin));
  const { page } = await onPage(tab);
  await page.getByText('Rather satisfied', { exact: true }).click();
  await saved(page);
  const ours = asked.filter((url) => !url.startsWith(site.origin));
  expect(ours.map((url) => url.replace(api.origin, ''))).toEqual(['/embed/0.1.0/otklik.js', '/graphql', '/graphql']);
  expect(api.offers).toBe(1);
  expect(await page.context().cookies()).toEqual([]);
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

test.each([0, 1_000])(
  'the page hears “ready” when the question is drawn, with tasks that wait %d ms',
  async (waitMs) => {
    const tab = await newTab();
    // In a tab in the background the browser lets tasks wait a second, and answers of the server come at once.
    await tab.addInitScript((leastMs) => {
      const atOnce = window.setTimeout.bind(window);
      const late = (work: () => void, ms = 0) => atOnce(work, Math.max(ms, leastMs));
      window.setTimeout = late as typeof window.setTimeout;
      addEventListener('otklik-ready', ({ target }) => {
        window.drawn = (target as Element).shadowRoot!.querySelectorAll('.card input[type=radio]').length;
      });
    }, waitMs);
    await tab.goto(site.publish({}, api.origin));
    await onPage(tab);
    expect(await tab.evaluate(() => window.drawn)).toBe(5);
  },
);

test('an offer nobody answers is counted once, alone', async () => {
  await visit();
  await expect.poll(() => api.offers, { timeout: 9_000 }).toBe(1);
  expect(api.calls).toEqual(['questionnaire', 'offersReport']);
});

test.each([390, 900])('nothing on the page moves at %d px: layout shift is 0 from load to the end', async (width) => {
  const tab = await newTab({ viewport: { width, height: 900 } });
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
