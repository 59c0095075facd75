import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { ANALYST, openApp, signIn } from './app-visit.ts';

interface Figure {
  value: number;
  n: number;
  interval: { low: number; high: number };
}

/** A point of a trend, which may be withheld. */
type MaybeFigure = Figure | { value: null };

const { origin } = inject('demoServer');
const SERVICES = ['birth-registration', 'kindergarten-place', 'identity-card'];
const MEASURES = ['SAT', 'CSI', 'RESULT'] as const;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await browser.newContext({ locale: 'en' })).newPage();
  await signIn(page, origin, ANALYST);
});
afterAll(() => browser.close());

/** The figures of a service for the latest published quarter, as one of the two endpoints tells them. */
async function figuresFrom(endpoint: string, service: string): Promise<Record<string, Figure>> {
  return page.evaluate(
    async ({ address, id, measures }) => {
      const ask = async (query: string) => {
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        return ((await response.json()) as { data: Record<string, never> }).data;
      };
      const { publishedPeriods } = (await ask('{ publishedPeriods(grain: QUARTER) { from to } }')) as unknown as {
        publishedPeriods: { from: string; to: string }[];
      };
      const period = `{ from: "${publishedPeriods[0]!.from}", to: "${publishedPeriods[0]!.to}" }`;
      const fields = measures.map(
        (measure) => `${measure}: estimate(measure: ${measure}, period: ${period}) { value n interval { low high } }`,
      );
      return (await ask(`{ service(id: "${id}") { ${fields.join(' ')} } }`))['service'] as never;
    },
    { address: endpoint, id: service, measures: MEASURES },
  );
}

const words = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll(',', '');

test.each(SERVICES)('%s has the same figures in both schemas and on both pages', async (service) => {
  const staff = await figuresFrom('/staff/graphql', service);
  const open = await figuresFrom('/graphql', service);
  await openApp(page, origin, `/app/services/${service}?period=quarter`, 'en');
  const cards: Record<string, string> = {};
  for (const measure of MEASURES)
    cards[measure] = words(await page.locator(`[data-figure=${measure}]`).first().innerText());
  await page.goto(`${origin}/s/${service}?lang=en`);
  const told = words(await page.locator('main').innerText());

  for (const measure of MEASURES) {
    const [own, shown] = [staff[measure]!, open[measure]!];
    // The rounding rule of each audience: one decimal and exact n; whole numbers and n to the nearest 5.
    expect(shown.value).toBe(Math.round(own.value));
    expect(shown.interval).toEqual({ low: Math.round(own.interval.low), high: Math.round(own.interval.high) });
    expect(shown.n).toBe(5 * Math.round(own.n / 5));
    expect(cards[measure]).toContain(own.value.toFixed(1));
    expect(cards[measure]).toContain(`${own.interval.low.toFixed(1)}–${own.interval.high.toFixed(1)}`);
    expect(cards[measure]).toContain(`${own.n} answers`);
    expect(told).toContain(`${shown.value} `);
    expect(told).toContain(`${shown.interval.low}–${shown.interval.high}`);
    expect(told).toContain(`about ${shown.n} answers`);
  }
});

test('the page of a service tells who was invited and who was asked apart, as both schemas do, or that it cannot', async () => {
  const told: Record<string, string[]> = { RANDOM: [], PROMPT: [] };
  for (const service of [
    'tax-deduction',
    'travel-passport',
    'identity-card',
    'birth-registration',
    'driving-licence',
  ]) {
    const [staff, open] = [await sourcesFrom('/staff/graphql', service), await sourcesFrom('/graphql', service)];
    await page.goto(`${origin}/s/${service}?lang=en`);
    for (const source of ['RANDOM', 'PROMPT']) {
      const card = words(await page.locator(`[data-source=${source}]`).innerText());
      const [own, shown] = [staff, open].map((rows) => rows.find(({ key }) => key === source)?.estimate);
      told[source]!.push(shown ? 'shown' : 'withheld');
      if (!shown) {
        expect(card).toContain('Nobody was asked in this way, or there are too few answers'.replaceAll(',', ''));
        continue;
      }
      expect(shown.value).toBe(Math.round(own!.value));
      expect(shown.n).toBe(5 * Math.round(own!.n / 5));
      expect(card).toContain(`${shown.value} points out of 100`);
      expect(card).toContain(`${shown.interval.low}–${shown.interval.high}`);
      expect(card).toContain(`about ${shown.n} answers`);
    }
  }
  expect(new Set(told['RANDOM'])).toEqual(new Set(['shown', 'withheld']));
  expect(told['PROMPT']).toContain('shown');
});

test('a public trend is the published score like for like with the plain mean beside it, and lists what was done', async () => {
  const { service } = await page.evaluate(async () => {
    const trend = (name: string, basis: string) =>
      `${name}: trend(measure: SAT, basis: ${basis}, grain: MONTH) { estimate { value interval { low high } } }`;
    const query = `{ service(id: "driving-licence") { ${trend('moved', 'LIKE_FOR_LIKE')} ${trend('raw', 'RAW')}
      reports { nodes { doneOn title(language: EN) } } } }`;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) });
    return (
      (await response.json()) as {
        data: { service: Record<'moved' | 'raw', { estimate: MaybeFigure }[]> } & {
          service: { reports: { nodes: { doneOn: string | null; title: string }[] } };
        };
      }
    ).data;
  });
  await page.goto(`${origin}/s/driving-licence?lang=en`);
  const figure = page.locator('section[aria-labelledby=trend] figure').last();
  const drawing = figure.locator('svg').first();
  // A thick line with a point for each month, the thin one without; nothing else is drawn.
  const shown = service.moved.filter(({ estimate }) => estimate.value !== null);
  expect(shown.length).toBeGreaterThan(12);
  expect(await drawing.locator('circle.point').count()).toBe(shown.length);
  expect(await drawing.locator('path.line').count()).toBe(await drawing.locator('path.thin').count());
  expect(await drawing.locator('path.line').first().getAttribute('d')).not.toBe(
    await drawing.locator('path.thin').first().getAttribute('d'),
  );
  const rows = page.locator('section[aria-labelledby=trend] details').last().locator('tbody tr');
  const told = (await rows.allTextContents()).map(words).toReversed();
  expect(told).toHaveLength(service.moved.length);
  for (const [index, row] of told.entries()) {
    const [moved, raw] = [service.moved[index]!.estimate, service.raw[index]!.estimate];
    if (moved.value !== null) expect(row).toContain(`${moved.value} (${moved.interval.low}–${moved.interval.high})`);
    if (raw.value !== null) expect(row).toContain(`Raw mean: ${raw.value} (${raw.interval.low}–${raw.interval.high})`);
  }
  const done = service.reports.nodes.filter(({ doneOn }) => doneOn !== null);
  expect(done.length).toBeGreaterThan(0);
  expect(await figure.locator('[data-events] a').allInnerTexts()).toEqual(done.map(({ title }) => title));
  expect(await drawing.locator('line.mark').count()).toBe(done.length);
  expect(await page.locator('section[aria-labelledby=trend]').innerText()).toContain('The thin line is the plain mean');
});

test('public pages of a like-for-like score say where one score misleads, and where its channels are', async () => {
  await page.goto(`${origin}/s/driving-licence?lang=en`);
  const card = page.locator('[data-basis=LIKE_FOR_LIKE]');
  expect(await card.innerText()).toContain('one like-for-like score misleads');
  expect(await card.innerText()).not.toContain('Use this one to compare');
  expect(await page.locator('section[aria-labelledby=channels] tbody tr').count()).toBeGreaterThan(2);
  for (const path of ['/', '/a/civil-registry', '/l/birth-of-a-child']) {
    await page.goto(`${origin}${path}?lang=en`);
    expect(await page.locator('main').innerText(), path).toContain(
      'compare the channels, which are on the page of each service',
    );
  }
});

test('where nothing is like for like a public trend is the plain mean alone, and says so', async () => {
  await page.goto(`${origin}/s/contract-approval?lang=en`);
  const section = page.locator('section[aria-labelledby=trend]');
  expect(await section.innerText()).toContain('There is no figure like for like here');
  expect(await section.locator('path.line').count()).toBeGreaterThan(0);
  expect(await section.locator('path.thin').count()).toBe(0);
});

/** The plain figures of the source classes of a service for the latest published quarter, by one of the endpoints. */
async function sourcesFrom(endpoint: string, service: string): Promise<{ key: string; estimate: Figure }[]> {
  return page.evaluate(
    async ({ address, id }) => {
      const ask = async (query: string) => {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query }) });
        return ((await response.json()) as { data: Record<string, never> }).data;
      };
      const { publishedPeriods } = (await ask('{ publishedPeriods(grain: QUARTER) { from to } }')) as unknown as {
        publishedPeriods: { from: string; to: string }[];
      };
      const { from, to } = publishedPeriods[0]!;
      const rows = `breakdown(by: SOURCE_CLASS, basis: RAW, period: { from: "${from}", to: "${to}" })`;
      const figure = 'key estimate { value n interval { low high } }';
      const { service: found } = (await ask(`{ service(id: "${id}") { ${rows} { ${figure} } } }`)) as unknown as {
        service: { breakdown: { key: string; estimate: Figure }[] };
      };
      return found.breakdown;
    },
    { address: endpoint, id: service },
  );
}
