import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { modeEffectsByClass, type ClassedModeCell } from './mode-effects-by-class.ts';

/** 20 services; kiosk adds 4 points in the office and `inPost` in the post office. */
function rollup(inPost: number, n = 200): ClassedModeCell[] {
  return Array.from({ length: 40 }, (_, i) => {
    const [service, channelClass] = [`s${Math.floor(i / 2)}`, i % 2 === 0 ? 'office' : 'post'];
    const rest = { unit: `${service}|${channelClass}`, cluster: service, channelClass, n, squares: 500 * n };
    const effect = channelClass === 'office' ? 4 : inPost;
    return [{ ...rest, mode: 'web', mean: 60 + i / 4 }, { ...rest, mode: 'kiosk', mean: 60 + i / 4 + effect }];
  }).flat(); // prettier-ignore
}
function byClass(cells: readonly ClassedModeCell[]) {
  const effects = modeEffectsByClass(cells, { mode: 'web' });
  if (!effects.estimable) throw new Error(effects.reason);
  return effects;
}

test('one table where the effects are alike, one a class where they differ by more than three points beyond chance', () => {
  expect(byClass(rollup(4)).isSplit).toBe(false);
  expect(byClass(rollup(6.9))).toMatchObject({ isSplit: false, largestDifference: expect.closeTo(2.9, 6) });
  const split = byClass(rollup(14));
  expect(split).toMatchObject({ isSplit: true, largestDifference: expect.closeTo(10, 6) });
  expect([...split.classes].map(([name, { modes }]) => [name, Math.round(1e6 * modes[0]!.estimate) / 1e6])).toEqual([['office', 4], ['post', 14]]); // prettier-ignore
});

test('a difference of effects that are not usable splits nothing', () => {
  expect(byClass(rollup(14, 5))).toMatchObject({ isSplit: false, largestDifference: 0 });
});

test('without answers there is no data', () => {
  expect(modeEffectsByClass([], { mode: 'web' })).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
});

test('10,000 random rollups: whole or refused with a reason, and the order of cells does not matter', () => {
  const cell = fc.record({
    service: fc.constantFrom('a', 'b'),
    channelClass: fc.constantFrom('office', 'post'),
    mode: fc.constantFrom('web', 'kiosk'),
    n: fc.oneof(fc.nat(2), fc.integer({ min: 300, max: 3_000 })),
    mean: fc.integer({ min: 0, max: 100 }),
  });
  const told = { split: 0, together: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 7 }), (list) => {
      const cells = list.map((c) => ({ ...c, unit: `${c.service}|${c.channelClass}`, cluster: c.service, squares: 400 * c.n }));
      const result = modeEffectsByClass(cells, { mode: 'web' });
      const again = modeEffectsByClass(cells.toReversed(), { mode: 'web' });
      if (!result.estimable || !again.estimable) {
        told.refused++;
        expect(['NO_DATA', 'TOO_FEW']).toContain(result.estimable ? '' : result.reason);
        expect(again).toEqual(result);
        return;
      }
      told[result.isSplit ? 'split' : 'together']++;
      expect(result.largestDifference >= 0 && result.largestDifference < Infinity).toBe(true);
      if (result.isSplit) expect(result.largestDifference).toBeGreaterThan(3);
      expect(again.largestDifference).toBeCloseTo(result.largestDifference, 6);
      expect(again.isSplit).toBe(result.isSplit);
    }),
    { seed: 1, numRuns: RUNS },
  ); // prettier-ignore
  for (const times of Object.values(told)) expect(times).toBeGreaterThan(20);
});
