import type { FigureWithVariance } from './differences-from-mean.ts';
import { satterthwaite } from './satterthwaite.ts';
import { testDifference, type TestedDifference } from './test-difference.ts';

/** Four figures on the same fixed mix: those who got the improvement and those who did not, before and after. */
export interface FourFigures {
  readonly treatedBefore: FigureWithVariance;
  readonly treatedAfter: FigureWithVariance;
  readonly comparisonBefore: FigureWithVariance;
  readonly comparisonAfter: FigureWithVariance;
}

/**
 * By how much more the treated changed than the comparison did: difference in differences of four independent figures.
 *
 *     δ = (T₁ − T₀) − (C₁ − C₀)        V = V_T1 + V_T0 + V_C1 + V_C0        df: Satterthwaite
 *
 * Use for evidence of grade A where one side has a single service, or there are only two periods; with two services or
 * more on each side `panelDifference` knows how much services differ. It says "because of" only as far as both would have
 * changed alike: the same difference of two periods before the start looks whether they did (`placeboDifference` of a
 * panel).
 *
 * @param figures the four figures, independent of one another, points
 * @throws RangeError when a figure has no finite value, no variance or no degrees of freedom
 * @see METHODOLOGY §2.8; Card & Krueger (1994) AER 84:772; verification case 16
 */
export function differenceInDifferences(figures: FourFigures): TestedDifference {
  const { treatedBefore, treatedAfter, comparisonBefore, comparisonAfter } = figures;
  const parts = [treatedBefore, treatedAfter, comparisonBefore, comparisonAfter];
  const difference = treatedAfter.value - treatedBefore.value - (comparisonAfter.value - comparisonBefore.value);
  const degreesOfFreedom = satterthwaite(parts);
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  return testDifference(difference, variance, degreesOfFreedom);
}
