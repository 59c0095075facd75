import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { ANALYST, openApp, signIn } from './app-visit.ts';

interface Figure {
  value: number;
  n: number;
  interval: { low: number; high: number };
}

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
