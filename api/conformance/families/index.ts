import type { Family } from '../case.ts';
import { foreignScales } from './foreign-scales.ts';
import { meanInterval } from './mean-interval.ts';
import { modeIdentifiabilityFamily } from './mode-identifiability.ts';
import { scoreFromCounts } from './score-from-counts.ts';
import { twoWayEffects } from './two-way-effects.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** What computes each family of verification cases; one file a family, named after it. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  'foreign-scales': foreignScales,
  'mean-interval': meanInterval,
  'mode-identifiability': modeIdentifiabilityFamily,
  'score-from-counts': scoreFromCounts,
  'two-way-effects': twoWayEffects,
  'wilson-interval': wilsonInterval,
};
