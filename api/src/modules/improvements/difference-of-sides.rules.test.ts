import { describe, expect, test } from 'vitest';
import { differenceOfSides, placeboOfSides } from './difference-of-sides.rules.ts';
import { type Course, kioskKnownBy, monthOf, monthsFrom, monthsOnMix } from './months-on-mix.builder.ts';

const [MARCH, APRIL] = [monthOf('2026-03'), monthOf('2026-04')];
const MONTHS = { before: [MARCH], after: [APRIL] };
/** The effect of the kiosk is known to ± 1.1 points: a variance of 1.21. */
const ERRORS = kioskKnownBy(1.1);
const always = () => 1;
const fromApril = (month: string) => (month < '2026-04' ? 0 : 1);

/** 1,000 answers a figure with a spread of 25 points: a variance of 625/1000. */
const service = (course: Partial<Course> = {}) =>
  monthsOnMix({ value: () => 60, variance: 0.625, n: 1_000, ...course });

const errorOf = (treated: Partial<Course>[], comparison: Partial<Course>[]): number => {
  const sides = { treated: treated.map(service), comparison: comparison.map(service) };
  return differenceOfSides(sides, MONTHS, ERRORS)!.standardError;
};

describe('four figures: the error of the table counts once, and only as far as it does not cancel', () => {
  // By sampling alone: V = 4 · 0.625 = 2.5, SE = 1.581.
  test.each<[string, number, Partial<Course>[], Partial<Course>[]]>([
    ['nobody at a kiosk', 2.5, [{}], [{}]],
    // Counted in each figure it would be 2.5 + 2 · 1.21, SE = 2.22.
    ['one side at the kiosk before and after', 2.5, [{ atKiosk: always }], [{}]],
    ['both sides at the kiosk before and after', 2.5, [{ atKiosk: always }], [{ atKiosk: always }]],
    ['both sides at the kiosk from April on', 2.5, [{ atKiosk: fromApril }], [{ atKiosk: fromApril }]],
    ['one side at the kiosk from April on', 2.5 + 1.21, [{ atKiosk: fromApril }], [{}]],
    ['the other side at the kiosk from April on', 2.5 + 1.21, [{}], [{ atKiosk: fromApril }]],
    // One goes to the kiosk and the other comes from it: twice the error, four times the variance.
    [
      'one side to the kiosk, the other away from it',
      2.5 + 4 * 1.21,
      [{ atKiosk: fromApril }],
      [{ atKiosk: (month) => 1 - fromApril(month) }],
    ],
    // A side of two: a mean of two, V = 0.625 + 0.625 + 2 · 0.625/2; half of its answers moved, a quarter of 1.21.
    ['one of two compared from April on', 1.875 + 1.21 / 4, [{}], [{ atKiosk: fromApril }, {}]],
  ])('%s', (_, variance, treated, comparison) => {
    expect(errorOf(treated, comparison)).toBeCloseTo(Math.sqrt(variance), 9);
  });

  test('an error that is known as such has no degrees of freedom to lose', () => {
    const sides = { treated: [service({ atKiosk: fromApril })], comparison: [service()] };
    // Four figures of 999 each; times ((2.5 + 1.21)/2.5)².
    expect(differenceOfSides(sides, MONTHS, ERRORS)!.degreesOfFreedom).toBeCloseTo(4 * 999 * (3.71 / 2.5) ** 2, 6);
  });

  test('sides that drifted apart at the same kiosk do not pass for alike because of its error', () => {
    const drifting = service({ value: (month) => (month < '2026-01' ? 60 : 63.5), atKiosk: always });
    const months = monthsFrom('2025-10', '2026-03');
    const { t, p } = placeboOfSides({ treated: [drifting], comparison: [service()] }, months, ERRORS)!;
    // 3.5/1.581; with the error of the kiosk in both halves it would be 3.5/2.218 = 1.58, and p = 0.11.
    expect(t).toBeCloseTo(2.214, 3);
    expect(p).toBeLessThan(0.03);
  });
});

describe('two services or more on each side', () => {
  // Changes of 10 and 14 beside 1 and 3: δ = 12 − 2, V = 8/2 + 2/2.
  const changed = (by: number, atKiosk: Course['atKiosk'] = () => 0) =>
    service({ value: (month) => 60 + by * fromApril(month), atKiosk });
  const panel = (atKiosk?: Course['atKiosk']) => ({
    treated: [changed(10, atKiosk), changed(14, atKiosk)],
    comparison: [changed(1), changed(3)],
  });

  test.each<[string, number, Course['atKiosk']]>([
    ['nobody at a kiosk', 5, undefined],
    ['one side at the kiosk before and after', 5, always],
    // Both moved alike: their spread knows nothing of it.
    ['one side at the kiosk from April on', 5 + 1.21, fromApril],
  ])('%s', (_, variance, atKiosk) => {
    const found = differenceOfSides(panel(atKiosk), MONTHS, ERRORS)!;
    expect(found.difference).toBeCloseTo(10, 9);
    expect(found.standardError).toBeCloseTo(Math.sqrt(variance), 9);
  });

  test('the placebo as well', () => {
    const months = [MARCH, APRIL];
    const found = placeboOfSides(panel(fromApril), months, ERRORS)!;
    expect(found.difference).toBeCloseTo(10, 9);
    expect(found.standardError).toBeCloseTo(Math.sqrt(6.21), 9);
  });

  test('services that all changed alike have no test, whatever the table knows', () => {
    const sides = { treated: [changed(9, fromApril), changed(9, fromApril)], comparison: [changed(1), changed(1)] };
    expect(differenceOfSides(sides, MONTHS, ERRORS)!.p).toBeNull();
  });
});
