import type { Channel, Mode } from '@otklik/schema';
import type { ShownModeTable } from '../../audit/collect/mode-tables.ts';
import {
  asShown,
  countAnswers,
  type CountedAnswers,
  exactErrors,
  type ModeTableTruth,
} from '../../audit/attack/mode-table-truth.ts';
import { countsOf } from '../../audit/attack/mode-table-counts.ts';
import { figureKey, type FiguresOfQuarters } from '../../audit/attack/attack-successive-tables.ts';
import { drawFrom } from '../../audit/country/small-country.ts';
import { type Day, type DayRange, periodsIn } from '../../src/kernel/calendar.ts';
import type { FigureAnswers } from '../../src/modules/results/mode-table/accepted-answers.ts';
import type { QuarterStrata } from '../../src/modules/results/mode-table/answers-of-quarters.rules.ts';
import { versionOf } from '../../src/modules/results/mode-table/method-freezer.ts';
import { estimateEffects } from '../../src/modules/results/mode-table/estimate-effects.rules.ts';
import type { EffectStratum } from '../../src/modules/results/mode-table/mode-cells.rules.ts';
import {
  ADJUSTED_ITEMS,
  type ItemEffects,
  type ModeEffect,
  type ModeTable,
  type ReferenceMix,
} from '../../src/modules/results/mode-table/mode-table.ts';
import { UNKNOWN_SEGMENT } from '../../src/modules/results/mode-table/mode-table.ts';
import type { Answers } from '../../src/modules/results/tally.builder.ts';
import type { Tally } from '../../src/modules/results/tally.ts';
import { tallyOf } from '../../src/modules/results/tally.builder.ts';

const CHANNELS: readonly Channel[] = ['PORTAL', 'TELEPHONE', 'IN_PERSON', 'WRITTEN'];
const MODES: readonly Mode[] = ['WEB', 'OPERATOR', 'KIOSK', 'PAPER'];
const SEGMENTS = ['citizens', 'companies', UNKNOWN_SEGMENT];

/** A frozen table, as the public sees it by some rule, and what it was made of. */
export interface SeenModeTable {
  shown: ShownModeTable;
  truth: ModeTableTruth;
  /** The table as it is frozen, and a reference mix of the same answers. */
  table: ModeTable;
  mix: ReferenceMix;
}

/** Standard deviations of answers, points: published distributions tell them. */
const SPREADS = [20, 25, 30, 35];

/** Said of an item whose effects differ between channels. */
const VARIES = { f: 9, df1: 2, df2: 900, p: 0.001, largest: 8 };

/**
 * The mode table of a random country of few services, where some places are used by some few: estimated by the product,
 * without a database between. Of every second one the effects vary between channels, and of every second pair the errors
 * are those of differences of two means.
 */
export function seenModeTable(seed: number, publicly: (table: ModeTable) => ModeTable): SeenModeTable {
  const strata = drawStrata(seed);
  const table = tableOf(strata, seed, `table ${seed}`, { from: '2025-10-01', to: '2026-09-30' });
  const truth = truthOf(table, countedIn('2026-07-01', strata));
  return { shown: asShown(publicly(table)), truth, table, mix: mixOf(strata, seed, table) };
}

function tableOf(strata: readonly EffectStratum[], seed: number, version: string, window: DayRange): ModeTable {
  const items = ADJUSTED_ITEMS.map((item): ItemEffects => {
    const effects = { ...estimateEffects(strata, item, new Set()), modeInteraction: seed % 2 === 0 ? VARIES : null };
    return seed % 4 < 2 ? effects : withErrorsOfMeans(effects, SPREADS[Math.floor(seed / 4) % SPREADS.length]!);
  });
  return { version, window, madeAt: new Date('2026-10-08T00:00:00Z'), methodVersion: '1.2.0', items, spread: {} };
}

const countedIn = (quarter: Day, strata: readonly EffectStratum[]): CountedAnswers[] =>
  strata.map(({ subjectId, channel, mode, segment, tally }) => {
    const answersTo = (item: (typeof ADJUSTED_ITEMS)[number]) =>
      tally.counts[item].slice(1).reduce((sum, n) => sum + n, 0);
    return {
      unit: `${subjectId} ${channel}`,
      quarter,
      channel,
      mode,
      segment: segment === UNKNOWN_SEGMENT ? null : segment,
      sat: answersTo('SAT'),
      ease: answersTo('EASE'),
      time: answersTo('TIME'),
    };
  });

const truthOf = (table: ModeTable, answers: readonly CountedAnswers[]): ModeTableTruth => ({
  version: table.version,
  counts: countAnswers(answers),
  kept: new Set(countsOf(asShown(table)).keys()),
  answers,
  errors: exactErrors(table),
});

/** Two to five tables of a random country lie in them. */
const QUARTERS = periodsIn({ from: '2025-10-01', to: '2027-09-30' }, 'QUARTER');
const QUARTERS_OF_TABLE = 4;

/** What is known when a table is frozen: those it shares quarters with as they are told, and the answers of all their quarters. */
export type Freeze = (
  table: ModeTable,
  earlier: readonly ModeTable[],
  quarters: readonly QuarterStrata[],
) => ModeTable['told'];

/**
 * Mode tables of successive quarters of a random country, in which places open and close, and some are used in single
 * quarters alone.
 * @param freeze decides what is told of each
 * @param publicly what the public sees of it
 * @param doesWait whether some came late to a channel and wait, so that tables count them and figures do not
 */
export function seenSuccessiveTables(
  seed: number,
  freeze: Freeze,
  publicly: (table: ModeTable) => ModeTable,
  { doesWait = false }: { doesWait?: boolean } = {},
): { shown: ShownModeTable[]; truths: ModeTableTruth[]; figures: FiguresOfQuarters } {
  const tables: ModeTable[] = [];
  const answers = quartersOf(seed, QUARTERS).map((one, at) =>
    doesWait ? { ...one, inFigures: inFiguresOf(one, drawFrom(seed + 1_000 * at)) } : one,
  );
  const count = 2 + (seed % 4);
  for (let at = 0; at < count; at++) {
    const own = answers.slice(at, at + QUARTERS_OF_TABLE);
    const window = { from: own[0]!.quarter.from, to: own.at(-1)!.quarter.to };
    const table = tableOf(own.flatMap(({ strata }) => strata), seed, versionOf(window), window); // prettier-ignore
    const first = Math.max(0, at - QUARTERS_OF_TABLE + 1);
    const told = freeze(table, tables.slice(first), answers.slice(first, at + QUARTERS_OF_TABLE));
    tables.push({ ...table, told });
  }
  return {
    figures: new Map(answers.flatMap((one) => (one.inFigures ? [[one.quarter.from, figuresOf(one.inFigures)]] : []))),
    shown: tables.map((table) => asShown(publicly(table))),
    truths: tables.map((table, at) =>
      truthOf(
        table,
        answers.slice(at, at + QUARTERS_OF_TABLE).flatMap(({ quarter, strata }) => countedIn(quarter.from, strata)),
      ),
    ),
  };
}

/** The answers of a random country, quarter by quarter: most of what is used is so throughout, the rest in some quarters. */
function quartersOf(seed: number, quarters: readonly DayRange[]): QuarterStrata[] {
  const draw = drawFrom(seed + 7_000_003);
  const strata = drawStrata(seed);
  const uses = strata.map(() => {
    const [kind, first] = [draw(), Math.floor(draw() * quarters.length)];
    return quarters.map((_, at) => {
      if (kind < 0.5) return 0.4 + draw();
      if (kind < 0.7) return at >= first ? 1 : 0;
      if (kind < 0.85) return at <= first ? 1 : 0;
      return at === first ? 1 : 0;
    });
  });
  return quarters.map((quarter, at) => ({
    quarter,
    strata: strata.flatMap((stratum, place) => {
      const n = Math.round((uses[place]![at]! * answersOf(stratum)) / 2);
      return n === 0 ? [] : [{ ...stratum, tally: drawTally(n, draw) }];
    }),
  }));
}

/** Answers by channel without those who wait, in two of five channels some, mostly few; in one of five some were withdrawn. */
function inFiguresOf({ quarter, strata }: QuarterStrata, draw: () => number): FigureAnswers {
  const byChannel = Map.groupBy(countedIn(quarter.from, strata), ({ channel }) => channel as Channel);
  return new Map(
    [...byChannel].map(([channel, own]) => {
      const [sat, ease, time] = (['sat', 'ease', 'time'] as const).map((item) =>
        own.reduce((sum, row) => sum + row[item], 0),
      ) as [number, number, number];
      const [kind, some] = [draw(), 1 + Math.floor(14 * draw() ** 2)];
      const late = kind < 0.4 ? Math.min(sat, some) : kind < 0.6 ? -some : 0;
      const alsoOf = (n: number) => Math.min(n, Math.round(late * draw()));
      return [channel, { SAT: sat - late, EASE: ease - alsoOf(ease), TIME: time - alsoOf(time) }];
    }),
  );
}

function figuresOf(inFigures: FigureAnswers): Map<string, number> {
  const figures = new Map<string, number>();
  for (const [channel, answers] of inFigures)
    for (const item of ADJUSTED_ITEMS)
      for (const key of [figureKey(item, channel), figureKey(item, null)])
        figures.set(key, (figures.get(key) ?? 0) + answers[item]);
  return figures;
}

const answersOf = ({ tally }: EffectStratum): number => tally.counts.SAT.slice(1).reduce((sum, n) => sum + n, 0);

/** The answers to SAT by channel and segment. */
function mixOf(strata: readonly EffectStratum[], year: number, { window, madeAt }: ModeTable): ReferenceMix {
  const shares = [...Map.groupBy(strata, ({ channel, segment }) => `${channel} ${segment}`).values()].map((own) => {
    const count = own.reduce((sum, { tally }) => sum + tally.counts.SAT.slice(1).reduce((all, n) => all + n, 0), 0);
    return { channel: own[0]!.channel, segment: own[0]!.segment, count };
  });
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  return { year, weighting: 'ANSWERS', period: window, total, madeAt, shares };
}

/** Effects with the errors of differences of two means, e² = s²/n + s²/n′: from them a count is solved for most closely. */
function withErrorsOfMeans(own: ItemEffects, spread: number): ItemEffects {
  const varianceOf = (n: number, beside: number) => spread ** 2 * (1 / n + 1 / beside);
  const ofModes = (modes: readonly ModeEffect[]): ModeEffect[] =>
    modes.map((mode) => ({
      ...mode,
      standardError: mode.effect === null ? null : frozen(varianceOf(mode.answers, mode.referenceAnswers)),
    }));
  const answersBeside = (factor: string) => own.mix.find((part) => part.isReference && part.factor === factor)!.answers;
  const exact = new Map<string, number>([
    ...own.modes.map((mode) => [`MODE:${mode.mode}`, varianceOf(mode.answers, mode.referenceAnswers)] as const),
    ...own.mix.map(
      ({ factor, key, answers }) => [`${factor}:${key}`, varianceOf(answers, answersBeside(factor))] as const,
    ),
  ]);
  const factorOf = (key: string) => key.split(':')[0]!;
  const covarianceOf = (a: string, b: string): number => {
    if (a === b) return exact.get(a)!;
    return factorOf(a) === factorOf(b) && factorOf(a) !== 'MODE' ? spread ** 2 / answersBeside(factorOf(a)) : 0;
  };
  return {
    ...own,
    modes: ofModes(own.modes),
    classes: own.classes.map(({ channel, modes }) => ({ channel, modes: ofModes(modes) })),
    mix: own.mix.map((part) => ({
      ...part,
      standardError:
        part.isReference || part.effect === null
          ? part.standardError
          : frozen(varianceOf(part.answers, answersBeside(part.factor))),
    })),
    covariance: own.keys.map((row) => own.keys.map((column) => covarianceOf(row, column))),
  };
}

const frozen = (variance: number): number => Math.round(100 * Math.sqrt(variance)) / 100;

function drawStrata(seed: number): EffectStratum[] {
  const draw = drawFrom(seed);
  const upTo = (most: number) => Math.floor(draw() * most);
  const channels = CHANNELS.slice(0, 1 + upTo(CHANNELS.length));
  const modes = MODES.slice(0, 2 + upTo(MODES.length - 1));
  const segments = SEGMENTS.slice(0, 1 + upTo(SEGMENTS.length));
  const size = [8, 25, 80, 300][upTo(4)]!;
  const strata: EffectStratum[] = [];
  for (let service = 0; service <= upTo(4); service++)
    for (const channel of channels)
      for (const mode of modes) {
        if (draw() < 0.25) continue;
        for (const segment of segments) {
          const n = Math.round(size * draw() ** 3);
          if (n === 0) continue;
          const subjectId = `service-${service}`;
          strata.push({
            subjectId,
            channel,
            mode,
            segment,
            sourceClass: 'PROMPT',
            language: 'RU',
            tally: drawTally(n, draw),
          });
        }
      }
  return strata;
}

function drawTally(n: number, draw: () => number): Tally {
  const value = () => 1 + Math.floor(draw() * 5);
  const ratings = Array.from({ length: n }, (): Answers => {
    return { SAT: value(), ...(draw() < 0.8 && { EASE: value() }), ...(draw() < 0.3 && { TIME: value() }) };
  });
  return tallyOf(ratings);
}
