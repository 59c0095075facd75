import type { Family } from '../case.ts';
import { casemix } from './casemix-regression.ts';
import { centredCompositeFamily } from './centred-composite.ts';
import { directStandardisationFamily } from './direct-standardisation.ts';
import { foreignScales } from './foreign-scales.ts';
import { linking } from './linking.ts';
import { meanInterval } from './mean-interval.ts';
import { modeIdentifiabilityFamily } from './mode-identifiability.ts';
import { pipeline } from './pipeline.ts';
import { responseWeighting } from './response-weighting.ts';
import { scoreFromCounts } from './score-from-counts.ts';
import { simpsonStandardisation } from './simpson-standardisation.ts';
import { surveyStandardisation } from './survey-standardisation.ts';
import { twoWayEffects } from './two-way-effects.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** What computes each family of verification cases; one file a family, named after it. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  'casemix-regression': casemix,
  'centred-composite': centredCompositeFamily,
  'direct-standardisation': directStandardisationFamily,
  'foreign-scales': foreignScales,
  linking,
  'mean-interval': meanInterval,
  'mode-identifiability': modeIdentifiabilityFamily,
  pipeline,
  'response-weighting': responseWeighting,
  'score-from-counts': scoreFromCounts,
  'simpson-standardisation': simpsonStandardisation,
  'survey-standardisation': surveyStandardisation,
  'two-way-effects': twoWayEffects,
  'wilson-interval': wilsonInterval,
};
