import type { Family } from '../case.ts';
import { casemix } from './casemix-regression.ts';
import { centredCompositeFamily } from './centred-composite.ts';
import { differenceInDifferencesFamily } from './difference-in-differences.ts';
import { directStandardisationFamily } from './direct-standardisation.ts';
import { foreignScales } from './foreign-scales.ts';
import { funnel } from './funnel.ts';
import { lifeSituationGap } from './life-situation-gap.ts';
import { linking } from './linking.ts';
import { meanInterval } from './mean-interval.ts';
import { mixShift } from './mix-shift.ts';
import { modeIdentifiabilityFamily } from './mode-identifiability.ts';
import { multiplicity } from './multiplicity.ts';
import { npsNoise } from './nps-noise.ts';
import { pChart } from './p-chart.ts';
import { pipeline } from './pipeline.ts';
import { relativeImportance } from './relative-importance.ts';
import { reliability } from './reliability.ts';
import { responseWeighting } from './response-weighting.ts';
import { scoreFromCounts } from './score-from-counts.ts';
import { shrinkage } from './shrinkage.ts';
import { simpsonStandardisation } from './simpson-standardisation.ts';
import { suppression } from './suppression.ts';
import { surveyStandardisation } from './survey-standardisation.ts';
import { twoWayEffects } from './two-way-effects.ts';
import { welch } from './welch.ts';
import { wilsonInterval } from './wilson-interval.ts';
import { xmr } from './xmr.ts';

/** What computes each family of verification cases; one file a family, named after it. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  'casemix-regression': casemix,
  'centred-composite': centredCompositeFamily,
  'difference-in-differences': differenceInDifferencesFamily,
  'direct-standardisation': directStandardisationFamily,
  'foreign-scales': foreignScales,
  funnel,
  'life-situation-gap': lifeSituationGap,
  linking,
  'mean-interval': meanInterval,
  'mix-shift': mixShift,
  'mode-identifiability': modeIdentifiabilityFamily,
  multiplicity,
  'nps-noise': npsNoise,
  'p-chart': pChart,
  pipeline,
  'relative-importance': relativeImportance,
  reliability,
  'response-weighting': responseWeighting,
  'score-from-counts': scoreFromCounts,
  shrinkage,
  'simpson-standardisation': simpsonStandardisation,
  suppression,
  'survey-standardisation': surveyStandardisation,
  'two-way-effects': twoWayEffects,
  welch,
  'wilson-interval': wilsonInterval,
  xmr,
};
