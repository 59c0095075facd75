import { isHonest, type Operation, type Thresholds, thresholds, thresholdsOfLastThird } from './promises.ts';
import type { Workload } from './workloads.ts';

/** Operations each scenario sends. A scenario is exported by every suite under the same name. */
export const SCENARIOS = {
  submitRating: ['ratingSubmit', 'ratingRevise'],
  loadWidget: ['widgetFile', 'questionnaire', 'offersReport'],
  readPublicPage: ['publicPage'],
  readOverview: ['overview'],
  importRatings: ['ratingsImport'],
  abusiveBurst: [
    'abuseFlood',
    'abuseReplay',
    'abuseForgery',
    'abuseOversized',
    'abuseCostly',
    'abuseDeep',
    'abuseGarbage',
  ],
  watchServer: ['serverMetrics'],
} as const satisfies Record<string, readonly Operation[]>;

export type Scenario = keyof typeof SCENARIOS;

/** Options of k6 for a suite. */
export interface SuiteOptions {
  scenarios: Record<string, Workload & { exec: string }>;
  thresholds: Thresholds;
  summaryTrendStats: string[];
}

/** What a suite promises beyond the promises of every operation. */
interface Beyond {
  /** What people are promised is kept in the last third alone as well. */
  inLastThird?: boolean;
  /** What is promised of the server itself; `watchServer` is then one of the scenarios. */
  ofServer?: Thresholds;
}

/** Who × how many × promise: every scenario with its workload, and the thresholds of all that they send. */
export function suite(loads: Partial<Record<Scenario, Workload>>, beyond: Beyond = {}): SuiteOptions {
  const names = Object.keys(loads) as Scenario[];
  const operations = names.flatMap((name): readonly Operation[] => SCENARIOS[name]);
  return {
    scenarios: Object.fromEntries(names.map((name) => [name, { ...loads[name]!, exec: name }])),
    thresholds: {
      ...thresholds(operations),
      ...(beyond.inLastThird ? thresholdsOfLastThird(operations.filter(isHonest)) : {}),
      ...beyond.ofServer,
    },
    summaryTrendStats: ['min', 'med', 'avg', 'p(95)', 'p(99)', 'max'],
  };
}
