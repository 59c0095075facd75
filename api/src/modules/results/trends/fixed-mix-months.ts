import type { Measure } from '@otklik/schema';
import type { Pool } from 'pg';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { FigureSubject } from '../figure-query.ts';
import type { RememberedFigures } from '../scores/remembered-figures.ts';
import type { FrozenMethod } from '../scores/frozen-method.ts';
import type { SharedErrors } from '../scores/shared-errors.rules.ts';
import { fixedMixFigure, type FixedMixScore } from './fixed-mix.rules.ts';
import { readAcceptedStrata } from '../accepted-strata.ts';
import { heldHistory, type HistorySources } from './held-history.ts';
import { majorOf } from '../tally.ts';

/**
 * A score on the mix of the base year, as a difference of such scores needs it: its sampling variance, and apart from it
 * by how much it moves with the effects that all such scores share, whose error counts once in a difference.
 */
export type MixScore = Omit<FixedMixScore, 'effectVariance'>;

/** Scores of one subject on one mix, whatever months are asked for. */
export interface MonthsOnMix {
  /**
   * The score of these months together; null where there are too few answers or too little of the mix, or where one of
   * the months is not public.
   */
  scoreOf(months: readonly DayRange[]): MixScore | null;
  /** Major versions of the questionnaire that answers of these months were given to. */
  majorsIn(months: readonly DayRange[]): string[];
}

/** Where scores on a fixed mix come from. */
export interface FixedMixSources extends Omit<HistorySources, 'reader'> {
  method: FrozenMethod;
  /** Connections that rest in a role that may read what stands behind publications. */
  pool: Pool;
  /** What was made of published months before. */
  remembered: RememberedFigures;
}

/**
 * Scores on a fixed mix that verdicts are computed from, one for all audiences: of what the newest edition of a month
 * accepted, where the public is shown that month's figure, and of nothing else. They are exact: no one shows them; who
 * computes a verdict from them rounds for the audience.
 */
export class FixedMixMonths {
  readonly #sources: FixedMixSources;

  constructor(sources: FixedMixSources) {
    this.#sources = sources;
  }

  /**
   * What is made of scores on a fixed mix: made once until a publication, a report of transactions, the registry or the
   * method changes.
   * @param question everything that it depends on besides
   */
  once<Value>(question: string, make: () => Promise<Value>): Promise<Value> {
    return this.#sources.remembered.ofPublications(`FIXED_MIX${question}`, make);
  }

  /** What is not known of the effects of modes, and of the links, that these scores share. */
  get errors(): SharedErrors {
    return this.#sources.method.inForce.errors;
  }

  /** The months of a subject; null without answers, and for internal clients, whose figures are not weighted. */
  async of(subject: FigureSubject, measure: Measure): Promise<MonthsOnMix | null> {
    const accepted = await readAcceptedStrata(this.#sources.pool, subject.id, measure);
    const held = await heldHistory(subject, measure, accepted, this.#sources);
    if (!held?.mix) return null;
    const { strataOf, mix } = held;
    const { inForce } = this.#sources.method;
    const strataIn = (months: readonly DayRange[]) => months.flatMap(({ from }) => strataOf.get(from) ?? []);
    return {
      scoreOf(months) {
        if (months.some(({ from }) => !strataOf.has(from))) return null;
        return fixedMixFigure(strataIn(months), mix.mix, measure, inForce, mix.keyOf).score;
      },
      majorsIn: (months) => [
        ...new Set(strataIn(months).flatMap(({ tally }) => tally.instrumentVersions.map(majorOf))),
      ],
    };
  }
}
