/** Rhythm of the week and of the day. */
import type { Stream } from './streams.ts';
import { runningTotals } from './random.ts';

/** Kinds of day: offices are half open on Saturday and closed on Sunday; internal services rest on both. */
export const DAY_KINDS = ['WEEKDAY', 'SATURDAY', 'SUNDAY'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** Kind of a day from its weekday, 0 Sunday … 6 Saturday. */
export const dayKind = (weekday: number): DayKind =>
  weekday === 0 ? 'SUNDAY' : weekday === 6 ? 'SATURDAY' : 'WEEKDAY';

const OF_WEEKDAY = [0.55, 1.2, 1.14, 1.08, 1.06, 0.98, 0.68] as const;

/** Relative volume of a day. The first week of January is quiet; volume grows slowly over the 22 months. */
export function volumeOf(day: string, weekday: number, progress: number): number {
  const isNewYear = day.slice(5) >= '01-01' && day.slice(5) <= '01-07';
  return (OF_WEEKDAY[weekday] as number) * (isNewYear ? 0.4 : 1) * (0.92 + 0.16 * progress);
}

/** How far a stream is open on a kind of day, 0–1. */
export function opening(stream: Stream, kind: DayKind): number {
  if (kind === 'WEEKDAY') return 1;
  if (stream.isInternal) return 0;
  if (stream.touchpoint.channel === 'IN_PERSON') return kind === 'SATURDAY' ? 0.5 : 0;
  return 1;
}

/** Relative volume by local hour 0–23. Nothing before 6: days of different time zones then never overlap. */
const HOURS = {
  ONLINE: [0, 0, 0, 0, 0, 0, 1, 2, 4, 6, 7, 7, 6, 6, 5, 5, 5, 5, 6, 7, 9, 9, 6, 3],
  OFFICE: [0, 0, 0, 0, 0, 0, 0, 0, 3, 8, 10, 10, 8, 6, 7, 8, 8, 6, 3, 1, 0, 0, 0, 0],
  PHONE: [0, 0, 0, 0, 0, 0, 0, 1, 5, 9, 10, 9, 7, 6, 7, 7, 6, 4, 3, 2, 1, 0, 0, 0],
  DESK: [0, 0, 0, 0, 0, 0, 0, 1, 4, 9, 10, 9, 5, 5, 8, 9, 9, 5, 2, 0, 0, 0, 0, 0],
} as const;
const TOTALS = {
  ONLINE: runningTotals(HOURS.ONLINE),
  OFFICE: runningTotals(HOURS.OFFICE),
  PHONE: runningTotals(HOURS.PHONE),
  DESK: runningTotals(HOURS.DESK),
};

/** Running totals of the local hours of a stream. */
export function hoursOf({ isInternal, touchpoint }: Stream): Float64Array {
  if (isInternal) return TOTALS.DESK;
  if (touchpoint.channel === 'IN_PERSON') return TOTALS.OFFICE;
  return touchpoint.channel === 'TELEPHONE' ? TOTALS.PHONE : TOTALS.ONLINE;
}

/** Hours that a time zone of the demo is ahead of UTC. None of them changes its clocks. */
export const HOURS_AHEAD: Readonly<Record<string, number>> = {
  'Europe/Kaliningrad': 2,
  'Europe/Moscow': 3,
  'Europe/Samara': 4,
  'Asia/Yekaterinburg': 5,
};
