/** The documented script where all answers behind a score are told by channel, segment and mode. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '../../src/modules/results/tally.builder.ts';
import { type Batch, ScoresWorld } from './scores-world.ts';
import { runRecompute } from './run-recompute.ts';

const QUARTER = '{ from: "2026-07-01", to: "2026-09-30" }';
let world: ScoresWorld;

/** Answers to all items of the index, alike. */
const answers = (...values: number[]): Answers[] => values.map((value) => ({ SAT: value, EASE: value, TIME: value }));

beforeAll(async () => {
  world = await ScoresWorld.start(5);
  const segment = 'citizen';
  const of = (service: string, citizensOnSite = 60): Batch[] => [
    { service, place: 'site', mode: 'WEB', answers: answers(5, 4, 5), n: 180 },
    { service, place: 'site', mode: 'WEB', answers: answers(4, 3), n: citizensOnSite, segment },
    { service, place: 'line', mode: 'IVR', answers: answers(4, 3), n: 150, segment },
    { service, place: 'line', mode: 'WEB', answers: answers(3, 2), n: 150, segment },
    { service, place: 'line', mode: 'IVR', answers: answers(5, 4), n: 60 },
    { service, place: 'line', mode: 'WEB', answers: answers(4, 3), n: 60 },
    { service, place: 'hall', mode: 'WEB', answers: answers(2, 1, 2), n: 60 },
  ];
  // On the site of one thirteen citizens answered; nobody reports the transactions of the last.
  await world.rate([...of('s0'), ...of('s1'), ...of('s2', 13), ...of('s3'), ...of('s4')]);
  await world.noteFlow(
    ['s0', 's1', 's2'].flatMap((service) => [
      { service, place: 'site', day: '2026-08-10', n: 300 },
      { service, place: 'site', day: '2026-08-10', n: 100, segment },
      { service, place: 'line', day: '2026-08-10', n: 50, segment },
      { service, place: 'line', day: '2026-08-10', n: 250 },
      { service, place: 'hall', day: '2026-08-10', n: 300 },
    ]),
  );
  await world.api.platform.publisher.publishClosed();
}, 180_000);
afterAll(() => world.api.close());

const run = (...more: string[]) => runRecompute(`http://127.0.0.1:${world.api.server.port}`, ...more);

interface Stratum {
  channel: string;
  segment: string | null;
  percent: number;
  cells: { mode: string; n: number; mean: number }[];
}

async function strataOf(slug: string, basis = 'AS_EXPERIENCED'): Promise<Stratum[] | null> {
  const { data } = await world.api.ask<{ service: { ingredients: { strata: Stratum[] | null } } }>(
    `{ service(id: "${slug}") { ingredients(basis: ${basis}, period: ${QUARTER}) {
      strata { channel segment percent cells { mode n mean } } } } }`,
  );
  return data.service.ingredients.strata;
}

/** Answers of a service that its figures are made of. */
async function shownOf(slug: string): Promise<number> {
  const { data } = await world.api.ask<{ service: { estimate: { n: number } } }>(
    `{ service(id: "${slug}") { estimate(period: ${QUARTER}) { n } } }`,
  );
  return data.service.estimate.n;
}

describe('whoever asks the public endpoint', () => {
  test('computes both scores of every measure from counts, means, weights and the mode table', async () => {
    const { code, output, errors } = await run('--service', 's0');
    expect({ code, errors }, output).toEqual({ code: 0, errors: '' });
    for (const basis of ['AS_EXPERIENCED', 'LIKE_FOR_LIKE'])
      for (const measure of ['SAT', 'EASE', 'TIME', 'CSI']) {
        const [, published, recomputed, bound] = new RegExp(
          `✓ s0 ${basis} ${measure}, of its strata: published (\\d+), recomputed ([0-9.]+) ± ([0-9.]+)`,
        ).exec(output)!;
        expect(Math.abs(Number(published) - Number(recomputed))).toBeLessThanOrEqual(1);
        expect(Number(bound)).toBeLessThan(2.5);
      }
  });

  test('sees an effect and a weight that are not the ones (control)', async () => {
    const { data } = await world.api.ask<{ modeTable: { items: { modes: { mode: string; usable: boolean }[] }[] } }>(
      '{ modeTable { items { modes { mode usable } } } }',
    );
    expect(data.modeTable.items[0]!.modes).toContainEqual({ mode: 'IVR', usable: true });
    const ofEffect = await run('--service', 's0', '--effect', 'IVR=0');
    expect(ofEffect.code, ofEffect.output).toBe(1);
    expect(ofEffect.output).toContain('✗ s0 AS_EXPERIENCED SAT, of its strata');
    expect(ofEffect.output).toContain('✗ s0 LIKE_FOR_LIKE SAT, of its strata');
    const ofWeight = await run('--service', 's0', '--weight', 'IN_PERSON=60');
    expect(ofWeight.output).toContain('✗ s0 AS_EXPERIENCED SAT, of its strata');
  });

  test('is told all strata of a service or none, and of scores as experienced alone', async () => {
    const citizens = (await strataOf('s0'))!.find(({ segment }) => segment !== null)!.segment;
    const line = (segment: string | null, percent: number, cells: Stratum['cells']) => ({
      channel: 'TELEPHONE',
      segment,
      percent,
      cells: expect.arrayContaining(cells),
    });
    expect(await strataOf('s0')).toHaveLength(5);
    expect(await strataOf('s0')).toEqual(
      expect.arrayContaining([
        { channel: 'PORTAL', segment: null, percent: 30, cells: [{ mode: 'WEB', n: 180, mean: 92 }] },
        { channel: 'PORTAL', segment: citizens, percent: 10, cells: [{ mode: 'WEB', n: 60, mean: 63 }] },
        line(null, 25, [{ mode: 'IVR', n: 60, mean: 88 }, { mode: 'WEB', n: 60, mean: 63 }]), // prettier-ignore
        line(citizens, 5, [{ mode: 'IVR', n: 150, mean: 63 }, { mode: 'WEB', n: 150, mean: 38 }]), // prettier-ignore
        { channel: 'IN_PERSON', segment: null, percent: 30, cells: [{ mode: 'WEB', n: 60, mean: 17 }] },
      ]),
    );
    expect(await strataOf('s0', 'LIKE_FOR_LIKE')).toBeNull();
    expect(await strataOf('s1')).not.toBeNull();
    for (const slug of ['s2', 's3']) expect([slug, await strataOf(slug)]).toEqual([slug, null]);
  });

  test('is told nothing of thirteen who came late to a stratum, and of fourteen', async () => {
    const { api } = world;
    const late = (service: string, n: number): Batch[] => [
      { service, place: 'site', mode: 'WEB', answers: answers(5, 1), n: 40 },
      { service, place: 'site', mode: 'WEB', answers: answers(5, 1), n, segment: 'citizen' },
    ];
    await world.rate([...late('s0', 13), ...late('s1', 14), ...late('s2', 13)]);
    api.clock.time = new Date('2026-12-09T09:00:00Z');
    await api.platform.publisher.publishClosed();
    // Of the third nobody was told strata: it takes in what came late to a channel.
    expect([await shownOf('s0'), await shownOf('s1'), await shownOf('s2')]).toEqual([720, 775, 725]);
    const ofSite = (await strataOf('s1'))!.filter(({ channel }) => channel === 'PORTAL');
    expect(new Set(ofSite.map(({ cells }) => cells[0]!.n))).toEqual(new Set([220, 75]));
    expect(await strataOf('s0')).toHaveLength(5);
    expect(await strataOf('s2')).toBeNull();
    const { code, output } = await run('--from', '2026-07-01', '--to', '2026-09-30');
    expect(code, output).toBe(0);
    expect(output).toContain('✓ s1 AS_EXPERIENCED CSI, of its strata');
  });
});
