import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, ANALYST, openApp, signIn, windowOfStaff } from './app-visit.ts';

const LOOK = { language: 'en', scheme: 'light', width: 1280 } as const;

/** What a member of staff does with figures: signs in, reads, filters, downloads, signs out. */
export function appFlow(browser: () => Browser, origin: () => string): void {
  let page: Page;

  beforeAll(async () => {
    page = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(page, origin(), ANALYST);
  });
  afterAll(() => page.context().close());

  test('nobody sees a figure without signing in, and a wrong password says so', async () => {
    const context = await windowOfStaff(browser(), LOOK);
    const stranger = await context.newPage();
    await stranger.goto(`${origin()}/app/services?lang=en`);
    expect(new URL(stranger.url()).pathname).toBe('/app/login');
    await stranger.locator('input[type=email]').fill(ANALYST);
    await stranger.locator('input[type=password]').fill('not the password');
    await stranger.locator('input[type=password]').press('Enter');
    await stranger.locator('[role=alert]').waitFor();
    expect(await stranger.locator('[role=alert]').innerText()).toMatch(/\S/);
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('otklik_sid');
    await context.close();
  });

  test('the session cookie is closed to scripts and to other sites', async () => {
    const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('sid'));
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  });

  test('every figure of the overview stands with its interval, its number of answers and its quality', async () => {
    await openApp(page, origin(), '/app', 'en');
    for (const measure of ['CSI', 'SAT', 'RESULT']) {
      const card = page.locator(`[data-figure=${measure}]`).first();
      expect(await card.innerText()).toMatch(/\d+(\.\d)?–\d+(\.\d)?/);
      expect(await card.innerText()).toMatch(/[\d,]+ answers/);
      expect(await card.locator('a[href*="/method"]').count()).toBe(1);
    }
    const rows = await page.locator('table.rows tbody tr').allInnerTexts();
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) expect(row).toMatch(/\d+–\d+|\d–\d|too few|Nobody rated|index needs|Withheld/i);
  });

  test('the overview draws the trend of the authority with its limits, and says why a filtered one has none', async () => {
    await openApp(page, origin(), '/app', 'en');
    const trend = page.locator('figure', { hasText: 'over time, on a fixed mix' });
    expect(await trend.innerText()).toMatch(
      /comparable periods from .* Limits|Fewer than \d+ points|No stable baseline/,
    );
    expect(await page.locator('section.events').count()).toBe(1);
    const file = await trend.locator('a[download]').getAttribute('href');
    const rows = (await (await page.request.get(`${origin()}${file}`)).text()).split('\n');
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.find((row) => row.includes('Upper limit'))).toContain('Plain');
    await openApp(page, origin(), '/app?channel=PORTAL', 'en');
    expect(await page.locator('[data-no-limits]').innerText()).toContain('take the filter off');
    expect(await page.locator('figure', { hasText: 'on a fixed mix' }).count()).toBe(0);
  });

  test('services are in alphabetical order and carry no rank', async () => {
    await openApp(page, origin(), '/app/services', 'en');
    const names = await page.locator('table.rows tbody th a').allInnerTexts();
    expect(names).toEqual([...names].sort(new Intl.Collator('en', { numeric: true }).compare));
    expect(names.filter((name) => /^\d/.test(name))).toEqual([]);
  });

  test('each verdict says why on the spot, what is not comparable has no difference, and no rank is told unasked', async () => {
    await openApp(page, origin(), '/app/services?basis=AS_EXPERIENCED', 'en');
    expect(await page.locator('main figure').count()).toBe(2);
    expect(await page.locator('[data-rank]').count()).toBe(0);
    const rows = page.locator('table.rows tbody tr');
    const apart = rows.filter({ has: page.locator('[data-verdict=NOT_COMPARABLE]') });
    const flagged = rows.filter({ has: page.locator('[data-verdict=ABOVE], [data-verdict=BELOW]') });
    expect(await apart.count()).toBeGreaterThan(0);
    expect(await apart.locator('[data-difference]').count()).toBe(0);
    expect(await flagged.count()).toBeGreaterThan(0);
    expect(await flagged.locator('[data-difference]').count()).toBe(await flagged.count());
    // By keyboard alone.
    const summary = flagged.first().locator('td.verdict summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    const told = await flagged.first().locator('td.verdict details[open]').innerText();
    expect(told).toMatch(/95% interval [+−]\d/);
    expect(told).toMatch(/adjusted for the number of comparisons: \d+/);
    await apart.first().locator('td.verdict summary').first().click();
    expect(await apart.first().locator('td.verdict details[open] li').count()).toBeGreaterThan(0);
  });

  test('where ranks are withheld the page says why and tells the score of each channel, as the page of the service does', async () => {
    await openApp(page, origin(), '/app/services?ranks=on', 'en');
    expect(await page.locator('[data-rank]').count()).toBe(0);
    expect(await page.locator('p.message', { hasText: 'Ranks are withheld' }).innerText()).toContain('by channel');
    const section = page.locator('[data-by-channel]');
    expect(await section.innerText()).toMatch(/Ranks are withheld\. Channels differ from service to service/);
    const cells = await section.locator('td[data-channel]:not(.empty)').allInnerTexts();
    expect(cells.length).toBeGreaterThan(100);
    for (const cell of cells)
      expect(cell).toMatch(
        /\d\.\d\s+\d+\.\d–\d+\.\d\s+[\d,]+ answers?\s+(Solid|Publishable|Indicative)|too few to show/,
      );
    const row = section.locator('tr', { hasText: 'Issue and replacement of a driving licence' });
    const told = (await row.locator('td[data-channel=PORTAL]').innerText()).match(
      /(\d+\.\d)\s+(\d+\.\d–\d+\.\d)\s+(\d+)/,
    )!;
    const file = await (await page.request.get(`${origin()}/app/services/list.csv?lang=en`)).text();
    // A file has numbers and no zeros at their ends: 73 where the page has 73.0.
    expect(file).toContain(`Issue and replacement of a driving licence,Portals and sites,${Number(told[1])},`);
    await openApp(page, origin(), '/app/services/driving-licence?basis=LIKE_FOR_LIKE', 'en');
    const own = await page
      .locator('figure', { hasText: 'By channel' })
      .locator('tr', { hasText: 'Portals' })
      .allTextContents();
    for (const figure of told.slice(1)) expect(own.join(' ')).toContain(figure);
    await openApp(page, origin(), '/app/services?basis=AS_EXPERIENCED', 'en');
    expect(await page.locator('[data-by-channel]').count()).toBe(0);
  });

  test('scores, limits and ranks of the services are switched by address, and the file follows', async () => {
    await openApp(page, origin(), '/app/services', 'en');
    const current = () => page.locator('[aria-current=true]').allInnerTexts();
    expect(await current()).toContain('Like for like');
    await page.locator('main a', { hasText: 'Raw mean' }).click();
    await page.waitForURL((address) => address.searchParams.get('basis') === 'RAW');
    await page.locator('main a', { hasText: 'Chance alone' }).click();
    await page.waitForURL((address) => address.searchParams.get('limits') === 'chance');
    await page.locator('main a', { hasText: 'Show the ranks' }).click();
    await page.waitForURL((address) => address.searchParams.get('ranks') === 'on');
    expect(new URL(page.url()).searchParams.get('basis')).toBe('RAW');
    expect(await page.locator('[data-rank]').allInnerTexts()).toContainEqual(expect.stringMatching(/^\d+–\d+ of \d+$/));
    const href = await page.locator('a[href*="list.csv"]').getAttribute('href');
    const file = await (await page.request.get(`${origin()}${href}`)).text();
    expect(file).toContain('Satisfaction: Raw mean');
    expect(file.split('\r\n').filter((line) => line.includes('Not comparable')).length).toBeGreaterThan(0);
  });

  test('the overview and the life situations show either score or the raw mean, and the address keeps which', async () => {
    const shown = () => page.locator('[data-figure=SAT] .value').first().innerText();
    const rows = () => page.locator('table.rows td[data-label=Satisfaction]').allInnerTexts();
    const situation = '/app/situations/birth-of-a-child';
    for (const path of ['/app', '/app/situations', situation]) {
      await openApp(page, origin(), path, 'en');
      const isList = path === '/app/situations';
      const before = isList ? await rows() : [await shown()];
      await page.locator('main a', { hasText: 'Raw mean' }).first().click();
      await page.waitForURL((address) => address.searchParams.get('basis') === 'RAW');
      await page.locator('main', { hasText: isList ? 'raw means' : 'nothing adjusted' }).waitFor();
      // Of a situation nothing is weighted and little adjusted: its figure may stay the same to the last digit.
      if (path !== situation) expect(isList ? await rows() : [await shown()]).not.toEqual(before);
    }
    await openApp(page, origin(), '/app?basis=LIKE_FOR_LIKE', 'en');
    expect(await page.locator('.chart .note').allInnerTexts()).toContainEqual(
      expect.stringMatching(/^Like for like · Mode table 20\d\dQ\d/),
    );
    expect(await page.locator('ul.facts').first().innerText()).toMatch(
      /Mode table 20\d\dQ\d.*Reference mix of 20\d\d/s,
    );
  });

  test('a score that was chosen has a trend of its own, and rows that are but raw, of colleagues, say so', async () => {
    const path = '/app/services/birth-registration';
    await openApp(page, origin(), `${path}?basis=LIKE_FOR_LIKE`, 'en');
    const trend = page.locator('figure', { hasText: 'Satisfaction over time' }).last();
    expect(await trend.innerText()).toContain('Like for like ·');
    const href = await trend.locator('a[href*="figures.csv"]').getAttribute('href');
    expect(await (await page.request.get(`${origin()}${href}`)).text()).toContain('Like for like');
    await openApp(page, origin(), `${path}?tab=groups`, 'en');
    const figure = (title: string) => page.locator('figure', { hasText: title });
    for (const title of ['By touchpoint', 'By segment', 'By language'])
      expect(await figure(title).innerText(), title).toContain('As experienced');
    await openApp(page, origin(), '/app/services/business-trip?tab=groups', 'en');
    for (const title of ['By touchpoint', 'By segment'])
      expect(await figure(title).innerText(), title).toContain('These figures are raw means');
  });

  test('a service shows both scores and the raw mean, and what they rest on', async () => {
    await openApp(page, origin(), '/app/services/birth-registration?basis=LIKE_FOR_LIKE', 'en');
    expect(await page.locator('[aria-current=true]').allInnerTexts()).toContain('Like for like');
    const panel = page.locator('[data-quality-panel]');
    const row = async (name: string) => (await panel.locator('tr', { hasText: name }).first().innerText()).split(/\s+/);
    const card = await page.locator('[data-figure=SAT]').first().innerText();
    // Coverage, versions and the mix of modes.
    for (const name of ['As experienced', 'Like for like'])
      expect(await panel.locator('tr', { hasText: name }).locator('[data-coverage]').innerText(), name).toMatch(
        /^\d+(\.\d)?%$/,
      );
    expect(await panel.locator('tr', { hasText: 'Raw mean' }).locator('[data-coverage]').innerText()).toBe('—');
    expect(await panel.locator('[data-versions]').innerText()).toMatch(
      /^Method \d+\.\d+\.\d+, Questionnaire \d+\.\d+\.\d+$/,
    );
    expect(await panel.innerText()).toMatch(/How people answered[\s\S]*\d+(\.\d)?%/);
    const likeForLike = (await row('Like for like')).find((word) => /^\d+\.\d$/.test(word));
    expect(card).toContain(likeForLike);
    // Transactions, answers in the score, transactions for each of them; and a rate for each way of asking.
    expect(await panel.innerText()).toMatch(/Portals and sites\s+[\d,]+\s+[\d,]+\s+\d+\.\d\s/);
    const prompted = panel.locator('[data-asked="PORTAL PROMPT"]');
    expect(await prompted.innerText()).toMatch(/Prompt shown to everyone\s+[\d,]+\s+[\d,]+\s+\d+(\.\d)?% \(\d/);
    expect(await panel.locator('[data-asked="PORTAL RANDOM"]').count()).toBe(0);
    expect(await panel.innerText()).toContain('Prompt shown to everyone');
    await page.locator('main a', { hasText: 'Raw mean' }).first().click();
    await page.waitForURL((address) => address.searchParams.get('basis') === 'RAW');
    await page.locator('.facts', { hasText: 'nothing adjusted' }).waitFor();
  });

  test('an address restores the view, and the comments behind a figure are two clicks away', async () => {
    const path = '/app/services/birth-registration?period=90days&measure=EASE&channel=PORTAL';
    await openApp(page, origin(), path, 'en');
    expect(await page.locator('[aria-current=true]').allInnerTexts()).toEqual([
      'Last 90 days',
      'Ease',
      'As experienced',
    ]);
    expect(
      await page
        .locator('input[name=channel]:checked')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
    ).toEqual(['PORTAL']);
    await page.locator('[data-figure=EASE] a', { hasText: 'Comments' }).click();
    await page.waitForURL((address) => address.searchParams.get('tab') === 'comments');
    expect(new URL(page.url()).searchParams.get('period')).toBe('90days');
    expect(new URL(page.url()).searchParams.get('measure')).toBe('EASE');
    expect(await page.locator('main blockquote').count()).toBeGreaterThan(0);
    await page.goBack();
    await page.locator('[data-figure=EASE]').waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBeNull();
  });

  test('the filters work without scripts', async () => {
    const context = await browser().newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const plain = await context.newPage();
    await plain.goto(`${origin()}/app/services/birth-registration?lang=en`);
    await plain.locator('section.filters > details > summary').click();
    await plain.locator('input[name=channel][value=PORTAL]').check();
    await plain.locator('button', { hasText: 'Apply' }).click();
    expect(new URL(plain.url()).searchParams.getAll('channel')).toEqual(['PORTAL']);
    expect(await plain.locator('[data-figure=SAT]').innerText()).toMatch(/answers|Not shown/);
    await context.close();
  });

  test('each drawing has a summary, a table and a file with the same figures', async () => {
    await openApp(page, origin(), '/app/services/birth-registration', 'en');
    const figures = page.locator('figure');
    expect(await figures.count()).toBe(3);
    for (const figure of await figures.all()) {
      expect(await figure.locator('canvas').getAttribute('aria-hidden')).toBe('true');
      expect(await figure.locator('figcaption p').first().innerText()).toMatch(/\d/);
      expect(await figure.locator('table').count()).toBe(1);
    }
    const file = await page.request.get(origin() + (await figures.first().locator('a[download]').getAttribute('href')));
    expect(file.headers()['content-type']).toContain('text/csv');
    const text = await file.text();
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toContain('Method version');
    await figures.first().locator(':scope > details > summary').click();
    const value = (await figures.first().locator('tbody td.value').first().innerText()).trim();
    expect(text).toContain(`,${value},`);
  });

  test('the whole way is open to the keyboard', async () => {
    await openApp(page, origin(), '/app', 'en');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('href')).toBe('#content');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Last full month');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.searchParams.get('period') === 'month');
    const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).not.toBe('none');
  });

  test('what does not exist, and what another role may not do, is said with the way out', async () => {
    const missing = await page.goto(`${origin()}/app/services/no-such-service?lang=en`);
    expect(missing?.status()).toBe(404);
    expect(await page.locator('main code').innerText()).toMatch(/[\w-]{8,}/);
    const refused = await page.goto(`${origin()}/app/registry/services/new?lang=en`);
    expect(refused?.status()).toBe(403);
    expect(await page.locator('h1').innerText()).toBe('Your account may not see this');
  });

  test('a change of the registry is kept with who made it, and a touchpoint shows its lines', async () => {
    const context = await windowOfStaff(browser(), LOOK);
    const admin = await context.newPage();
    await signIn(admin, origin(), ADMIN);
    await openApp(admin, origin(), '/app/registry/services/birth-registration', 'en');
    const field = admin.locator('input[name=nameEn]');
    const name = `${await field.inputValue()} again`;
    await field.fill(name);
    await admin.locator('button', { hasText: 'Save the changes' }).click();
    await admin.locator('.message.good').waitFor();
    expect(await admin.locator('section[aria-labelledby=history]').innerText()).toContain(name);
    await openApp(admin, origin(), '/app/registry/touchpoints/services-portal?service=birth-registration', 'en');
    const lines = await admin.locator('pre').first().innerText();
    expect(lines).toContain('touchpoint="services-portal" service="birth-registration"');
    expect(lines).toMatch(/integrity="sha384-[\w+/=]+" crossorigin/);
    await context.close();
  });

  test('an improvement is registered, done and reported, and the public reads the report', async () => {
    await openApp(page, origin(), '/app/improvements/new?service=birth-registration', 'en');
    await page.locator('input[name=titleEn]').fill('Certificates by post');
    await page.locator('textarea[name=problemEn]').fill('People come twice for one paper.');
    expect(await page.locator('input[name=service]:checked').count()).toBe(1);
    await page.locator('button', { hasText: 'Register' }).click();
    await page.waitForURL(/improvements\/imp/);
    await page.locator('select[name=state]').selectOption('STARTED');
    await page.locator('button', { hasText: /^Save$/ }).click();
    await page.locator('.message.good').waitFor();
    for (const part of ['title', 'weAsked', 'youSaid', 'weDid', 'didItHelp']) {
      for (const language of ['Ru', 'En']) {
        await page.locator(`[name=${part}${language}]`).fill(`${part} of the post ${language}`);
      }
    }
    await page.locator('button', { hasText: 'Save the draft' }).click();
    await page.locator('article', { hasText: 'weDid of the post En' }).waitFor();
    await page.locator('input[name=confirmed]').check();
    await page.locator('button', { hasText: /^Publish$/ }).click();
    await page.locator('a', { hasText: 'See the public page' }).waitFor();
    const report = await page.locator('a', { hasText: 'See the public page' }).getAttribute('href');
    await page.goto(`${origin()}/did?lang=en`);
    expect(await page.locator('main').innerText()).toContain('title of the post En');
    await page.goto(`${origin()}${report}`);
    expect(await page.locator('main').innerText()).toContain('youSaid of the post En');
  });

  test('signing out ends the session', async () => {
    const context = await windowOfStaff(browser(), LOOK);
    const leaving = await context.newPage();
    await signIn(leaving, origin(), ANALYST);
    await leaving.locator('.wide button').click();
    await leaving.waitForURL(`${origin()}/app/login`);
    await leaving.goto(`${origin()}/app`);
    expect(new URL(leaving.url()).pathname).toBe('/app/login');
    await context.close();
  });
}
