/** What is promised of one operation. */
interface Promised {
  /** 95 of 100 are answered within so many milliseconds. */
  p95Ms: number;
  /** 99 of 100. */
  p99Ms: number;
}

/** Operations of somebody who means no good; what each must be answered with is in abuses.ts. */
export type Abuse =
  'abuseFlood' | 'abuseReplay' | 'abuseForgery' | 'abuseOversized' | 'abuseCostly' | 'abuseDeep' | 'abuseGarbage';

/** Every operation the load sends. Requests carry its name as the tag `operation`. */
export type Operation =
  | 'ratingSubmit'
  | 'ratingRevise'
  | 'ratingsImport'
  | 'questionnaire'
  | 'offersReport'
  | 'widgetFile'
  | 'publicPage'
  | 'overview'
  | 'serverMetrics'
  | Abuse;

/** Whoever sends ten requests at once waits for the other nine as well; but an answer must come, and soon. */
const TO_ABUSE: Promised = { p95Ms: 1_000, p99Ms: 2_500 };

/** The promises, by operation: the same whatever the workload. */
export const PROMISES: Readonly<Record<Operation, Promised>> = {
  ratingSubmit: { p95Ms: 250, p99Ms: 1_000 },
  ratingRevise: { p95Ms: 250, p99Ms: 1_000 },
  // A call of 200 rows.
  ratingsImport: { p95Ms: 1_000, p99Ms: 2_500 },
  questionnaire: { p95Ms: 250, p99Ms: 1_000 },
  offersReport: { p95Ms: 250, p99Ms: 1_000 },
  widgetFile: { p95Ms: 250, p99Ms: 1_000 },
  publicPage: { p95Ms: 500, p99Ms: 1_500 },
  overview: { p95Ms: 800, p99Ms: 2_000 },
  abuseFlood: TO_ABUSE,
  abuseReplay: TO_ABUSE,
  abuseForgery: TO_ABUSE,
  abuseOversized: TO_ABUSE,
  abuseCostly: TO_ABUSE,
  abuseDeep: TO_ABUSE,
  abuseGarbage: TO_ABUSE,
  serverMetrics: { p95Ms: 500, p99Ms: 1_500 },
};

/** True for what somebody who means well asks for. */
export const isHonest = (operation: Operation): boolean => !operation.startsWith('abuse');

/** One in a thousand who mean well may be turned away and told to come again; abuse must always be answered as is due. */
const goodAnswers = (operation: Operation): number => (isHonest(operation) ? 0.999 : 1);

/** Thresholds by metric, as k6 wants them. */
export type Thresholds = Record<string, string[]>;

/**
 * Promises of these operations. Two metrics are our own: `answered`, the share of good answers, and `wrong_answers`, the
 * share of failures other than being turned away with 503 and `Retry-After`, which an honest client gets over. Nobody is
 * answered wrongly.
 */
export function thresholds(operations: readonly Operation[]): Thresholds {
  return {
    ...promisesOf(operations, ''),
    wrong_answers: ['rate==0'],
    // An iteration that could not start was never sent: the figures would be of a smaller load.
    dropped_iterations: ['count<1'],
  };
}

/** The same promises in the last third of the load alone: what came before must have left nothing behind. */
export const thresholdsOfLastThird = (operations: readonly Operation[]): Thresholds =>
  promisesOf(operations, ',third:last');

function promisesOf(operations: readonly Operation[], tags: string): Thresholds {
  const entries = operations.flatMap((operation): [string, string[]][] => {
    const { p95Ms, p99Ms } = PROMISES[operation];
    return [
      [`http_req_duration{operation:${operation}${tags}}`, [`p(95)<${p95Ms}`, `p(99)<${p99Ms}`]],
      [`answered{operation:${operation}${tags}}`, [`rate>=${goodAnswers(operation)}`]],
    ];
  });
  return Object.fromEntries(entries);
}

/** However much is asked of it, the server keeps within its memory (MB, resident). */
export const BOUNDED_SERVER: Thresholds = { server_memory_mb: ['max<512'] };

/**
 * After hours it is as it was: resident memory and the mean time of an answer in the last third, as multiples of those
 * in the first. Twice the time is allowed, because the speed of a machine drifts by as much within an hour. The lower
 * bounds are there because a gauge that was never set is 0, which would pass.
 */
export const STEADY_SERVER: Thresholds = {
  ...BOUNDED_SERVER,
  server_memory_growth: ['value>0', 'value<1.5'],
  server_slowdown: ['value>0', 'value<2'],
};
