import { describe, expect, test } from 'vitest';
import { segmentedRegression, type MonthlyFigure } from './segmented-regression.ts';
import type { TestedDifference } from './test-difference.ts';

/*
 * References: R 4.2.2 (2022-11-10 r83330), sandwich 3.0-2, on 29 November 2026. Of figures y in months t since the start:
 *
 *     a <- as.numeric(t >= 0)
 *     fit <- lm(y ~ t + a + I(t * a))                 # with months of the year: + factor(month %% 12)
 *     L <- floor(4 * (n / 100)^(2 / 9))
 *     V <- NeweyWest(fit, lag = L, prewhite = FALSE, adjust = TRUE)
 *
 * level is the coefficient of a, slope that of t * a, and effect their sum with weights 1 and mean(t[t >= 0]). `adjust` is
 * the factor n/(n − k), which we have as well. Rows of R are neighbours whatever their months, so a missing month is a row
 * of weight 0 there. NeweyWest would count that row in n; so of such a series, with n without it, the same from its parts:
 *
 *     M <- nrow(d) * meatHAC(fit, weights = 1 - 0:L / (L + 1), prewhite = FALSE, adjust = FALSE)
 *     V <- n / (n - k) * summary(fit)$cov.unscaled %*% M %*% summary(fit)$cov.unscaled
 */

/** Three years of months; the improvement came with the 27th. */
const THREE_YEARS = [
  69.4, 68.74, 68.26, 71.46, 72.14, 68.2, 66.57, 68.17, 66.63, 63.46, 65.25, 68.98, 68.64, 68.21, 71.87, 73.77, 70.65,
  68.98, 70.57, 69.07, 65.1, 65.67, 68.91, 68.54, 67.8, 71.58, 78.55, 76.62, 75.42, 77.54, 76.68, 72.48, 72.11, 74.9,
  74.43, 73.24,
].map((value, at) => ({ month: 24_000 + at, value }));
const START = 24_026;

/** Flow of the Nile at Aswan from 1876 to 1970, R's `Nile`; the dam was built from 1899 on. A year stands for a month. */
const NILE = [
  1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220,
  1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832,
  764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649,
  846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170,
  912, 746, 919, 718, 714, 740,
].map((value, at) => ({ month: 1876 + at, value }));

/** Estimate and standard error of R. */
type Told = readonly [difference: number, standardError: number];
interface Reference {
  name: string;
  figures: readonly MonthlyFigure[];
  start: number;
  lag: number;
  degreesOfFreedom: number;
  isSeasonal: boolean;
  slopeBefore: number;
  level: Told;
  slope: Told;
  effect: Told;
}

const REFERENCES: readonly Reference[] = [
  {
    name: 'months of the year have levels of their own',
    figures: THREE_YEARS,
    start: START,
    lag: 3,
    degreesOfFreedom: 21,
    isSeasonal: true,
    slopeBefore: 0.0763425925925936,
    level: [5.0315606060605935, 1.0678280635220956],
    slope: [0.039727272727272743, 0.15671893343439408],
    effect: [5.2103333333333213, 0.60413655649978781],
  },
  {
    name: 'two straight lines',
    figures: THREE_YEARS.slice(8),
    start: START,
    lag: 3,
    degreesOfFreedom: 24,
    isSeasonal: false,
    slopeBefore: 0.12123839009288133,
    level: [7.8586393345216781, 1.3824839435453036],
    slope: [-0.64372323857772951, 0.16709203731454114],
    effect: [4.9618847609218957, 1.8583145078128771],
  },
  {
    name: 'the same without the fifth month before the start',
    figures: THREE_YEARS.slice(8).filter(({ month }) => month !== START - 5),
    start: START,
    lag: 2,
    degreesOfFreedom: 23,
    isSeasonal: false,
    slopeBefore: 0.15636051829268313,
    level: [7.3148967572062125, 1.2162648828490719],
    slope: [-0.67884536677753204, 0.16359539103002368],
    effect: [4.2600926067073184, 1.6724548476417578],
  },
  {
    name: 'the Nile',
    figures: NILE,
    start: 1899,
    lag: 3,
    degreesOfFreedom: 91,
    isSeasonal: false,
    slopeBefore: 3.6837944664032332,
    level: [-311.09255298668728, 64.876235787913117],
    slope: [-2.9933320572450879, 4.1666096488211197],
    effect: [-417.35584101888787, 194.60494244599835],
  },
];

const TOLERANCE = 1e-9;
/** How far off, as a share of the reference. */
const offBy = (own: number, reference: number): number => Math.abs(own - reference) / Math.abs(reference);

describe('segmented regression beside R and its package sandwich', () => {
  test.each(REFERENCES)('$name', ({ figures, start, slopeBefore, lag, isSeasonal, degreesOfFreedom, ...parts }) => {
    const own = segmentedRegression(figures, start);
    if (!own.estimable) throw new Error(own.reason);
    expect(own).toMatchObject({ lag, isSeasonal, level: { degreesOfFreedom } });
    expect(offBy(own.slopeBefore, slopeBefore)).toBeLessThan(TOLERANCE);
    for (const part of ['level', 'slope', 'effect'] as const) {
      const { difference, standardError }: TestedDifference = own[part];
      expect(offBy(difference, parts[part][0])).toBeLessThan(TOLERANCE);
      expect(offBy(standardError, parts[part][1])).toBeLessThan(TOLERANCE);
    }
  });

  test('without the factor n/(n − k) the errors would be those of `adjust = FALSE`, which are smaller (control)', () => {
    const own = segmentedRegression(THREE_YEARS.slice(8), START);
    if (!own.estimable) throw new Error(own.reason);
    const unadjusted = own.effect.standardError * Math.sqrt(24 / 28);
    expect(offBy(unadjusted, 1.7204649230320967)).toBeLessThan(TOLERANCE);
    expect(offBy(own.effect.standardError, 1.7204649230320967)).toBeGreaterThan(0.05);
  });
});
