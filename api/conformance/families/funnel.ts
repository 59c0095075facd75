import {
  additiveVariance,
  binomialFunnelLimit,
  funnelPosition,
  meanFunnelLimits,
  overDispersion,
  type FunnelPosition,
} from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';

const WORDS: Record<FunnelPosition, string> = {
  BELOW_998: 'below 99.8%',
  BELOW_95: 'below 95%',
  WITHIN: 'within',
  ABOVE_95: 'above 95%',
  ABOVE_998: 'above 99.8%',
};

/**
 * Funnel of shares: exact limits, over-dispersion and what it makes of every unit.
 *
 * The cases add τ² of the winsorised φ̂ whether over-dispersion is significant or not; the product only where it is.
 */
export const funnel: Family = ({ units, tails }: Json) => {
  const sum = (key: 'k' | 'n'): number => units.reduce((all: number, unit: Json) => all + unit[key], 0);
  const target = sum('k') / sum('n');
  const varianceOf = (n: number): number => (target * (1 - target)) / n;
  const funnelUnits = units.map(({ k, n }: Json) => ({ value: k / n, variance: varianceOf(n) }));
  const variances = funnelUnits.map(({ variance }: Json) => variance);
  const { z, phi, winsorisedPhi } = estimated(overDispersion(funnelUnits, target));
  const between = additiveVariance(winsorisedPhi, variances);
  return {
    p0: target,
    phi,
    phi_winsorised: winsorisedPhi,
    tau2: additiveVariance(phi, variances),
    tau2_winsorised: between,
    rows: units.map(({ unit, k, n }: Json, i: number) => {
      const [low998, low95, high95, high998] = tails.map((tail: number) => binomialFunnelLimit(target, n, tail));
      const normal = meanFunnelLimits(target, varianceOf(n));
      return {
        unit,
        n,
        k,
        p: k / n,
        z: z[i],
        lower998: low998,
        lower95: low95,
        upper95: high95,
        upper998: high998,
        normal_lower95: normal.low95,
        normal_upper95: normal.high95,
        z_random_effects: (k / n - target) / Math.sqrt(varianceOf(n) + between),
        flag: WORDS[funnelPosition(k / n, { low998, low95, high95, high998 })],
      };
    }),
  };
};
