import { addDays, type DayRange, periodOf } from '../../../src/kernel/calendar.ts';
import { comparedMonths } from '../../../src/modules/improvements/comparison-periods.rules.ts';
import { daysBefore, daysOfTrend, type View } from '../pages.ts';
import type { ImprovementPlace, Place, Places, ServicePlace } from '../places.ts';
import type { RawDimension, RawFilter, RawQuestion } from './raw-question.ts';

type Subjects = RawQuestion['subjects'];

/** UUIDs of the services of an authority and of those below it. */
export function servicesOf({ services, authorities }: Places, authority: Place): string[] {
  const below = new Set([authority.id]);
  // Sets tell of what is added while they are walked through.
  for (const id of below) for (const one of authorities) if (one.parentId === id) below.add(one.id);
  return services.filter(({ authorityId }) => below.has(authorityId)).map(({ id }) => id);
}

export const idsOf = (places: readonly Place[]): string[] => places.map(({ id }) => id);

const ROWS_ON_PAGE = 100;

/** Services of the page of a list of a hundred: named by their number, and ordered by it. */
export function servicesOfPage({ services }: Places, turn: number): ServicePlace[] {
  const numberOf = ({ slug }: Place) => Number(slug.split('-')[1]);
  const first = ROWS_ON_PAGE * (turn % Math.ceil(services.length / ROWS_ON_PAGE));
  return services.toSorted((a, b) => numberOf(a) - numberOf(b)).slice(first, first + ROWS_ON_PAGE);
}

/** Touchpoints of the first page of a list of a hundred, by their Russian names: the help line, then offices by number. */
export function touchpointsOfFirstPage({ touchpoints }: Places): Place[] {
  const isOnPage = (slug: string) =>
    slug === 'help-line' || Number(/^office-(\d+)$/.exec(slug)?.[1]) < ROWS_ON_PAGE - 1;
  return touchpoints.filter(({ slug }) => isOnPage(slug));
}

/** The restriction of a view, for raw rows. */
export function rawFilter({ channel, mode, language, segment }: View, { segments }: Places): RawFilter {
  return {
    ...(channel ? { channel } : {}),
    ...(mode ? { mode } : {}),
    ...(language ? { language } : {}),
    ...(segment ? { segment: segments.find(({ slug }) => slug === segment)!.id } : {}),
  };
}

/** Days of a view, and the days before that they are put beside, with its filter. */
export function inView(view: View & DayRange, places: Places, subjects: Subjects) {
  const { from, to } = view;
  const filter = rawFilter(view, places);
  const ask = (days: DayRange, more: Partial<RawQuestion>): RawQuestion => ({ subjects, days, filter, ...more });
  return {
    now: (...by: RawDimension[][]) => ask({ from, to }, { by }),
    open: (...by: RawDimension[][]) => ask({ from, to }, { by, stream: 'OPEN' }),
    both: (...by: RawDimension[][]) => ask({ from, to }, { by, stream: 'BOTH' }),
    before: (...by: RawDimension[][]) => ask(daysBefore({ from, to }, places.today), { by }),
    trend: (...by: RawDimension[][]) => ask(daysOfTrend(places.today), { by }),
    drivers: () => ask({ from, to }, { isOfDrivers: true }),
  };
}

/** What stands on a public page: a quarter, its open stream, eighteen months and eight quarters. */
export function ofPublicPage(subjects: Subjects, quarter: DayRange, places: Places): RawQuestion[] {
  const { trend, now, open } = inView({ ...quarter }, places, subjects);
  return [now(['CHANNEL'], ['SOURCE_CLASS']), open(), trend(['MONTH']), eightQuarters(subjects, places)];
}

/** The eight closed quarters before a day. */
export function eightQuarters(subjects: Subjects, { today }: Places): RawQuestion {
  let { from } = periodOf(today, 'QUARTER');
  const to = addDays(from, -1);
  for (let quarter = 0; quarter < 8; quarter++) ({ from } = periodOf(addDays(from, -1), 'QUARTER'));
  return { subjects, days: { from, to }, by: [['QUARTER']] };
}

/** Windows that the product uses where nobody names another length. */
const WINDOW_MONTHS = 3;

/** The months before and after improvements, of what was improved. */
export function ofImprovements(improvements: readonly ImprovementPlace[], today: string): RawQuestion[] {
  return [...Map.groupBy(improvements, ({ startsOn, doneOn }) => `${startsOn} ${doneOn}`).values()].flatMap(
    (alike): RawQuestion[] => {
      const { startsOn, doneOn } = alike[0]!;
      const { before, after } = comparedMonths(
        { registeredOn: startsOn, startsOn, doneOn, doneRecordedOn: doneOn, windowMonths: WINDOW_MONTHS },
        today,
      );
      const subjects = alike.flatMap(({ services }) => services);
      return [before, after]
        .filter((months) => months.length > 0)
        .map((months) => ({
          subjects,
          days: { from: months[0]!.from, to: months.at(-1)!.to },
          by: [['SUBJECT', 'MONTH']],
        }));
    },
  );
}
