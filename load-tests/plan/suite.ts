import { type Operation, thresholds } from './promises.ts';
import type { Workload } from './workloads.ts';

/** Operations each scenario sends. A scenario is exported by every suite under the same name. */
export const SCENARIOS = {
  submitRating: ['ratingSubmit', 'ratingRevise'],
  loadWidget: ['widgetFile', 'questionnaire', 'offersReport'],
  readPublicPage: ['publicPage'],
  readOverview: ['overview'],
} as const satisfies Record<string, readonly Operation[]>;

export type Scenario = keyof typeof SCENARIOS;

/** Options of k6 for a suite. */
export interface SuiteOptions {
  scenarios: Record<string, Workload & { exec: string }>;
  thresholds: Record<string, string[]>;
  summaryTrendStats: string[];
}

/** Who × how many × promise: every scenario with its workload, and the thresholds of all that they send. */
export function suite(loads: Partial<Record<Scenario, Workload>>): SuiteOptions {
  const names = Object.keys(loads) as Scenario[];
  return {
    scenarios: Object.fromEntries(names.map((name) => [name, { ...loads[name]!, exec: name }])),
    thresholds: thresholds(names.flatMap((name) => SCENARIOS[name])),
    summaryTrendStats: ['min', 'med', 'avg', 'p(95)', 'p(99)', 'max'],
  };
}
