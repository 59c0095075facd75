/** The documented script, run as anyone would run it, on the demo country. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoApi, startDemoApi } from '../demo/demo-api.ts';
import { runRecompute } from './run-recompute.ts';

const COUNT = 30_000;
let api: DemoApi;

beforeAll(async () => {
  api = await startDemoApi();
  await api.load(COUNT);
  await api.platform.publisher.publishClosed();
}, 300_000);
afterAll(() => api.close());

const run = (...more: string[]) => runRecompute(api.address, ...more);

describe('whoever asks the public endpoint', () => {
  test('computes every published score of every service to within the error of rounding', async () => {
    const { code, output, errors } = await run();
    expect({ code, errors }, output).toEqual({ code: 0, errors: '' });
    const counts = /(\d+) compared, (\d+) wrong, (\d+) within a point/.exec(output)!.slice(1).map(Number);
    const [compared, wrong, close] = counts as [number, number, number];
    expect(wrong).toBe(0);
    expect(compared).toBeGreaterThan(40);
    expect(close / compared).toBeGreaterThanOrEqual(0.9);
    expect(output).toMatch(/AS_EXPERIENCED SAT/);
    expect(output).toMatch(/LIKE_FOR_LIKE CSI/);
  });

  test('sees a published effect that moves a score by three times the printed bound (control)', async () => {
    const { slug, mode, effect, percent } = await mostMoved();
    const honest = await run('--service', slug);
    expect(honest.code, honest.output).toBe(0);
    const bound = boundOf(honest.output, slug);
    const outputs = await Promise.all(
      [3, -3].map((times) => run('--service', slug, '--effect', `${mode}=${effect + (100 * times * bound) / percent}`)),
    );
    for (const { code, output } of outputs) {
      expect(code, output).toBe(1);
      expect(output).toContain(`✗ ${slug} AS_EXPERIENCED SAT`);
    }
  });

  test('finds nothing to compare where nothing is published, and says so', async () => {
    const { code, output } = await run('--from', '2001-01-01', '--to', '2001-03-31');
    expect(code).toBe(2);
    expect(output).toContain('0 compared');
  });

  test.each([
    ['a service that does not exist', ['--service', 'passport'], 'There is no service “passport”.'],
    ['an effect of a mode that has none', ['--effect', 'PIGEON=60'], '“PIGEON=60” was not put in'],
    ['an effect without a number', ['--effect', 'IVR'], '“IVR” is no name and number, such as KIOSK=60.'],
    ['a weight that is none', ['--weight', 'TELEPHONE=60,5'], '“TELEPHONE=60,5” is no name and number'],
    ['an option that it does not know', ['--month', '7'], 'node recompute.mjs ADDRESS'],
  ])('is told in a sentence of %s', async (_what, more, sentence) => {
    const { code, errors } = await run(...more);
    expect(code).toBe(2);
    expect(errors).toContain(sentence);
    expect(errors).not.toContain('at file:');
  });

  test('is told nothing of fewer than 100 answers, of months, of the raw figure and of what is not adjusted', async () => {
    const { services } = await api.ask<{
      services: {
        nodes: ({ estimate: { n: number | null } } & Record<'ingredients' | 'raw' | 'result', object | null>)[];
      };
    }>(`{ services(first: 50) { nodes { estimate { n } ingredients { mean }
        raw: ingredients(basis: RAW) { mean } result: ingredients(item: RESULT) { mean } } } }`);
    const few = services.nodes.filter(({ estimate }) => (estimate.n ?? 0) < 100);
    expect(few.length).toBeGreaterThan(0);
    expect(few.every(({ ingredients }) => ingredients === null)).toBe(true);
    expect(services.nodes.every(({ raw, result }) => raw === null && result === null)).toBe(true);
    expect(services.nodes.some(({ ingredients }) => ingredients !== null)).toBe(true);
  });
});

/** The service that most of its answers to SAT came to in one usable mode, and the published effect of that mode. */
async function mostMoved(): Promise<{ slug: string; mode: string; effect: number; percent: number }> {
  interface Asked {
    modeTable: { items: { item: string; modes: { mode: string; effect: number; usable: boolean }[] }[] };
    services: {
      nodes: { slug: string; ingredients: { shares: { factor: string; key: string; percent: number }[] } | null }[];
    };
  }
  const { modeTable, services } = await api.ask<Asked>(`{
    modeTable { items { item modes { mode effect usable } } }
    services(first: 50) { nodes { slug ingredients(item: SAT, basis: AS_EXPERIENCED) { shares { factor key percent } } } } }`);
  const usable = new Map(
    modeTable.items
      .find(({ item }) => item === 'SAT')!
      .modes.filter((one) => one.usable)
      .map(({ mode, effect }) => [mode, effect]),
  );
  const moved = services.nodes.flatMap(({ slug, ingredients }) =>
    (ingredients?.shares ?? [])
      .filter(({ factor, key }) => factor === 'MODE' && usable.has(key))
      .map(({ key, percent }) => ({ slug, mode: key, effect: usable.get(key)!, percent })),
  );
  return moved.toSorted((a, b) => b.percent - a.percent)[0]!;
}

const boundOf = (output: string, slug: string): number =>
  Number(new RegExp(`${slug} AS_EXPERIENCED SAT: .* ± ([0-9.]+)`).exec(output)![1]);
