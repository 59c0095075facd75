/** How norms of service were kept in the demo country, month by month, as the systems that measure them would report it. */
import { type Channel, findNorm, type Norm, type NormCode } from '@otklik/schema';
import { DEMO_RATING_COUNT } from './demo-ratings.ts';
import { monthsOfUse } from './demo-flow.ts';

/** One row of a norms report; references are slugs. */
export interface DemoNorm {
  day: string;
  service: string;
  touchpoint: string;
  norm: NormCode;
  values?: { value: number; count: number }[];
  within?: number;
  outside?: number;
  unknown: number;
}

/** Norms whose events are measured in a channel: median of the values, and how closely they lie around it. */
const MEASURED: Partial<Record<Channel, readonly (readonly [norm: NormCode, median: number, steepness: number])[]>> = {
  SOCIAL_NETWORK: [
    ['SOCIAL_MENTION_REPLY', 130, 1.6],
    ['SOCIAL_MESSAGE_REPLY', 75, 1.8],
  ],
  TELEPHONE: [['CALL_TRANSFERS', 0.9, 2.2]],
  WRITTEN: [['LETTER_ACKNOWLEDGED', 420, 1.7]],
  IN_PERSON: [['WAITING_IN_PERSON', 9, 2.4]],
  PORTAL: [
    ['NO_DOCUMENTS', 0.6, 1.2],
    ['NO_OTHER_SERVICES', 0.3, 1.1],
  ],
};
/** Norms that were kept or not: share of the uses in a channel. */
const KEPT: Partial<Record<Channel, readonly (readonly [norm: NormCode, share: number])[]>> = {
  PORTAL: [
    ['ELECTRONIC', 0.83],
    ['PROACTIVE', 0.06],
    ['ONE_CLICK', 0.21],
    ['INSTANT', 0.17],
  ],
};
/** Offices with longer queues, in times of the usual wait; the queue in the first got shorter over the months. */
const QUEUE: Readonly<Record<string, number>> = {
  'office-yasnograd': 1.7,
  'kiosk-yasnograd': 1.7,
  'office-sineozersk': 1.1,
  'office-tikhoborye': 0.6,
};
const SHORTER_EACH_MONTH = 0.02;
/** Events that nobody measured. */
const UNKNOWN = 0.07;

/** Rows of the reports that belong to `demoFlow` of the same anchor and count. */
export function* demoNorms(anchorDay: string, count = DEMO_RATING_COUNT): Generator<DemoNorm> {
  for (const { day, month, service, stream, transactions } of monthsOfUse(anchorDay, count)) {
    const { slug: touchpoint, channel } = stream.touchpoint;
    const unknown = Math.round(transactions * UNKNOWN);
    const events = Math.round(transactions) - unknown;
    if (events <= 0) continue;
    const row = { day, service, touchpoint, unknown };
    for (const [norm, median, steepness] of MEASURED[channel] ?? []) {
      const times = norm === 'WAITING_IN_PERSON' ? queueOf(touchpoint, month) : paceOf(service);
      yield { ...row, norm, values: spread(findNorm(norm)!, events, median * times, steepness) };
    }
    for (const [norm, share] of KEPT[channel] ?? []) {
      const within = Math.round(events * Math.min(0.98, share * (2 - paceOf(service))));
      yield { ...row, norm, within, outside: events - within };
    }
  }
}

const queueOf = (touchpoint: string, month: number): number =>
  (QUEUE[touchpoint] ?? 1) * (touchpoint.endsWith('-yasnograd') ? 1 + SHORTER_EACH_MONTH * month : 1);

/** A pace of each service's own, from 0.7 to 1.3, that follows from its name. */
function paceOf(service: string): number {
  let sum = 0;
  for (const letter of service) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return 0.7 + (0.6 * sum) / 997;
}

/**
 * Events by value: as many in each bin as a log-logistic distribution puts there, F(x) = 1 / (1 + (median / x)^steepness),
 * each at the upper end of its bin. Numbers of something start at 0, and are spread as if one more was counted.
 */
function spread({ bounds, measure }: Norm, events: number, median: number, steepness: number) {
  const shift = measure === 'COUNT' ? 1 : 0;
  const upTo = (bound: number) => Math.round(events / (1 + (median / (bound + shift)) ** steepness));
  const values: { value: number; count: number }[] = [];
  let before = 0;
  for (const value of bounds) {
    const below = upTo(value);
    if (below > before) values.push({ value, count: below - before });
    before = below;
  }
  if (events > before) values.push({ value: (bounds.at(-1) ?? 0) * 2, count: events - before });
  return values;
}
