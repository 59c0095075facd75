import { afterAll, beforeAll, expect, test } from 'vitest';
import { sat } from '../results/scores-world.ts';
import { EffectWorld } from './effect-world.ts';

let world: EffectWorld;

beforeAll(async () => {
  world = await EffectWorld.start();
  await world.register('compared', 's0', { comparison: ['s1', 's2'] });
  world.at('2026-11-23');
  await world.rate(['s0', 's1', 's2']);
  await world.finish();
}, 180_000);
afterAll(() => world.api.close());

/** Publishes what has closed by a later day, and the effect there is then. */
async function nextEdition(day: string) {
  const { clock, platform } = world.api;
  const now = clock.time;
  world.at(day);
  const written = await platform.publisher.publishClosed();
  expect(written).toBeGreaterThan(0);
  const { effect } = await world.effectOf('compared');
  clock.time = now;
  return effect;
}

test('late ratings that wait are in no effect', async () => {
  const before = await world.effectOf('compared');
  await world.scores.rate([
    { service: 's0', place: 'site', mode: 'WEB', day: '2026-05-10', n: 9, answers: sat(1) },
    { service: 's1', place: 'site', mode: 'WEB', day: '2026-02-10', n: 9, answers: sat(1) },
  ]);
  expect(await nextEdition('2026-12-20')).toEqual(before.effect);
});

test('late ratings that the next edition accepts are in the effect', async () => {
  const before = await world.effectOf('compared');
  await world.scores.rate([{ service: 's0', place: 'site', mode: 'WEB', day: '2026-05-10', n: 400, answers: sat(1) }]);
  expect((await world.effectOf('compared')).effect).toEqual(before.effect);
  const effect = await nextEdition('2027-01-20');
  expect(effect.difference).toBeLessThan(before.effect.difference);
});
