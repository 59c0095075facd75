import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANALYST, openApp, signIn, windowOfStaff } from './app-visit.ts';

const LOOK = { language: 'en', scheme: 'light', width: 1280 } as const;

/** Figures that stand beside one another, and words that explain themselves where they stand. */
export function explanationsFlow(browser: () => Browser, origin: () => string): void {
  let page: Page;

  beforeAll(async () => {
    page = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(page, origin(), ANALYST);
  });
  afterAll(() => page.context().close());

  test('chosen services are compared; what is not comparable has no difference, in the file as on the page', async () => {
    await openApp(page, origin(), '/app/services?basis=AS_EXPERIENCED', 'en');
    for (const slug of ['birth-registration', 'travel-passport'])
      await page.locator(`input[name=service][value=${slug}]`).check();
    await page.getByRole('button', { name: 'Compare the chosen' }).click();
    await page.waitForURL(/\/app\/compare/);
    const address = new URL(page.url()).searchParams;
    expect(address.getAll('service').toSorted()).toEqual(['birth-registration', 'travel-passport']);
    expect(address.get('basis')).toBe('AS_EXPERIENCED');
    const rows = page.locator('table.rows tbody tr');
    expect(await rows.count()).toBe(2);
    const verdict = rows.first().locator('td.verdict summary').first();
    await verdict.focus();
    await page.keyboard.press('Enter');
    expect(await rows.first().locator('td.verdict details[open]').innerText()).toMatch(/\w{4,}[\s\S]*\./);
    const href = await page.locator('a[download]').getAttribute('href');
    const file = await page.request.get(`${origin()}${href}`);
    expect(file.headers()['content-type']).toContain('text/csv');
    const lines = (await file.text()).split('\r\n');
    for (const row of await rows.all()) {
      const name = await row.locator('th').innerText();
      const line = lines.find((one) => one.includes(name))!;
      expect(line).toContain((await row.locator('strong').first().innerText()).split(':')[0]);
      expect(line).toContain(await row.locator('[data-verdict]').innerText());
    }
    await page.locator('main a', { hasText: 'Channels of the service' }).click();
    await page.waitForURL((url) => url.searchParams.get('compared') === 'channels');
    expect(await page.locator('table.rows tbody th').allInnerTexts()).toContain('Portals and sites');
    const nothing = await page.request.get(`${origin()}/app/compare/list.csv`);
    expect(nothing.status()).toBe(404);
  });

  test('what the scores mean is told of what the page is about', async () => {
    await openApp(page, origin(), '/app/improvements', 'en');
    const link = page.locator('main h2 a', { hasText: 'kindergarten queue' });
    const improvement = (await link.getAttribute('href'))!.split('?')[0]!;
    const told: [string, string][] = [
      ['/app', 'How satisfied the clients of all its services are.'],
      ['/app/services', 'How services would compare'],
      ['/app/services/birth-registration', 'How services would compare'],
      ['/app/situations', 'those are who went through the situation'],
      ['/app/situations/birth-of-a-child', 'those are who went through the situation'],
      ['/app/touchpoints', 'those are who used the touchpoint'],
      ['/app/touchpoints/help-line', 'those are who used the touchpoint'],
      [improvement, 'How before and after would compare'],
      ['/app/compare?compared=periods', 'How before and after would compare'],
      ['/app/compare?compared=channels', 'How the channels of the service would compare'],
      ['/app/compare?compared=segments', 'How the segments would compare'],
    ];
    for (const [path, words] of told) {
      await openApp(page, origin(), path, 'en');
      const explanation = page.locator('details', { hasText: 'What do these mean?' });
      await explanation.locator('summary').press('Enter');
      const text = await explanation.innerText();
      expect(text, path).toContain(words);
      if (!words.includes('services')) expect(text, path).not.toMatch(/How services|A service/);
    }
  });

  test('the overview names as changed only what the comparison of the api calls so, and each row says why', async () => {
    await openApp(page, origin(), '/app', 'en');
    const rows = page.locator('section[aria-labelledby=services] table.rows tbody tr');
    const flagged = rows.filter({ has: page.locator('[data-change=ABOVE], [data-change=BELOW]') });
    const named = page.locator('.changes li a');
    expect((await named.allInnerTexts()).toSorted()).toEqual(
      (await flagged.locator('th a').allInnerTexts()).toSorted(),
    );
    const compared = rows.filter({ has: page.locator('[data-change=ABOUT_AVERAGE]') }).first();
    const summary = compared.locator('[data-change] summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    const told = await compared.locator('[data-change]').innerText();
    expect(told).toMatch(/95% interval [+−]?\d/);
    expect(told).toMatch(/adjusted for the number of comparisons: \d+/);
    expect(told).toMatch(/Q\d 20\d\d: \d/);
  });

  test('a word of quality explains itself by keyboard, and says to a screen reader whether it is open', async () => {
    await openApp(page, origin(), '/app/services', 'en');
    const word = page.locator('table.rows summary', { hasText: 'Solid' }).first();
    await word.focus();
    expect(await page.getByText('100 or more answers.').first().isVisible()).toBe(false);
    await page.keyboard.press('Space');
    await page.getByText('100 or more answers.').first().waitFor({ state: 'visible' });
    const told = await page.locator('table.rows details[open]').first().ariaSnapshot();
    expect(told).toContain('100 or more answers.');
    await openApp(page, origin(), '/app/services/birth-registration', 'en');
    await page.locator('summary', { hasText: 'What is “Satisfaction”?' }).click();
    expect(await page.locator('.filters details[open] .text').innerText()).toMatch(/\w{4,}/);
  });

  test('whether an improvement helped explains itself in the list; languages stand side by side with a caution', async () => {
    await openApp(page, origin(), '/app/improvements', 'en');
    const verdicts = page.locator('ul.list dd details');
    const judged = page.locator('ul.list > li').filter({ hasNot: page.locator('.tag', { hasText: 'Declined' }) });
    expect(await verdicts.count()).toBeGreaterThan(3);
    expect(await verdicts.count()).toBe(await judged.count());
    await verdicts.first().locator('summary').press('Enter');
    expect(await verdicts.first().innerText()).toMatch(/\n.*\w{4,} .*\./);
    await openApp(page, origin(), '/app/services/birth-registration?tab=groups', 'en');
    const cautions = page.locator('figure:has([data-caution])');
    expect(await cautions.locator('h3').allInnerTexts()).toEqual(['By language of the rating']);
    expect(await cautions.innerText()).toContain('have not been checked against each other');
  });

  test('what people say of the result stands beside what systems measured, and nothing measured says how to report it', async () => {
    const path = '/app/services/birth-registration';
    await openApp(page, origin(), path, 'en');
    const panel = page.locator('[data-norms]');
    for (const measure of ['RESULT', 'TIME']) expect(await panel.locator(`[data-figure=${measure}]`).count()).toBe(1);
    expect(await panel.locator('[data-figure=RESULT]').innerText()).toMatch(/\d+\.\d %|\d+\.\d\s*%/);
    const waiting = await panel.locator('[data-norm=WAITING_IN_PERSON]').innerText();
    expect(waiting).toMatch(/\d+\.\d% *\s*\d+\.\d–\d+\.\d[\s\S]*\d events[\s\S]*\d+(\.\d)? min \(\d/);
    await openApp(page, origin(), `${path}?from=2019-01-01&to=2019-03-31`, 'en');
    expect(await panel.innerText()).toMatch(/normsReport[\s\S]*INTERACTIONS_WRITE[\s\S]*WAITING_IN_PERSON/);
    await openApp(page, origin(), `${path}?channel=PORTAL`, 'en');
    expect(await panel.innerText()).toContain('filters of the page do not apply');
    const context = await windowOfStaff(browser(), LOOK);
    const other = await context.newPage();
    await signIn(other, origin(), 'registry@demo.example');
    await openApp(other, origin(), '/app/services/kindergarten-place', 'en');
    expect(await other.locator('[data-norms]').innerText()).toContain('Only staff of the authority');
    await context.close();
  });

  test('invited and prompted always stand apart', async () => {
    for (const path of [
      '/app',
      '/app/services/travel-passport',
      '/app/situations/birth-of-a-child',
      '/app/touchpoints/help-line',
    ]) {
      await openApp(page, origin(), path, 'en');
      const sources = page.locator('main [data-source-classes] [data-source]');
      expect(await sources.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-source'))), path).toEqual([
        'RANDOM',
        'PROMPT',
        'OPEN',
      ]);
      expect(await sources.nth(1).innerText(), path).toMatch(/\d+\.\d[\s\S]*answers|in this way/);
      expect(await sources.filter({ hasText: /\d+\.\d[\s\S]*answers/ }).count(), path).toBeGreaterThan(0);
    }
  });

  test('groups that would cross internal clients say so, and not that nobody was asked', async () => {
    // The government has services for colleagues.
    for (const [path, part] of [
      ['/app?channel=PORTAL', 'main [data-source-classes] [data-source=RANDOM]'],
      ['/app?channel=PORTAL&mode=WEB', 'main [data-source-classes] [data-source=RANDOM]'],
      ['/app/services/business-trip?channel=PORTAL', 'main [data-source-classes] [data-source=PROMPT]'],
      ['/app/services/business-trip?channel=PORTAL&tab=groups', 'main section.card:has(h3:text("By segment"))'],
    ] as const) {
      await openApp(page, origin(), path, 'en');
      expect(await page.locator(part).first().innerText(), path).toContain('are never crossed: remove a filter');
    }
    await openApp(page, origin(), '/app', 'en');
    expect(await page.locator('main [data-source-classes]').innerText()).not.toContain('never crossed');
  });

  test('an effect tells in plain words whether both sides moved alike before, and what chance would have done', async () => {
    await openApp(page, origin(), '/app/improvements', 'en');
    await page.locator('main h2 a', { hasText: 'kindergarten queue' }).click();
    const effect = page.locator('details.effect');
    await effect.locator('summary').focus();
    await page.keyboard.press('Enter');
    const told = await effect.innerText();
    // Which answer there is depends on how many ratings the demo holds; each is tested beside the component.
    expect(told).toMatch(
      /Did both sides move alike before\?\s+(In the months before the start|There was nothing to test)/,
    );
    expect(told).toMatch(/come nearer to the others by itself\?\s+\S/);
    expect(told).toMatch(/Written down on [\s\S]*before the start/);
    expect(await page.locator('section[aria-labelledby=registration] [data-frozen=true]').count()).toBe(1);
  });

  test('an improvement has both scores before and after, those of the page of its service; raw is one click away', async () => {
    await openApp(page, origin(), '/app/improvements', 'en');
    await page.locator('main h2 a', { hasText: 'kindergarten queue' }).click();
    const scores = page.locator('[data-scores]');
    await scores.waitFor();
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1)!);
    const seen: string[] = [];
    for (const [basis, name] of [
      ['AS_EXPERIENCED', 'As experienced'],
      ['LIKE_FOR_LIKE', 'Like for like'],
      ['RAW', 'Raw mean'],
    ] as const) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.locator(`[data-scores=${basis}]`).waitFor();
      const { measure, service, periods } = await subjectAndMonths(page, id);
      const cards = await scores.locator('[data-figure]').allInnerTexts();
      expect(cards).toHaveLength(2);
      for (const [side, period] of periods.entries()) {
        const { value, interval, n } = await figureOf(page, service, { measure, basis, period });
        expect(cards[side]).toContain(value.toFixed(1));
        expect(cards[side]).toContain(`${interval.low.toFixed(1)}–${interval.high.toFixed(1)}`);
        expect(cards[side]!.replaceAll(',', '')).toContain(`${n} answers`);
      }
      const difference = await page.locator('[data-difference]').innerText();
      expect(difference).toMatch(/After minus before, in points: [+−]?\d|There is no difference, because:\s+\S/);
      seen.push(cards.join());
    }
    expect(new Set(seen).size).toBe(3);
    expect(await page.locator('[data-verdict-of]').innerText()).toMatch(/fixed mix|raw means/);
  });

  test('a report on published quarters shows both scores in public, as the page of the service does; raw is one click away', async () => {
    const slug = await aReportOnQuarters(page);
    await page.goto(`${origin()}/did/${slug}?lang=en`);
    const helped = page.locator('section[aria-labelledby=helped]');
    const [after, before] = await quarters(page);
    for (const basis of ['AS_EXPERIENCED', 'LIKE_FOR_LIKE', 'RAW'] as const) {
      const part = helped.locator(`[data-basis=${basis}]`);
      expect(await part.isVisible()).toBe(basis !== 'RAW');
      if (basis === 'RAW') await helped.locator('summary', { hasText: 'without any of this' }).click();
      const sides = await part.locator('.estimate').allInnerTexts();
      expect(sides).toHaveLength(2);
      for (const [side, period] of [before!, after!].entries()) {
        const { value, interval } = await figureOf(page, REPORTED, { measure: 'SAT', basis, period }, '/graphql');
        expect(sides[side]).toMatch(new RegExp(`\\n${value} `));
        expect(sides[side]).toContain(`${interval.low}–${interval.high}`);
      }
      if (basis !== 'RAW')
        expect(await part.locator('[data-change]').innerText()).toMatch(/After minus before, in points: |\.\s\S/);
    }
  });

  test('the demo has such a report: both scores of two quarters, with what is said of the difference', async () => {
    for (const [language, names] of [
      ['en', { AS_EXPERIENCED: 'As experienced', LIKE_FOR_LIKE: 'Like for like' }],
      ['ru', { AS_EXPERIENCED: 'По своим клиентам', LIKE_FOR_LIKE: 'При одинаковом составе' }],
    ] as const) {
      await page.goto(`${origin()}/did/kindergarten-queue-messages?lang=${language}`);
      for (const [basis, name] of Object.entries(names)) {
        const part = page.locator(`section[aria-labelledby=helped] [data-basis=${basis}]`);
        expect(await part.innerText()).toContain(name);
        const sides = await part.locator('.estimate').allInnerTexts();
        expect(sides.map((side) => /\n\d+ (points|балл)/.test(side))).toEqual([true, true]);
        expect(await part.locator('[data-change]').innerText()).toMatch(/\.$/);
      }
      // A grade above scores that cannot be compared is explained where it would seem to contradict them.
      const [grade] = await page.locator('details.effect summary').allInnerTexts();
      const isGraded = /[AB]:/.test(grade ?? '');
      const isApart = (await page.locator('[data-change=NOT_COMPARABLE]').count()) > 0;
      expect(await page.locator('[data-graded-all-the-same]').count()).toBe(isGraded && isApart ? 1 : 0);
    }
  });

  test('a report on other months says in both languages that its mean is raw, and why it stands alone', async () => {
    for (const [language, told] of [
      ['en', /Raw mean before and after[\s\S]*Only the raw mean can be shown here/],
      ['ru', /Простое среднее до и после[\s\S]*Здесь можно показать только простое среднее/],
    ] as const) {
      await page.goto(`${origin()}/did/driving-licence-by-appointment?lang=${language}`);
      const helped = page.locator('section[aria-labelledby=helped]');
      expect(await helped.innerText()).toMatch(told);
      expect(await helped.locator('[data-basis]').count()).toBe(1);
    }
  });
}

/** The service that the report on quarters is about. */
const REPORTED = 'birth-registration';

interface ServiceFigure {
  value: number;
  n: number;
  interval: { low: number; high: number };
}

type Days = { from: string; to: string };

/** What a schema answers to whoever is signed in; that of staff unless said otherwise. */
const askStaffAt = <Data>(page: Page, query: string, variables: object, endpoint = '/staff/graphql'): Promise<Data> =>
  page.evaluate(
    async ({ address, body }) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(address, { method: 'POST', headers, body });
      return ((await response.json()) as { data: Data }).data;
    },
    { address: endpoint, body: JSON.stringify({ query, variables }) },
  );

/** Published quarters, newest first. */
const quarters = async (page: Page) =>
  (await askStaffAt<{ publishedPeriods: Days[] }>(page, '{ publishedPeriods(grain: QUARTER) { from to } }', {}))
    .publishedPeriods;

/** Publishes a report on an improvement that was done between the two newest quarters. @returns its slug */
async function aReportOnQuarters(page: Page): Promise<string> {
  const both = (text: string) => ({ ru: `${text} (ру)`, en: text });
  const act = async (name: string, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const selection = 'improvement { id report { slug } } userErrors { code path }';
    const query = `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { ${selection} } }`;
    const { outcome } = await askStaffAt<{
      outcome: { improvement: { id: string; report: { slug: string } | null } | null; userErrors: object[] };
    }>(page, query, { input });
    expect(outcome.userErrors).toEqual([]);
    return outcome.improvement!;
  };
  const [newest] = await quarters(page);
  const day = newest!.from;
  const { id } = await act('improvementRegister', {
    title: both('Quarters'),
    problem: both('Something'),
    subjects: [{ service: REPORTED }],
    measure: 'SAT',
    startsOn: day,
  });
  await act('improvementChange', { id, state: 'STARTED' });
  await act('improvementChange', { id, state: 'DONE', doneOn: day });
  const texts = Object.fromEntries(
    ['title', 'weAsked', 'youSaid', 'weDid', 'didItHelp'].map((part) => [part, both(`${part} of quarters`)]),
  );
  await act('improvementReportSave', { id, ...texts });
  return (await act('improvementPublish', { id })).report!.slug;
}

/** The first subject of an improvement, which is a service, and its months before and after. */
async function subjectAndMonths(page: Page, id: string) {
  const { improvement } = await askStaffAt<{
    improvement: { measure: string; subjects: { id: string }[]; before: { period: Days }; after: { period: Days } };
  }>(
    page,
    `query ($id: ID!) { improvement(id: $id) { measure subjects { id } before { period { from to } } after { period { from to } } } }`,
    { id },
  );
  const { measure, subjects, before, after } = improvement;
  return { measure, service: subjects[0]!.id, periods: [before.period, after.period] };
}

/** The figure that the page of the service shows of these days. */
async function figureOf(
  page: Page,
  service: string,
  asked: { measure: string; basis: string; period: Days },
  endpoint = '/staff/graphql',
) {
  const answer = await askStaffAt<{ service: { estimate: ServiceFigure } }>(
    page,
    `query ($id: ID!, $measure: Measure!, $basis: Basis!, $period: PeriodInput!) {
      service(id: $id) { estimate(measure: $measure, basis: $basis, period: $period) { value n interval { low high } } } }`,
    { id: service, ...asked },
    endpoint,
  );
  return answer.service.estimate;
}
