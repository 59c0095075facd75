import type { Day, DayRange } from '../../../kernel/calendar.ts';
import type { FigureAnswers } from './accepted-answers.ts';
import { crossingKey, EVERYWHERE, partKey, sideKey, type Side, wholeKey } from './count-keys.ts';
import { type EffectStratum, modeCellsOf } from './mode-cells.rules.ts';
import { ADJUSTED_ITEMS, type AdjustedItem, type ModeTable, REFERENCE_MODE } from './mode-table.ts';

/** The strata of one quarter. */
export interface QuarterStrata {
  quarter: DayRange;
  strata: readonly EffectStratum[];
  /** Answers that its figures are made of, without those that came late and wait; absent: all. */
  inFigures?: FigureAnswers;
}

/** Answers of one quarter behind the same count of one or several tables. */
export interface QuarterCount {
  /** First day. */
  quarter: Day;
  /** Versions of the tables that count them: of an effect those in whose quarters a unit has both its sides. */
  tables: readonly string[];
  item: AdjustedItem;
  /** Key of the count in these tables. */
  count: string;
  /** Key of the count of the place that it is a side in; of the others the whole they are part of; null of the whole. */
  within: string | null;
  /** Of a channel and segment at once: keys of the counts of both. */
  crosses?: readonly [channel: string, segment: string];
  /** Of an effect. */
  side: { mode: string; side: Side; channel: string } | null;
  /** Code of the channel whose figures tell it, EVERYWHERE of those of all answers; null where no figure does. */
  figure: string | null;
  n: number;
  /** How many figures tell where it is not `n`: fewer while some wait, more when some were withdrawn. */
  inFigures?: number;
}

/** One key for the part of a count. */
export const quarterKey = (quarter: Day, tables: readonly string[], count: string): string =>
  `${quarter} ${tables.join('+')} ${count}`;

/** What each quarter has of the counts of tables; of what it has nothing of there is none. */
export function countsOfQuarters(
  quarters: readonly QuarterStrata[],
  tables: readonly Pick<ModeTable, 'version' | 'window'>[],
): QuarterCount[] {
  const counts = new Map<string, QuarterCount>();
  const add = (one: Omit<QuarterCount, 'tables' | 'quarter'>, quarter: DayRange, of: readonly Spanned[]) => {
    const own = of.filter((table) => isIn(quarter, table)).map(({ version }) => version);
    if (own.length === 0) return;
    const key = quarterKey(quarter.from, own, one.count);
    const known = counts.get(key);
    if (known) known.n += one.n;
    else counts.set(key, { ...one, quarter: quarter.from, tables: own });
  };
  for (const item of ADJUSTED_ITEMS) {
    const cells = quarters.flatMap(({ quarter, strata }) =>
      modeCellsOf(strata, item, new Set()).map((cell) => ({ ...cell, quarter })),
    );
    const whole = wholeKey(item);
    for (const { quarter, channelClass: channel, segment, n } of cells) {
      add({ item, count: whole, within: null, side: null, figure: EVERYWHERE, n }, quarter, tables);
      for (const { figure, ...part } of [
        { factor: 'CHANNEL', key: channel, figure: channel },
        { factor: 'SEGMENT', key: segment!, figure: null },
      ] as const)
        add({ item, count: partKey(item, part), within: whole, side: null, figure, n }, quarter, tables);
      const crosses = [
        partKey(item, { factor: 'CHANNEL', key: channel }),
        partKey(item, { factor: 'SEGMENT', key: segment! }),
      ] as const;
      const crossing = { item, count: crossingKey(item, channel, segment!), within: whole, crosses };
      add({ ...crossing, side: null, figure: null, n }, quarter, tables);
    }
    for (const unit of Map.groupBy(cells, (cell) => cell.unit).values()) {
      const byMode = Map.groupBy(unit, ({ mode }) => mode);
      const onWeb = byMode.get(REFERENCE_MODE) ?? [];
      for (const [mode, inMode] of byMode) {
        if (mode === REFERENCE_MODE) continue;
        const withBoth = tables.filter((table) =>
          [inMode, onWeb].every((own) => own.some(({ quarter }) => isIn(quarter, table))),
        );
        for (const [side, own] of [
          ['answers', inMode],
          ['referenceAnswers', onWeb],
        ] as const)
          for (const { quarter, channelClass, n } of own)
            for (const channel of [EVERYWHERE, channelClass]) {
              const count = sideKey(item, mode, side, channel);
              const within = channel === EVERYWHERE ? whole : partKey(item, { factor: 'CHANNEL', key: channel });
              add({ item, count, within, side: { mode, side, channel }, figure: null, n }, quarter, withBoth);
            }
      }
    }
  }
  const figuresOf = new Map(quarters.map(({ quarter, inFigures }) => [quarter.from, inFigures]));
  return [...counts.values()].map((one) => {
    const figures = figuresOf.get(one.quarter);
    return one.figure && figures ? { ...one, inFigures: answersIn(figures, one.figure, one.item) } : one;
  });
}

const answersIn = (figures: FigureAnswers, figure: string, item: AdjustedItem): number =>
  [...figures].reduce(
    (sum, [channel, answers]) => sum + (figure === EVERYWHERE || channel === figure ? answers[item] : 0),
    0,
  );

type Spanned = Pick<ModeTable, 'version' | 'window'>;

const isIn = ({ from, to }: DayRange, { window }: Spanned): boolean => window.from <= from && to <= window.to;
