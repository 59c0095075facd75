/** What is promised of one operation. */
interface Promised {
  /** 95 of 100 are answered within so many milliseconds. */
  p95Ms: number;
  /** 99 of 100. */
  p99Ms: number;
}

/** Every operation the load sends. Requests carry its name as the tag `operation`. */
export type Operation =
  'ratingSubmit' | 'ratingRevise' | 'questionnaire' | 'offersReport' | 'widgetFile' | 'publicPage' | 'overview';

/** The promises, by operation: the same whatever the workload. */
export const PROMISES: Readonly<Record<Operation, Promised>> = {
  ratingSubmit: { p95Ms: 250, p99Ms: 1_000 },
  ratingRevise: { p95Ms: 250, p99Ms: 1_000 },
  questionnaire: { p95Ms: 250, p99Ms: 1_000 },
  offersReport: { p95Ms: 250, p99Ms: 1_000 },
  widgetFile: { p95Ms: 250, p99Ms: 1_000 },
  publicPage: { p95Ms: 500, p99Ms: 1_500 },
  overview: { p95Ms: 800, p99Ms: 2_000 },
};

/** At most one answer in a thousand may be a failure. */
const GOOD_ANSWERS = 0.999;

/** Thresholds for these operations, as k6 wants them; `answered` is our own metric: the share of good answers. */
export function thresholds(operations: readonly Operation[]): Record<string, string[]> {
  const entries = operations.flatMap((operation): [string, string[]][] => {
    const { p95Ms, p99Ms } = PROMISES[operation];
    return [
      [`http_req_duration{operation:${operation}}`, [`p(95)<${p95Ms}`, `p(99)<${p99Ms}`]],
      [`answered{operation:${operation}}`, [`rate>=${GOOD_ANSWERS}`]],
    ];
  });
  // An iteration that could not start was never sent: the figures would be of a smaller load.
  return { ...Object.fromEntries(entries), dropped_iterations: ['count<1'] };
}
