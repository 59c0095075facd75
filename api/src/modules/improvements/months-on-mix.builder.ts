import { type DayRange, periodOf, periodsIn } from '../../kernel/calendar.ts';
import type { MixScore, MonthsOnMix, SharedErrors } from '../results/index.ts';

/** What a service scores, month by month. Months are YYYY-MM. */
export interface Course {
  /** Points; null where the month has no score. */
  value: (month: string) => number | null;
  /** Sampling variance of the score of however many months, points². */
  variance?: number;
  /** Answers in a month; the score of several months has n − 1 degrees of freedom. */
  n?: number;
  /** Share of answers by kiosk, whose effect is known and taken out. */
  atKiosk?: (month: string) => number;
  /** Share of answers by telephone keys, whose effect is not known. */
  byKeys?: (month: string) => number;
  /** MAJOR version of the questions. */
  major?: (month: string) => string;
}

/** Months of a service that follow a course; several together are their mean. */
export function monthsOnMix({
  value,
  variance = 1,
  n = 1_000,
  atKiosk = () => 0,
  byKeys = () => 0,
  major = () => '1',
}: Course): MonthsOnMix {
  const names = (months: readonly DayRange[]) => months.map(({ from }) => from.slice(0, 7));
  return {
    scoreOf(months): MixScore | null {
      const all = names(months);
      const values = all.map(value);
      if (values.includes(null)) return null;
      const mean = (of: (month: string) => number) => all.reduce((sum, month) => sum + of(month), 0) / all.length;
      return {
        value: mean((month) => value(month)!),
        samplingVariance: variance,
        degreesOfFreedom: n * all.length - 1,
        loadings: new Map([['SAT', new Map([['MODE:KIOSK', -mean(atKiosk)]])]]),
        n: n * all.length,
        unadjusted: new Map([['IVR', mean(byKeys)]]),
      };
    },
    majorsIn: (months) => [...new Set(names(months).map(major))],
  };
}

/** A whole month, YYYY-MM. */
export const monthOf = (name: string): DayRange => periodOf(`${name}-01`, 'MONTH');

/** Whole months from one to another, YYYY-MM, oldest first. */
export const monthsFrom = (first: string, last: string): DayRange[] =>
  periodsIn({ from: `${first}-01`, to: monthOf(last).to }, 'MONTH');

/** The table knows the effect of the kiosk with this standard error, points. */
export const kioskKnownBy = (standardError: number): SharedErrors => ({
  items: [{ item: 'SAT', keys: ['MODE:KIOSK'], covariance: [[standardError ** 2]] }],
});
