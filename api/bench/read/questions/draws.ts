import { CHANNELS } from '@otklik/schema';
import { addDays, type DayRange, periodOf } from '../../../src/kernel/calendar.ts';
import { pick } from '../data/random.ts';
import type { View } from '../pages.ts';
import type { ImprovementPlace, Place, ServicePlace, SituationPlace } from '../places.ts';
import type { Drawing } from './question.ts';

/** Days and filters of a view. */
export type DrawView = (drawing: Drawing) => View & DayRange;

/** A whole quarter or month of the last year, as free dates that fall on its ends. */
export function wholeMonths({ places, random }: Drawing): View & DayRange {
  const back = 30 + Math.floor(random() * 330);
  const { from, to } = periodOf(addDays(places.today, -back), random() < 0.5 ? 'MONTH' : 'QUARTER');
  return { from, to };
}

/** Two weeks to half a year, from any day. */
export function freeDates({ places, random }: Drawing): View & DayRange {
  const from = addDays(places.today, -(200 + Math.floor(random() * 230)));
  return { from, to: addDays(from, 14 + Math.floor(random() * 180)) };
}

/** One restriction: a channel, a segment, a mode or a language. */
function filter({ places, random }: Drawing): View {
  const channels = Object.keys(CHANNELS).filter((channel) => channel !== 'SOCIAL_NETWORK' && channel !== 'WRITTEN');
  switch (Math.floor(random() * 4)) {
    case 0:
      return { segment: pick(places.segments, random).slug };
    case 1:
      return { mode: pick(['WEB', 'APP'], random) };
    case 2:
      return { language: pick(['RU', 'EN'], random) };
    default:
      return { channel: pick(channels, random) };
  }
}

/** The same days, and one restriction. */
export const filtered =
  (days: DrawView): DrawView =>
  (drawing) => ({ ...days(drawing), ...filter(drawing) });

const bySlug = <Kind extends Place>(places: readonly Kind[], slug: string): Kind =>
  places.find((place) => place.slug === slug)!;

/** A service: the busiest are looked at most. */
export const drawService = ({ places, random }: Drawing): ServicePlace =>
  bySlug(places.services, `service-${Math.floor(places.services.length * random() * random())}`);
export const drawSituation = ({ places, random }: Drawing): SituationPlace => pick(places.situations, random);
export const drawTouchpoint = ({ places, random }: Drawing): Place => pick(places.touchpoints, random);
export const drawAuthority = ({ places, random }: Drawing): Place => pick(places.authorities, random);
export const drawMinistry = ({ places, random }: Drawing): Place =>
  bySlug(places.authorities, `ministry-${Math.floor(random() * 20)}`);
export const theGovernment = ({ places }: Drawing): Place => bySlug(places.authorities, 'government');
export const drawImprovement = ({ places, random }: Drawing): ImprovementPlace => pick(places.improvements, random);
/** An improvement that was reported on. */
export const drawReported = ({ places, random }: Drawing): ImprovementPlace & { report: string } =>
  pick(
    places.improvements.filter((one) => one.report !== null),
    random,
  ) as ImprovementPlace & { report: string };
/** A published quarter. */
export const drawQuarter = ({ places, random }: Drawing): DayRange => pick(places.quarters, random);
