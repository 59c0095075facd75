/** The documented script, run as anyone would run it, on the demo country. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoApi, startDemoApi } from '../demo/demo-api.ts';

const SCRIPT = fileURLToPath(new URL('../../../docs/methods/recompute.mjs', import.meta.url));
const COUNT = 30_000;
/** Points of a planted effect: far from any that is estimated. */
const WRONG = 60;

let api: DemoApi;
let mode: string;

beforeAll(async () => {
  api = await startDemoApi();
  await api.load(COUNT);
  await api.platform.publisher.publishClosed();
  const { modeTable } = await api.ask<{ modeTable: { items: { modes: Record<string, unknown>[] }[] } }>(
    '{ modeTable { items { modes { mode effect usable answers } } } }',
  );
  const usable = modeTable.items[0]!.modes.filter((one) => one.usable && one.effect !== 0);
  mode = usable.toSorted((a, b) => Number(b.answers) - Number(a.answers))[0]!.mode as string;
}, 300_000);
afterAll(() => api.close());

const run = (...more: string[]): Promise<{ code: number | string; output: string; errors: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, api.address, ...more], { maxBuffer: 1e8 }, (error, output, errors) =>
      resolve({ code: error?.code ?? 0, output, errors }),
    );
  });

describe('whoever asks the public endpoint', () => {
  test('computes every published score of every service to within the error of rounding', async () => {
    const { code, output, errors } = await run();
    expect({ code, errors }, output).toEqual({ code: 0, errors: '' });
    const counts = /(\d+) compared, (\d+) wrong, (\d+) within a point/.exec(output)!.slice(1).map(Number);
    const [compared, wrong, close] = counts as [number, number, number];
    expect(wrong).toBe(0);
    expect(compared).toBeGreaterThan(40);
    expect(close / compared).toBeGreaterThan(0.8);
    expect(output).toMatch(/AS_EXPERIENCED SAT/);
    expect(output).toMatch(/LIKE_FOR_LIKE CSI/);
  });

  test('sees that a published effect is not the one that was used (control)', async () => {
    const { code, output } = await run('--effect', `${mode}=${WRONG}`);
    expect(code).toBe(1);
    expect(output).toContain('✗');
  });

  test('finds nothing to compare where nothing is published, and says so', async () => {
    const { code, output } = await run('--from', '2001-01-01', '--to', '2001-03-31');
    expect(code).toBe(2);
    expect(output).toContain('0 compared');
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
