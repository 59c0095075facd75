/** The documented script where the weights of channels are told: as nobody's channel is withheld. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '../support/as-admin.ts';
import type { Answers } from '../../src/modules/results/tally.builder.ts';
import { type Batch, sat, ScoresWorld } from './scores-world.ts';
import { runRecompute } from './run-recompute.ts';

let world: ScoresWorld;

/** Answers to all items of the index, alike but for some spread. */
const answers = (...values: number[]): Answers[] => values.map((value) => ({ SAT: value, EASE: value, TIME: value }));

beforeAll(async () => {
  world = await ScoresWorld.start(4);
  const of = (service: string, inHall: number): Batch[] => [
    { service, place: 'site', mode: 'WEB', answers: answers(5, 4, 5), n: 180 },
    { service, place: 'line', mode: 'IVR', answers: sat(2, 3), n: 60, segment: 'citizen' },
    { service, place: 'line', mode: 'WEB', answers: answers(3, 3, 4), n: 60 },
    { service, place: 'hall', mode: 'WEB', answers: answers(4, 3), n: inHall },
  ];
  // The hall of one has nine answers, that of another is withheld to protect it; of the last there are no transactions.
  await world.rate([...of('s0', 60), ...of('s1', 9), ...of('s2', 12), ...of('s3', 60)]);
  await world.noteFlow(
    ['s0', 's1', 's2'].flatMap((service) => [
      { service, place: 'site', day: '2026-08-10', n: 400 },
      { service, place: 'line', day: '2026-08-10', n: 250, segment: 'citizen' },
      { service, place: 'line', day: '2026-08-10', n: 50 },
      { service, place: 'hall', day: '2026-08-10', n: 300 },
    ]),
  );
  await world.api.platform.publisher.publishClosed();
}, 180_000);
afterAll(() => world.api.close());

const run = (...more: string[]) => runRecompute(`http://127.0.0.1:${world.api.server.port}`, ...more);

async function weightsOf(slug: string) {
  interface Asked {
    service: Record<'SAT' | 'EASE' | 'TIME' | 'like', { weights: object[] | null }>;
  }
  const { data } = await world.api.ask<Asked>(`{ service(id: "${slug}") {
    ${['SAT', 'EASE', 'TIME'].map((item) => `${item}: ingredients(item: ${item}) { weights { channel percent } }`).join(' ')}
    like: ingredients(basis: LIKE_FOR_LIKE) { weights { percent } } } }`);
  return Object.fromEntries(Object.entries(data.service).map(([name, told]) => [name, told?.weights ?? null]));
}

describe('whoever asks the public endpoint', () => {
  test('computes scores as experienced from published scores of channels and their weights', async () => {
    const { code, output, errors } = await run('--service', 's0');
    expect({ code, errors }, output).toEqual({ code: 0, errors: '' });
    for (const measure of ['SAT', 'EASE', 'TIME', 'CSI'])
      expect(output).toContain(`✓ s0 AS_EXPERIENCED ${measure}, of its channels: published `);
    // Weights move the score by more than the bound.
    const [, published, bound] = /SAT, of its channels: published (\d+), recomputed .* ± ([0-9.]+)/.exec(output)!;
    const { data } = await world.api.ask<{ service: { estimate: { value: number } } }>(
      '{ service(id: "s0") { estimate(basis: RAW) { value } } }',
    );
    expect(Math.abs(data.service.estimate.value - Number(published))).toBeGreaterThan(Number(bound));
  });

  test('sees a weight that is not the one (control)', async () => {
    const { code, output } = await run('--service', 's0', '--weight', 'TELEPHONE=60');
    expect(code, output).toBe(1);
    expect(output).toContain('✗ s0 AS_EXPERIENCED SAT, of its channels');
    const unknown = await run('--weight', 'PIGEON=60');
    expect(unknown.code).toBe(2);
    expect(unknown.errors).toContain('“PIGEON=60” was not put in');
  });

  test('is told the weights of all channels or of none, and of scores as experienced alone', async () => {
    const weights = [
      { channel: 'IN_PERSON', percent: 30 },
      { channel: 'PORTAL', percent: 40 },
      { channel: 'TELEPHONE', percent: 30 },
    ];
    const told = await weightsOf('s0');
    expect(told.like).toBeNull();
    const byChannel = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    for (const item of ['SAT', 'EASE', 'TIME']) expect(told[item]!.toSorted(byChannel)).toEqual(weights);
    const none = { SAT: null, EASE: null, TIME: null, like: null };
    for (const slug of ['s1', 's2', 's3']) expect([slug, await weightsOf(slug)]).toEqual([slug, none]);
  });

  test('is told no weights of a quarter of which an earlier edition told shares of modes', async () => {
    const { api } = world;
    await asAdmin(
      api.database,
      `insert into publication (id, grain, period_from, period_to, subject_kind, subject_id, stream, breakdown,
         breakdown_key, revision, as_of, method_version, figures)
       select gen_random_uuid(), grain, period_from, period_to, subject_kind, subject_id, stream, breakdown,
         breakdown_key, revision + 1, as_of, method_version,
         jsonb_set(figures #- '{adjusted,ingredients,AS_EXPERIENCED,SAT,weights}',
           '{adjusted,ingredients,AS_EXPERIENCED,SAT,shares}', '[{"factor": "MODE", "key": "IVR", "percent": 5}]')
       from publication where subject_id = $1 and grain = 'QUARTER' and breakdown = 'ALL' and stream = 'SCORE'`,
      [world.serviceIds.get('s0')],
    );
    api.clock.time = new Date('2026-12-22T09:00:00Z');
    await world.rate([{ service: 's0', place: 'site', mode: 'WEB', answers: answers(5, 4), n: 20 }]);
    await api.platform.publisher.publishClosed();
    const { data } = await api.ask<{ service: { estimate: { n: number } } }>(
      `{ service(id: "s0") { estimate(period: { from: "2026-07-01", to: "2026-09-30" }) { n } } }`,
    );
    expect(data.service.estimate.n).toBe(380);
    expect(await weightsOf('s0')).toEqual({ SAT: null, EASE: null, TIME: null, like: null });
  });
});
