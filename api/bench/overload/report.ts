import { percentile } from '../report/figures.ts';
import { listed } from '../report/lines.ts';
import type { Machine } from '../report/machine.ts';
import type { Told } from './offer.ts';
import type { LoopDelay } from './server-vitals.ts';

/** What is promised while too much comes, and until it is over. */
export const PROMISES = { ratingP99Ms: 1_000, loopDelayP99Ms: 250, residentMiB: 512, recoveryMs: 10_000 };
/** Share of what was to be offered that must have been sent: with less, the server met a smaller load than is told. */
const SENT_AT_LEAST = 0.99;

/** What became of one kind of request. */
export interface KindFigures {
  sent: number;
  accepted: number;
  turnedAway: number;
  failed: number;
  /** Turned away, as a share of what was sent. */
  shareTurnedAway: number;
  acceptedPerSecond: number;
  p50Ms: number | null;
  p99Ms: number | null;
}

export interface OverloadReport {
  benchmark: 'overload';
  machine: Machine;
  versions: Record<string, string>;
  settings: Record<string, string | number>;
  /** Requests of the mix that the calm server answered in a second. */
  capacityPerSecond: number;
  offeredPerSecond: number;
  sentPerSecond: number;
  unsent: number;
  ratings: KindFigures;
  reads: KindFigures;
  retryAfter: Record<string, number>;
  failures: string[];
  loopDelay: LoopDelay;
  residentMiB: { before: number; peak: number };
  /** Null: not within the promise. */
  recoveryMs: number | null;
  acknowledged: number;
  missing: number;
  /** Promises that were not kept, in words. */
  broken: string[];
}

export function kindFigures({ sent, accepted, turnedAway, failed, latenciesMs }: Told, seconds: number): KindFigures {
  const rank = (share: number) => (latenciesMs.length > 0 ? percentile(latenciesMs, share) : null);
  return {
    sent,
    accepted,
    turnedAway,
    failed,
    shareTurnedAway: sent > 0 ? turnedAway / sent : 0,
    acceptedPerSecond: accepted / seconds,
    p50Ms: rank(0.5),
    p99Ms: rank(0.99),
  };
}

/** Which promises were not kept; the load itself is the first of them. */
export function brokenPromises(
  report: Pick<
    OverloadReport,
    'offeredPerSecond' | 'sentPerSecond' | 'ratings' | 'reads' | 'loopDelay' | 'residentMiB' | 'recoveryMs' | 'missing'
  >,
): string[] {
  const { offeredPerSecond, sentPerSecond, ratings, reads, loopDelay, residentMiB, recoveryMs, missing } = report;
  const broken: [boolean, string][] = [
    [!(sentPerSecond >= SENT_AT_LEAST * offeredPerSecond), 'less than 99 % of what was to be offered was sent'],
    [ratings.failed + reads.failed > 0, 'a request got neither its answer nor 503 with Retry-After'],
    [!(ratings.p99Ms !== null && ratings.p99Ms <= PROMISES.ratingP99Ms), 'p99 of accepted ratings'],
    [loopDelay.p99Ms > PROMISES.loopDelayP99Ms, 'p99 of the delay of the event loop'],
    [residentMiB.peak > PROMISES.residentMiB, 'memory'],
    [recoveryMs === null, 'back to normal'],
    [ratings.shareTurnedAway >= reads.shareTurnedAway, 'ratings are turned away less than reads'],
    [missing > 0, 'an acknowledged rating is missing'],
  ];
  return broken.flatMap(([isBroken, what]) => (isBroken ? [what] : []));
}

const one = (value: number) => value.toFixed(1);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** Prints for people. */
export function printReport(report: OverloadReport): void {
  const { machine, capacityPerSecond, offeredPerSecond, sentPerSecond, ratings, reads, loopDelay } = report;
  const lines = [
    `machine   ${listed(machine)}`,
    `versions  ${listed(report.versions)}`,
    `settings  ${listed(report.settings)}`,
    `a calm server answers ${one(capacityPerSecond)} requests of the mix a second; offered ${one(offeredPerSecond)}, sent ${one(sentPerSecond)} (${report.unsent} found no connection)`,
    ...(['ratings', 'reads'] as const).map((kind) => {
      const { sent, accepted, shareTurnedAway, failed, acceptedPerSecond, p50Ms, p99Ms } = report[kind];
      return `${kind.padEnd(8)} sent ${sent}, accepted ${accepted} (${one(acceptedPerSecond)}/s; p50 ${p50Ms === null ? '–' : one(p50Ms)} ms, p99 ${p99Ms === null ? '–' : one(p99Ms)} ms), turned away ${percent(shareTurnedAway)}, failed ${failed}`;
    }),
    `Retry-After ${Object.entries(report.retryAfter)
      .map(([seconds, count]) => `${seconds} s: ${count}`)
      .join(', ')}`,
    `event loop: delay p99 ${one(loopDelay.p99Ms)} ms, longest ${one(loopDelay.maxMs)} ms`,
    `memory: ${one(report.residentMiB.before)} MiB before, ${one(report.residentMiB.peak)} MiB at most`,
    `back to normal: ${report.recoveryMs === null ? 'not in time' : `${Math.round(report.recoveryMs)} ms`}`,
    `acknowledged ${report.acknowledged}, missing ${report.missing}`,
    ...report.failures.map((failure) => `failed: ${failure}`),
    report.broken.length > 0 ? `NOT KEPT: ${report.broken.join('; ')}` : 'every promise was kept',
  ];
  if (ratings.sent + reads.sent === 0) throw new Error('Nothing was sent.');
  console.log(lines.join('\n'));
}
