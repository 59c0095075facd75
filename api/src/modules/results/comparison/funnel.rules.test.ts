import { describe, expect, test } from 'vitest';
import { binomialFunnelLimits, meanFunnelLimits } from '../../../statistics/index.ts';
import { resultFigure, satFigure } from './compared-figure.builder.ts';
import type { ComparedFigure } from './compared-figure.ts';
import { type FunnelValue, funnelOf } from './funnel.rules.ts';

const funnel = (figures: readonly ComparedFigure[], measure: 'SAT' | 'RESULT'): FunnelValue => {
  const found = funnelOf(
    figures.map((figure) => ({ ...figure, moments: figure.moments!, n: figure.estimate.n! })),
    measure,
  );
  if (!found) throw new Error('There is no funnel');
  return found;
};

describe('shares', () => {
  const apart = [30, 55, 80, 95, 110].map((percent, place) =>
    resultFigure(`s${place}`, Math.round((percent / 120) * 40 * (place + 1)), 40 * (place + 1)),
  );
  const alike = [40, 80, 120, 160, 200].map((n, place) => resultFigure(`s${place}`, Math.round(0.9 * n), n));

  test('have exact binomial limits of chance alone, also where they spread more than that', () => {
    const { target, chanceCurve, curve, isOverdispersed } = funnel(apart, 'RESULT');
    expect(isOverdispersed).toBe(true);
    expect(chanceCurve.map(({ n }) => n)).toEqual(curve.map(({ n }) => n));
    expect(chanceCurve.length).toBeLessThanOrEqual(40);
    for (const { n, limits95, limits998 } of chanceCurve) {
      const exact = binomialFunnelLimits(target.value! / 100, n);
      expect(limits95).toEqual({ low: 100 * exact.low95, high: 100 * exact.high95 });
      expect(limits998).toEqual({ low: 100 * exact.low998, high: 100 * exact.high998 });
    }
    // Near the ends of the scale the normal curve would be symmetric; this one is not.
    const few = funnel(alike, 'RESULT');
    const [{ limits998 }] = few.chanceCurve as [FunnelValue['curve'][number]];
    expect(few.target.value! - limits998.low).toBeGreaterThan(limits998.high - few.target.value! + 1);
  });

  test('that spread no more than chance explains have one kind of limits', () => {
    const { chanceCurve, curve, isOverdispersed } = funnel(alike, 'RESULT');
    expect(isOverdispersed).toBe(false);
    expect(curve).toEqual(chanceCurve);
  });
});

describe('means', () => {
  test('have limits of chance alone without the variance between services, narrower than the others, on the scale', () => {
    const figures = [60, 70, 85, 90, 99].map((value, place) => {
      const plain = satFigure(`s${place}`, 30 * (place + 1));
      return { ...plain, moments: { ...plain.moments!, value } };
    });
    const { target, withinDeviation, curve, chanceCurve, isOverdispersed } = funnel(figures, 'SAT');
    expect(isOverdispersed).toBe(true);
    for (const [place, { n, limits95 }] of chanceCurve.entries()) {
      const limits = meanFunnelLimits(target.value!, withinDeviation ** 2 / n);
      expect(limits95.low).toBeCloseTo(limits.low95, 9);
      expect(limits95.high).toBeCloseTo(Math.min(100, limits.high95), 9);
      expect(curve[place]!.limits95.low).toBeLessThan(limits95.low);
    }
    for (const { limits998 } of [...curve, ...chanceCurve]) {
      expect(limits998.low).toBeGreaterThanOrEqual(0);
      expect(limits998.high).toBeLessThanOrEqual(100);
    }
  });
});
