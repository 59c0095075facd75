import { afterAll, beforeAll, expect, test } from 'vitest';
import { EffectWorld } from './effect-world.ts';

let world: EffectWorld;

/** Improvements of one service, whose days are named and moved before the figures are known, or afterwards. */
beforeAll(async () => {
  world = await EffectWorld.start();
  const ofHalfAYear = { windowMonths: 6 };
  await world.register('moved afterwards', 's4', { ...ofHalfAYear, startsOn: '2026-08-01' });
  await world.register('moved in time', 's4', { ...ofHalfAYear, startsOn: '2026-03-25' });
  await world.register('moved when it had passed', 's4', ofHalfAYear);
  await world.register('done when the figures were there', 's4', ofHalfAYear);
  await world.change('moved in time', { startsOn: '2026-04-01' });
  world.at('2026-11-22');
  await world.change('moved afterwards', { startsOn: '2026-04-01' });
  await world.change('moved when it had passed', { startsOn: '2026-11-23' });
  world.at('2026-11-23');
  await world.rate(['s4']);
  await world.finish({
    'moved when it had passed': '2026-11-23',
    'done when the figures were there': '2026-07-01',
  });
}, 180_000);
afterAll(() => world.api.close());

test('days that are chosen when the figures are known may be recorded', () => {
  expect(world.refused).toEqual([]);
});

test('a start that is moved to a day in the past is registered after the start: C', async () => {
  const { effect, effectRegistration } = await world.effectOf('moved afterwards');
  expect(effect).toMatchObject({ grade: 'C', reason: 'NOT_REGISTERED_BEFORE' });
  expect(effectRegistration).toMatchObject({ beforeStart: false, changedAt: '2026-11-22T09:00:00.000Z' });
});

test('a start that is moved before both days keeps the grade, and is marked', async () => {
  const { effect, effectRegistration } = await world.effectOf('moved in time');
  expect(effect).toMatchObject({ grade: 'B', difference: 25 });
  expect(effectRegistration.beforeStart).toBe(true);
  expect(effectRegistration.changedAt).not.toBeNull();
});

test('a start that had passed is moved too late, also to a day to come', async () => {
  const { effectRegistration } = await world.effectOf('moved when it had passed');
  expect(effectRegistration).toMatchObject({ beforeStart: false, changedAt: '2026-11-22T09:00:00.000Z' });
});

test('an end in the past does not choose the months after: they count from the start', async () => {
  const improvement = await world.effectOf('done when the figures were there', 'doneOn after { period { from to } }');
  expect(improvement.after.period).toEqual({ from: '2026-04-01', to: '2026-09-30' });
  expect(improvement).toMatchObject({ doneOn: '2026-07-01', effect: { grade: 'B' } });
  expect(improvement.effectRegistration.afterFromStart).toBe(true);
  expect((await world.effectOf('moved when it had passed')).effectRegistration.afterFromStart).toBe(false);
});
