import { estimateOfTally } from '../src/modules/results/estimate-value.ts';
import type { ItemEffects } from '../src/modules/results/mode-table/mode-table.ts';
import type { Stratum } from '../src/modules/results/scores/stratum.ts';
import { sumTallies } from '../src/modules/results/tally.ts';
import { type AnswerCell, flowOf, strataOf } from './draw-answers.ts';
import { fixedMixScore } from './fixed-line.ts';
import type { ServicePart } from './judge-figures.ts';
import { MONTHS } from './run-calendar.ts';
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

/** Control charts of all services over the eight quarters. */
export function judgeTrends(
  parts: readonly ServicePart[],
  effects: ItemEffects,
  fallen: readonly AnswerCell[],
): JudgedTrends {
  const trends: JudgedTrends = { flat: [], fallen: [], naive: [], answers: [] };
  const fallenOf = Map.groupBy(fallen, ({ service }) => service.key);
  for (const { service, clients, cells } of parts) {
    const baseYear = flowOf(clients, { from: 0, to: 12 });
    const months = Array.from({ length: MONTHS }, (_, month) => strataOf(cells, { from: month, to: month + 1 }));
    const line = months.map((strata) => fixedMixScore(strata, baseYear, effects));
    const below = Array.from({ length: MONTHS }, (_, month) =>
      month < FALL.from
        ? line[month]!
        : fixedMixScore(strataOf(fallenOf.get(service.key)!, { from: month, to: month + 1 }), baseYear, effects),
    );
    const raw = months.map(plainMean);
    trends.flat.push(watchLine(line, FALL.from));
    trends.fallen.push(watchLine(below, FALL.from));
    trends.naive.push(
      watchLine(
        raw.map(({ value }) => value),
        FALL.from,
      ),
    );
    trends.answers.push(raw.reduce((sum, { n }) => sum + (n ?? 0), 0) / MONTHS);
  }
  return trends;
}

const plainMean = (strata: readonly Stratum[]) =>
  estimateOfTally(sumTallies(strata.map(({ tally }) => tally)), 'SAT', 'SCORE');
