import type { Measure } from '@otklik/schema';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { FigureSubject } from '../figure-query.ts';
import type { FrozenMethod } from '../scores/frozen-method.ts';
import { degreesOfFreedomOf, fixedMixFigure, varianceOf } from './fixed-mix.rules.ts';
import { type HistorySources, readHeldHistory } from './held-history.ts';
import { majorOf } from '../tally.ts';

/** A score on the mix of the base year, as a difference of such scores needs it. Points 0–100, not rounded. */
export interface MixScore {
  value: number;
  variance: number;
  degreesOfFreedom: number;
  n: number;
}

/** Scores of one subject on one mix, whatever months are asked for. */
export interface MonthsOnMix {
  /** The score of these months together; null where there are too few answers or too little of the mix. */
  scoreOf(months: readonly DayRange[]): MixScore | null;
  /** Major versions of the questionnaire that answers of these months were given to. */
  majorsIn(months: readonly DayRange[]): string[];
}

/**
 * Scores on a fixed mix that verdicts are computed from, for whatever audience. They are exact and of any subject: no
 * one shows them; who computes a verdict from them takes closed months and rounds for the audience.
 */
export class FixedMixMonths {
  readonly #sources: HistorySources & { method: FrozenMethod };

  constructor(sources: HistorySources & { method: FrozenMethod }) {
    this.#sources = sources;
  }

  /** The months of a subject; null without answers, and for internal clients, whose figures are not weighted. */
  async of(subject: FigureSubject, measure: Measure): Promise<MonthsOnMix | null> {
    const held = await readHeldHistory(subject, { measure, grain: 'MONTH' }, this.#sources);
    if (!held?.mix) return null;
    const { strataOf, mix } = held;
    const { inForce } = this.#sources.method;
    const strataIn = (months: readonly DayRange[]) => months.flatMap(({ from }) => strataOf.get(from) ?? []);
    return {
      scoreOf(months) {
        const { score } = fixedMixFigure(strataIn(months), mix.mix, measure, inForce, mix.keyOf);
        return (
          score && {
            value: score.value,
            variance: varianceOf(score),
            degreesOfFreedom: degreesOfFreedomOf(score),
            n: score.n,
          }
        );
      },
      majorsIn: (months) => [
        ...new Set(strataIn(months).flatMap(({ tally }) => tally.instrumentVersions.map(majorOf))),
      ],
    };
  }
}
