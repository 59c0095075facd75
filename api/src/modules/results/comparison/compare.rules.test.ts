import { describe, expect, test } from 'vitest';
import type { ModeTable, ServiceSpread } from '../mode-table/mode-table.ts';
import { compare, type DifferenceValue } from './compare.rules.ts';
import { resultFigure } from './compared-figure.builder.ts';
import type { ComparedFigure } from './compared-figure.ts';

const QUESTION = { measure: 'RESULT', method: { table: null, errors: { items: [] } }, hasFunnel: false } as const;

/** The second against the first. */
function difference(first: ComparedFigure, second: ComparedFigure): DifferenceValue {
  const { outcome } = compare([first, second], { ...QUESTION, against: 'FIRST' }).items[1]!;
  if (!outcome || 'reasons' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe('RESULT of two that are compared one with the other', () => {
  test('has the interval of Newcombe (1998), Table II, first example', () => {
    const { points, interval, p } = difference(resultFigure('b', 48, 80), resultFigure('a', 56, 70));
    expect(points).toBeCloseTo(20, 9);
    expect(interval.low).toBeCloseTo(5.24, 2);
    expect(interval.high).toBeCloseTo(33.39, 2);
    expect(p).toBeGreaterThan(0.005);
    expect(p).toBeLessThan(0.01);
  });

  test('where everybody got what they needed: limits within the scale, a test, and something that could be seen', () => {
    const { interval, p, detectable } = difference(resultFigure('b', 40, 40), resultFigure('a', 40, 40));
    expect(p).toBe(1);
    expect(interval.high).toBeCloseTo(8.76, 2);
    expect(detectable).toBeGreaterThan(10);
    const sure = difference(resultFigure('b', 0, 40), resultFigure('a', 40, 40));
    expect(sure.interval.high).toBeLessThanOrEqual(100);
    expect(sure.p).toBeLessThan(1e-9);
  });

  test('the p-value belongs to the interval: at the edge both say the same', () => {
    for (let successes = 42; successes <= 60; successes++) {
      const { interval, p } = difference(resultFigure('b', 42, 60), resultFigure('a', successes, 60));
      expect(interval.low > 0).toBe(p! < 0.05);
    }
  });

  test('known in whole numbers alone, there are no counts: the interval is that of its variance', () => {
    const published = (key: string, successes: number) => {
      const exact = resultFigure(key, successes, 80);
      return { ...exact, estimate: { ...exact.estimate, effectiveN: null } };
    };
    const { interval } = difference(published('b', 48), published('a', 64));
    expect(interval.high - 20).toBeCloseTo(20 - interval.low, 9);
  });

  test('beside the mean of all, of which each is a part, the variance is that of §2.5', () => {
    const figures = [resultFigure('a', 56, 80), resultFigure('b', 48, 80), resultFigure('c', 40, 80)];
    const { outcome } = compare(figures, { ...QUESTION, against: 'MEAN' }).items[0]!;
    const { interval, points } = outcome as DifferenceValue;
    expect(interval.high - points).toBeCloseTo(points - interval.low, 9);
  });
});

describe('the reliability of two that are compared', () => {
  const table = (spread: ServiceSpread): ModeTable => ({
    version: '2026Q3',
    window: { from: '2025-10-01', to: '2026-09-30' },
    madeAt: new Date(0),
    methodVersion: '1.1.0',
    items: [],
    spread,
  });
  const second = (spread: ServiceSpread) =>
    compare([resultFigure('a', 200, 400), resultFigure('b', 260, 400)], {
      ...QUESTION,
      against: 'FIRST',
      method: { table: table(spread), errors: { items: [] } },
    }).items[1]!;

  test('is measured against how much all services differ, not by the two themselves', () => {
    // V = 65 · 35/400 = 5.7 points².
    expect(second({ RESULT: 20 })).toMatchObject({ reliability: 20 / (20 + 5.6875), verdict: 'ABOVE' });
    expect(second({ RESULT: 5 })).toMatchObject({ reliability: 5 / (5 + 5.6875), verdict: 'INSUFFICIENT_DATA' });
    expect(second({ RESULT: 0 })).toMatchObject({ reliability: 0, verdict: 'INSUFFICIENT_DATA' });
  });

  test('of two from a table that kept no such thing is what the two say', () => {
    expect(second({ SAT: 0 }).reliability).toBeGreaterThan(0.9);
  });
});
