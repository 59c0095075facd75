import { randomFrom } from '../src/database/seeds/demo/random.ts';
import type { ItemEffects, ModeEffect } from '../src/modules/results/mode-table/mode-table.ts';
import type { Country } from './country.ts';
import { drawAnswers, drawClients } from './draw-answers.ts';
import { freezeMethod } from './freeze-method.ts';
import { judgeComparison, judgeLeagueTable, type JudgedComparison, type PairsJudged } from './judge-comparisons.ts';
import {
  type JudgedFigure,
  type JudgedInterval,
  judgeOffices,
  judgeService,
  type ServicePart,
} from './judge-figures.ts';
import { FALL, type JudgedTrends, judgeTrends } from './judge-trends.ts';
import { type CalendarOfRun, MONTHS } from './run-calendar.ts';

/** What one repetition gave. */
export interface Repetition {
  figures: JudgedFigure[];
  offices: JudgedInterval[];
  comparisons: JudgedComparison[];
  /** Pairs ordered by the plain mean, whatever the difference, against both truths. */
  league: Record<'AS_EXPERIENCED' | 'LIKE_FOR_LIKE', PairsJudged>;
  trends: JudgedTrends | null;
  modes: ModeEffect[];
  interaction: ItemEffects['interaction'];
  answers: number;
}

/** How the people of the country answer in one repetition, and how closely it is looked at. */
export interface RepetitionOptions {
  seed: number;
  hasBridges: boolean;
  isSelective: boolean;
  /** Whether pairs one with one, and trends, are looked at too: they take the most time. */
  judgesPairs: boolean;
  judgesTrends: boolean;
  calendar: CalendarOfRun;
  /** How the method is frozen: as in the product unless given, which is how a test sees that an error would be found. */
  freeze?: typeof freezeMethod;
}

/**
 * One repetition: people come, some answer, and every figure is made of their tallies by the same rules as in the
 * product.
 */
export function runRepetition(country: Country, options: RepetitionOptions): Repetition {
  const { seed, hasBridges, isSelective, judgesPairs, judgesTrends, calendar, freeze = freezeMethod } = options;
  const random = randomFrom(seed);
  const answering = { months: MONTHS, hasBridges, isSelective };
  const clients = drawClients(country, random, MONTHS);
  const cells = drawAnswers(clients, random, answering);
  const method = freeze(clients, cells, calendar);
  const effects = method.table.items[0]!;
  const [clientsOf, cellsOf] = [clients, cells].map((all) =>
    Map.groupBy<string, (typeof all)[number]>(all, ({ service }) => service.key),
  ) as [Map<string, typeof clients>, Map<string, typeof cells>];
  const parts = country.services.map((service): ServicePart => ({
    service,
    clients: clientsOf.get(service.key)!,
    cells: cellsOf.get(service.key)!,
  }));
  const figures = parts.flatMap((part) => judgeService(country, part, method, isSelective));
  const on = (basis: string) => figures.filter((figure) => figure.basis === basis);
  const scores = ['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const;
  return {
    figures: figures.map(({ judged }) => judged),
    offices: parts.flatMap((part) => judgeOffices(part, method, isSelective)),
    comparisons: scores.map((basis) => judgeComparison(on(basis), on('RAW'), basis, method, judgesPairs)),
    league: {
      AS_EXPERIENCED: judgeLeagueTable(on('RAW'), on('AS_EXPERIENCED')),
      LIKE_FOR_LIKE: judgeLeagueTable(on('RAW'), on('LIKE_FOR_LIKE')),
    },
    trends: judgesTrends ? judgeTrends(parts, method, drawAnswers(clients, random, answering, FALL), calendar) : null,
    modes: effects.modes,
    interaction: effects.interaction,
    answers: cells.reduce((sum, { counts }) => counts.reduce((all, count) => all + count, sum), 0),
  };
}
