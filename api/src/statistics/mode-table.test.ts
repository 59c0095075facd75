import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { applyModeTable } from './apply-mode-table.ts';
import { estimateModeEffects, type ModeCell } from './estimate-mode-effects.ts';
import { emptyModeTable } from './empty-mode-table.ts';
import { modeTable } from './mode-table.ts';
import { modeUsability } from './mode-usability.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** 20 services whose office asks by web and kiosk, phone only by ivr; `n` answers each. */
function rollup(n: number, randomised: boolean): ModeCell[] {
  return Array.from({ length: 20 }, (_, s) => [
    { unit: `s${s}|office`, cluster: `s${s}`, mode: 'web', n, mean: 60 + s, squares: 600 * n, ...(randomised && { randomised: n }) },
    { unit: `s${s}|office`, cluster: `s${s}`, mode: 'kiosk', n, mean: 64 + s, squares: 600 * n, ...(randomised && { randomised: n }) },
    { unit: `s${s}|phone`, cluster: `s${s}`, mode: 'ivr', n, mean: 70 + s, squares: 600 * n },
  ]).flat(); // prettier-ignore
}
function tableOf(cells: readonly ModeCell[]) {
  const effects = estimateModeEffects(cells, { mode: 'web' });
  if (!effects.estimable) throw new Error(effects.reason);
  return modeTable(effects);
}

describe('the mode table', () => {
  test('uses what is identified, known by 300 answers on both sides, and precise', () => {
    const table = tableOf(rollup(100, true));
    expect(table.rows.map(({ mode, isUsable, reason, basis }) => [mode, isUsable, reason, basis])).toEqual([
      ['ivr', false, 'DISCONNECTED', 'OBSERVATIONAL'],
      ['kiosk', true, null, 'RANDOMISED'],
    ]);
    expect(table.rows[1]!.effect).toBeCloseTo(4, 9);
    expect(table.rows[1]).toMatchObject({ n: 2000, referenceN: 2000 });
    expect(table.covariance[0]).toEqual([0, 0]);
    // σ = √600 and 2,000 answers on each side.
    expect(table.rows[1]!.standardError).toBeCloseTo(Math.sqrt((2 * 600) / 2000), 1);
  });

  test('says which of the rules an effect fails, and counts it 0', () => {
    const [few, vague] = [tableOf(rollup(14, false)), tableOf(rollup(16, false))];
    expect(few.rows[1]).toMatchObject({ reason: 'TOO_FEW', effect: 0, n: 280, basis: 'OBSERVATIONAL' });
    expect(vague.rows[1]).toMatchObject({ reason: 'IMPRECISE', effect: 0, n: 320 });
    expect(vague.rows[1]!.estimate).toBeCloseTo(4, 9);
    expect(vague.covariance).toEqual([[0, 0], [0, 0]]); // prettier-ignore
  });

  test('the rule stands at 300 answers and 1.5 points', () => {
    expect(modeUsability({ n: 300, referenceN: 300, standardError: 1.5 })).toEqual({ isUsable: true });
    expect(modeUsability({ n: 299, referenceN: 1e6, standardError: 0.1 })).toEqual({
      isUsable: false,
      reason: 'TOO_FEW',
    });
    expect(modeUsability({ n: 1e6, referenceN: 299, standardError: 0.1 })).toEqual({
      isUsable: false,
      reason: 'TOO_FEW',
    });
    expect(modeUsability({ n: 300, referenceN: 300, standardError: 1.5001 })).toEqual({
      isUsable: false,
      reason: 'IMPRECISE',
    });
    expect(modeUsability({ n: 300, referenceN: 300, standardError: NaN })).toEqual({
      isUsable: false,
      reason: 'IMPRECISE',
    });
    expect(modeUsability({ n: 5, referenceN: 5, standardError: 9 }, { minimumN: 1, maximumError: 10 })).toEqual({
      isUsable: true,
    });
  });

  test('takes π′μ off a mean, adds π′Σπ to its variance, and tells what it could not adjust', () => {
    const table = tableOf(rollup(100, true));
    const mixed = applyModeTable(table, [['web', 50], ['kiosk', 30], ['ivr', 15], ['pigeon', 5]]); // prettier-ignore
    expect(mixed.adjustment).toBeCloseTo(0.3 * 4, 9);
    expect(mixed.variance).toBeCloseTo(0.09 * table.covariance[1]![1]!, 12);
    expect(mixed.shares).toEqual([0.15, 0.3]);
    expect(mixed.unadjustedShare).toBeCloseTo(0.2, 12);
    expect(applyModeTable(table, [['web', 9]])).toMatchObject({
      adjustment: 0,
      variance: 0,
      unadjustedShare: 0,
      unadjusted: new Map(),
    });
  });

  test('without a table nothing but the reference is adjusted; without answers there is nothing to do', () => {
    expect(applyModeTable(emptyModeTable('web'), [['web', 1], ['ivr', 3]])).toEqual({ adjustment: 0, variance: 0, shares: [], unadjustedShare: 0.75, unadjusted: new Map([['ivr', 0.75]]) }); // prettier-ignore
    expect(applyModeTable(emptyModeTable('web'), [])).toMatchObject({
      adjustment: 0,
      unadjustedShare: 0,
      unadjusted: new Map(),
    });
    expect(() => applyModeTable(emptyModeTable('web'), [['web', -1]])).toThrow(RangeError);
  });

  test('hands figures the error that it prints, also where two services agree so that the one by cluster is none', () => {
    const alike = ['a', 'b'].flatMap((unit) =>
      ['web', 'kiosk'].map((mode) => ({ unit, mode, n: 1_000, mean: mode === 'web' ? 60 : 64, squares: 625_000 })),
    );
    const { rows, covariance } = tableOf(alike);
    expect(rows).toMatchObject([{ mode: 'kiosk', isUsable: true }]);
    expect(rows[0]!.standardError).toBeCloseTo(0.79, 2);
    expect(covariance[0]![0]).toBeCloseTo(rows[0]!.standardError! ** 2, 12);
    expect(applyModeTable({ reference: 'web', rows, covariance }, [['kiosk', 9]]).variance).toBeCloseTo(0.625, 3);
  });

  test('survives being stored as JSON', () => {
    const table = tableOf(rollup(100, true));
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });
});

test('10,000 random rollups: the table is whole, keeps its rules, and its adjustment minds no order and no split', () => {
  const cell = fc.record({
    unit: fc.constantFrom('a', 'b'),
    cluster: fc.constantFrom('x', 'y'),
    mode: fc.constantFrom('web', 'ivr', 'kiosk'),
    n: fc.oneof(fc.nat(3), fc.integer({ min: 200, max: 2_000 })),
    mean: fc.integer({ min: 0, max: 100 }),
    spread: fc.integer({ min: 0, max: 900 }),
  });
  const counts = fc.array(fc.tuple(fc.constantFrom('web', 'ivr', 'kiosk', 'post'), fc.nat(50)), { maxLength: 5 });
  const told = new Set<string | null>();
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 7 }), counts, (cells, mix) => {
      const effects = estimateModeEffects(cells.map((c) => ({ ...c, unit: c.cluster + c.unit, squares: c.spread * c.n })), { mode: 'web' }); // prettier-ignore
      const table = effects.estimable ? modeTable(effects) : emptyModeTable('web');
      for (const [i, row] of table.rows.entries()) {
        told.add(row.reason);
        expect(row.isUsable).toBe(row.reason === null);
        expect([row.effect, row.estimate ?? 0, row.standardError ?? 0, ...table.covariance[i]!].every(Number.isFinite)).toBe(true);
        if (row.isUsable) expect(modeUsability({ n: row.n, referenceN: row.referenceN, standardError: row.standardError! })).toEqual({ isUsable: true });
        else expect([row.effect, ...table.covariance[i]!].every((value) => value === 0)).toBe(true);
        if (row.isUsable) expect(table.covariance[i]![i]).toBeCloseTo(row.standardError! ** 2, 9);
      }
      expect(Math.min(0, ...symmetricEigen(table.covariance).values)).toBeGreaterThan(-1e-9);
      const { adjustment, variance, shares, unadjustedShare } = applyModeTable(table, mix);
      expect(Number.isFinite(adjustment) && variance >= 0 && variance < Infinity).toBe(true);
      expect(unadjustedShare >= 0 && unadjustedShare <= 1 + 1e-12).toBe(true);
      const split = mix.toReversed().flatMap(([mode, n]) => [[mode, Math.floor(n / 3)], [mode, n - Math.floor(n / 3)]] as const);
      const again = applyModeTable(table, split);
      expect(again.adjustment).toBeCloseTo(adjustment, 9);
      expect(again.variance).toBeCloseTo(variance, 9);
      expect(again.unadjustedShare).toBeCloseTo(unadjustedShare, 12);
      expect(again.shares.every((share, i) => Math.abs(share - shares[i]!) < 1e-12)).toBe(true);
    }),
    { seed: 1, numRuns: RUNS },
  ); // prettier-ignore
  // Usable ones came up too, and those that are not, for more reasons than one.
  expect([...told]).toEqual(expect.arrayContaining([null, 'DISCONNECTED', 'TOO_FEW', 'IMPRECISE']));
});
