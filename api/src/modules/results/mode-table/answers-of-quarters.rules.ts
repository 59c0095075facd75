import type { Day, DayRange } from '../../../kernel/calendar.ts';
import { EVERYWHERE, partKey, sideKey, type Side, wholeKey } from './count-keys.ts';
import type { CountedCell } from './counted-cells.rules.ts';
import { ADJUSTED_ITEMS, type AdjustedItem, type ModeTable, REFERENCE_MODE } from './mode-table.ts';

/** The answers of one quarter. */
export interface QuarterAnswers {
  quarter: DayRange;
  cells: readonly CountedCell[];
  /** Of the services of which strata are told, those that the newest edition accepted; absent: of none. */
  told?: readonly CountedCell[];
  /** The same of services of which they are to be told. */
  chosen?: readonly CountedCell[];
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
  /** Of an effect. */
  side: { mode: string; side: Side; channel: string } | null;
  n: number;
  /** How many of them are known since they are in strata that are told; more than `n` where some were withdrawn since. */
  told: number;
  /** The same with those that are to be told. */
  withChosen: number;
}

/** One key for the part of a count. */
export const quarterKey = (quarter: Day, tables: readonly string[], count: string): string =>
  `${quarter} ${tables.join('+')} ${count}`;

/** What each quarter has of the counts of tables; of what it has nothing of there is none. */
export function countsOfQuarters(
  quarters: readonly QuarterAnswers[],
  tables: readonly Pick<ModeTable, 'version' | 'window'>[],
): QuarterCount[] {
  const counts = new Map<string, QuarterCount>();
  const add = (one: Added, { quarter, kind }: PlacedCell, n: number, of: readonly Spanned[]) => {
    const own = of.filter((table) => isIn(quarter, table)).map(({ version }) => version);
    if (own.length === 0) return;
    const key = quarterKey(quarter.from, own, one.count);
    const known = counts.get(key);
    if (kind === 'NOW') {
      if (known) known.n += n;
      else counts.set(key, { ...one, quarter: quarter.from, tables: own, n, told: 0, withChosen: 0 });
    } else if (known) {
      known.withChosen += n;
      if (kind === 'TOLD') known.told += n;
    }
  };
  // What is told comes last: of what nobody has answers of any more there is no count.
  const placed = [
    ...quarters.flatMap(({ quarter, cells }) => cells.map((cell) => placedIn(quarter, 'NOW', cell))),
    ...quarters.flatMap(({ quarter, told = [] }) => told.map((cell) => placedIn(quarter, 'TOLD', cell))),
    ...quarters.flatMap(({ quarter, chosen = [] }) => chosen.map((cell) => placedIn(quarter, 'CHOSEN', cell))),
  ];
  for (const item of ADJUSTED_ITEMS) {
    const answered = placed.filter(({ cell }) => cell.answers[item] > 0);
    const whole = wholeKey(item);
    for (const one of answered) {
      const { channel, segment, answers } = one.cell;
      add({ item, count: whole, within: null, side: null }, one, answers[item], tables);
      for (const part of [
        { factor: 'CHANNEL', key: channel },
        { factor: 'SEGMENT', key: segment },
      ] as const)
        add({ item, count: partKey(item, part), within: whole, side: null }, one, answers[item], tables);
    }
    for (const unit of Map.groupBy(answered, (one) => one.unit).values()) {
      const byMode = Map.groupBy(unit, ({ cell }) => cell.mode);
      const onWeb = byMode.get(REFERENCE_MODE) ?? [];
      for (const [mode, inMode] of byMode) {
        if (mode === REFERENCE_MODE) continue;
        const withBoth = tables.filter((table) =>
          [inMode, onWeb].every((own) => own.some(({ quarter, kind }) => kind === 'NOW' && isIn(quarter, table))),
        );
        for (const [side, own] of [
          ['answers', inMode],
          ['referenceAnswers', onWeb],
        ] as const)
          for (const one of own)
            for (const channel of [EVERYWHERE, one.cell.channel]) {
              const count = sideKey(item, mode, side, channel);
              const within = channel === EVERYWHERE ? whole : partKey(item, { factor: 'CHANNEL', key: channel });
              add({ item, count, within, side: { mode, side, channel } }, one, one.cell.answers[item], withBoth);
            }
      }
    }
  }
  return [...counts.values()];
}

type Spanned = Pick<ModeTable, 'version' | 'window'>;
type Added = Pick<QuarterCount, 'item' | 'count' | 'within' | 'side'>;

interface PlacedCell {
  cell: CountedCell;
  quarter: DayRange;
  kind: 'NOW' | 'TOLD' | 'CHOSEN';
  /** A service in a channel and a MAJOR version. */
  unit: string;
}

const placedIn = (quarter: DayRange, kind: PlacedCell['kind'], cell: CountedCell): PlacedCell => ({
  quarter,
  kind,
  cell,
  unit: `${cell.subjectId}|${cell.channel}|${cell.major}`,
});

const isIn = ({ from, to }: DayRange, { window }: Spanned): boolean => window.from <= from && to <= window.to;
