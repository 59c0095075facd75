import { setTimeout as pause } from 'node:timers/promises';
import { isStored } from '../load/rating-requests.ts';
import { type MixedTarget, mixedRequests } from './mixed-requests.ts';
import { type OverloadAnswer, RawConnection } from './raw-connection.ts';

/** A load that does not wait for answers, as people do not wait for one another. */
export interface Offer extends MixedTarget {
  /** Requests a second. */
  perSecond: number;
  seconds: number;
  /** Connections, open before the first request, as those of a proxy are. What finds none free is not sent, and counted. */
  connections: number;
  /** Ratings acknowledged so far are told beside these; false keeps memory small. */
  keepIds: boolean;
}

/** What became of the requests of one kind. */
export interface Told {
  sent: number;
  accepted: number;
  /** 503 with a `Retry-After` of at least a second. */
  turnedAway: number;
  /** Anything else: another status, a 503 without `Retry-After`, a broken connection, an error in a 200. */
  failed: number;
  /** Of the accepted ones, in milliseconds, unsorted. */
  latenciesMs: number[];
}

export interface OfferReport {
  ratings: Told;
  reads: Told;
  /** Requests a second that were really sent. */
  perSecond: number;
  /** From the last request to the last answer, in milliseconds. */
  drainMs: number;
  /** Requests that found no free connection. */
  unsent: number;
  /** Waits that were asked for, by seconds. */
  retryAfter: Record<string, number>;
  /** What the first failures were. */
  failures: string[];
  /** Ids of acknowledged ratings. */
  acknowledged: string[];
}

/** Answers that are still under way when the offer ends are waited for at most so long. */
const LAST_ANSWERS_WITHIN_MS = 15_000;
const FAILURES_TOLD = 5;

const told = (): Told => ({ sent: 0, accepted: 0, turnedAway: 0, failed: 0, latenciesMs: [] });

/** Sends as much as it is told for as long as it is told, and waits for the answers. */
export async function offer(order: Offer): Promise<OfferReport> {
  const next = mixedRequests(order);
  const free = Array.from({ length: order.connections }, () => new RawConnection(order.host, order.port));
  const all = new Set(free);
  await Promise.all(free.map(({ opened }) => opened));
  const report: OfferReport = {
    ratings: told(),
    reads: told(),
    perSecond: 0,
    drainMs: 0,
    unsent: 0,
    retryAfter: {},
    failures: [],
    acknowledged: [],
  };
  let underWay = 0;

  const sendOne = (): void => {
    let connection = free.pop();
    while (connection && !connection.isOpen) {
      all.delete(connection);
      connection = free.pop();
    }
    if (!connection) {
      if (all.size >= order.connections) {
        report.unsent++;
        return;
      }
      connection = new RawConnection(order.host, order.port);
      all.add(connection);
    }
    const { kind, id, text } = next();
    const counts = kind === 'RATING' ? report.ratings : report.reads;
    counts.sent++;
    underWay++;
    const used = connection;
    const sentAt = performance.now();
    used.send(text, (answer) => {
      underWay--;
      if (answer.status === 0) all.delete(used);
      else free.push(used);
      judge(answer, kind, counts, report);
      if (counts.accepted > counts.latenciesMs.length) {
        counts.latenciesMs.push(performance.now() - sentAt);
        if (order.keepIds && id) report.acknowledged.push(id);
      }
    });
  };

  const startedAt = performance.now();
  let due = 0;
  for (;;) {
    const elapsed = (performance.now() - startedAt) / 1_000;
    if (elapsed >= order.seconds) break;
    const dueNow = Math.floor(elapsed * order.perSecond);
    // A late turn of our own is made up for in parts: what arrives all at once would be another load.
    for (let burst = 0; due < dueNow && burst < order.perSecond / 20 + 1; due++, burst++) sendOne();
    await pause(1);
  }
  report.perSecond = (report.ratings.sent + report.reads.sent) / ((performance.now() - startedAt) / 1_000);
  const endedAt = performance.now();
  while (underWay > 0 && performance.now() < endedAt + LAST_ANSWERS_WITHIN_MS) await pause(10);
  report.drainMs = performance.now() - endedAt;
  for (const connection of all) connection.close();
  return report;
}

function judge(answer: OverloadAnswer, kind: 'RATING' | 'READ', counts: Told, report: OfferReport): void {
  const isAccepted = kind === 'RATING' ? isStored(answer) : answer.status === 200 && !answer.body.includes('"errors"');
  if (isAccepted) counts.accepted++;
  else if (answer.status === 503 && answer.retryAfter !== null && answer.retryAfter >= 1) {
    counts.turnedAway++;
    report.retryAfter[answer.retryAfter] = (report.retryAfter[answer.retryAfter] ?? 0) + 1;
  } else {
    counts.failed++;
    if (report.failures.length < FAILURES_TOLD)
      report.failures.push(`${kind} ${answer.status} ${answer.body.slice(0, 200)}`);
  }
}
