import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EFFECT, EffectWorld, slugsOf } from './effect-world.ts';
import { improve, reportTexts } from './requests.ts';

let world: EffectWorld;

beforeAll(async () => {
  world = await EffectWorld.start();
  await world.register('compared', 's0', { comparison: ['s1', 's2'] });
  await world.register('drifted', 's3', { comparison: ['s1', 's2'] });
  await world.register('alone', 's4', { windowMonths: 6 });
  await world.register('like the others', 's5', { comparison: ['s1'] });
  await world.register('answered otherwise', 's6', { windowMonths: 6 });
  await world.register('answered otherwise, compared', 's6', { comparison: ['s1', 's2'] });
  world.at('2026-11-23');
  await world.register('late', 's0', { comparison: ['s1', 's2'] });
  await world.rate(['s0', 's1', 's2', 's3', 's4', 's5', 's6']);
  await world.finish();
}, 180_000);
afterAll(() => world.api.close());

test('nothing of the story was refused', () => expect(world.refused).toEqual([]));

describe('the grade', () => {
  test('A: by how much more than the services it was compared with', async () => {
    const { effect, change, effectRegistration } = await world.effectOf('compared');
    expect(effect).toMatchObject({
      grade: 'A',
      verdict: 'IMPROVED_AFTER',
      difference: 12.5,
      reason: null,
      regressionToMean: 0,
      monthsBefore: 3,
      monthsAfter: 3,
      complete: true,
      placebo: { difference: 0, p: 1, passed: true },
    });
    expect(effect.wording).toMatch(/by more than services without this improvement/);
    expect(effect.interval.low).toBeGreaterThan(3);
    expect(effect.interval.high).toBeLessThan(22);
    expect(effect.detectable).toBeGreaterThan(5);
    expect(change).toEqual({ verdict: effect.verdict, difference: effect.difference, interval: effect.interval });
    expect(effectRegistration).toMatchObject({
      changedAt: null,
      beforeStart: true,
      frozen: true,
      windowMonths: 3,
      expectedChange: 4.5,
    });
    expect(slugsOf(effectRegistration)).toEqual(['s1', 's2']);
  });

  test('A, no visible change: the others changed as much, though it is better than before', async () => {
    const { effect, change } = await world.effectOf('like the others');
    expect(effect).toMatchObject({ grade: 'A', verdict: 'NO_VISIBLE_CHANGE', difference: 0 });
    expect(effect.wording).toMatch(/^No visible change/);
    expect(change.verdict).toBe('NO_VISIBLE_CHANGE');
  });

  test('no A where the two sides had drifted apart before; C says only that it changed after', async () => {
    const { effect } = await world.effectOf('drifted');
    expect(effect).toMatchObject({ grade: 'C', verdict: 'NO_VISIBLE_CHANGE', reason: 'PLACEBO_FAILED' });
    expect(effect.placebo).toMatchObject({ difference: 25, passed: false });
  });

  test('B: against its own earlier course, with twelve months before and six after', async () => {
    const { effect } = await world.effectOf('alone');
    expect(effect).toMatchObject({
      grade: 'B',
      verdict: 'IMPROVED_AFTER',
      difference: 25,
      reason: 'NO_COMPARISON',
      monthsAfter: 6,
      placebo: null,
    });
    expect(effect.wording).toMatch(/its own earlier course/);
  });

  test.each(['answered otherwise', 'answered otherwise, compared'])(
    'none where people answered in another way afterwards, and nobody knows what that does: %s',
    async (name) => {
      const { effect, change } = await world.effectOf(name);
      expect(effect).toMatchObject({ grade: null, verdict: 'NOT_COMPARABLE', difference: null, reason: null });
      expect(change).toEqual({ verdict: 'NOT_COMPARABLE', difference: null, interval: null });
    },
  );

  test('C where it was registered when the figures were there already', async () => {
    const { effect, effectRegistration } = await world.effectOf('late');
    expect(effect).toMatchObject({ grade: 'C', verdict: 'IMPROVED_AFTER', difference: 25 });
    expect(effect.reason).toBe('NOT_REGISTERED_BEFORE');
    expect(effect.wording).not.toMatch(/than services/);
    expect(effectRegistration.beforeStart).toBe(false);
  });
});

test('the public reads the same verdict and grade, in whole points', async () => {
  const id = world.improvements.compared!;
  await improve(world.api, world.analyst, 'ReportSave', { id, ...reportTexts() });
  const { slug } = (await improve(world.api, world.analyst, 'Publish', { id })).improvement.report;
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into below
  const { data } = await world.api.ask<any>(`query ($id: ID!) { report(id: $id) { ${EFFECT} } }`, { id: slug });
  const staff = await world.effectOf('compared');
  const { effect, change, effectRegistration } = data.report;
  expect(effect).toMatchObject({ grade: 'A', verdict: staff.effect.verdict, wording: staff.effect.wording });
  expect(change.verdict).toBe(effect.verdict);
  for (const points of [effect.difference, effect.interval.low, effect.interval.high, effect.detectable])
    expect(points).toBe(Math.round(points));
  expect(Math.abs(effect.difference - staff.effect.difference)).toBeLessThanOrEqual(0.5);
  expect(slugsOf(effectRegistration)).toEqual(['s1', 's2']);
});
