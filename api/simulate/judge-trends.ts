import { estimateOfTally } from '../src/modules/results/estimate-value.ts';
import type { Stratum } from '../src/modules/results/scores/stratum.ts';
import { sumTallies } from '../src/modules/results/tally.ts';
import { heldMix } from '../src/modules/results/trends/base-mix.rules.ts';
import { fixedMixFigure } from '../src/modules/results/trends/fixed-mix.rules.ts';
import { type AnswerCell, flowOf, strataOf } from './draw-answers.ts';
import type { FrozenForRun } from './freeze-method.ts';
import type { ServicePart } from './judge-figures.ts';
import { type CalendarOfRun, MONTHS } from './run-calendar.ts';
import { watchLine, type WatchedLine } from './watch-trends.ts';

/** What the control charts of all services said. */
export interface JudgedTrends {
  /** Lines of the method on a truth that does not change, and on one that falls. */
  flat: WatchedLine[];
  fallen: WatchedLine[];
  /** The plain mean of the month on the truth that does not change. */
  naive: WatchedLine[];
  /** Answers a month in the line. */
  answers: number[];
}

/** Points by which everything of a service falls, and when: the first month of the sixth quarter. */
export const FALL = { points: 5, from: 15 };

/** The first year, whose mix a line is held at. */
const BASE_YEAR = { from: 0, to: 12 };

/** Control charts of all services over the eight quarters. */
export function judgeTrends(
  parts: readonly ServicePart[],
  method: FrozenForRun,
  fallen: readonly AnswerCell[],
  calendar: CalendarOfRun,
): JudgedTrends {
  const trends: JudgedTrends = { flat: [], fallen: [], naive: [], answers: [] };
  const fallenOf = Map.groupBy(fallen, ({ service }) => service.key);
  for (const { service, clients, cells } of parts) {
    const months = Array.from({ length: MONTHS }, (_, month) => ({ from: month, to: month + 1 }));
    const strata = months.map((month) => strataOf(cells, month));
    const { mix, keyOf } = heldMix(flowOf(clients, BASE_YEAR), strata.slice(BASE_YEAR.from, BASE_YEAR.to), 'SAT');
    const onMix = (own: readonly Stratum[]) => fixedMixFigure(own, mix, 'SAT', method, keyOf).estimate;
    const flat = strata.map(onMix);
    const below = months.map((month, index) =>
      index < FALL.from ? flat[index]! : onMix(strataOf(fallenOf.get(service.key)!, month)),
    );
    const naive = strata.map(plainMean);
    trends.flat.push(watchLine(flat, calendar, FALL.from));
    trends.fallen.push(watchLine(below, calendar, FALL.from));
    trends.naive.push(watchLine(naive, calendar, FALL.from));
    trends.answers.push(naive.reduce((sum, { n }) => sum + (n ?? 0), 0) / MONTHS);
  }
  return trends;
}

const plainMean = (strata: readonly Stratum[]) =>
  estimateOfTally(sumTallies(strata.map(({ tally }) => tally)), 'SAT', 'SCORE');
