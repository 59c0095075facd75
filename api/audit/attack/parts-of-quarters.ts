import { toGlobalId } from '../../src/kernel/ids.ts';
import type { ShownModeTable } from '../collect/mode-tables.ts';
import { ADJUSTED, countKey, EVERYWHERE, NO_SEGMENT, SIDES, type TableCount } from './mode-table-counts.ts';
import type { CountedAnswers } from './mode-table-truth.ts';

/** Answers of one quarter behind a count of one or several tables. */
export interface PartOfQuarter {
  count: TableCount;
  /** First day. */
  quarter: string;
  /** Versions of the tables that count them: of an effect those in whose quarters its unit has both sides. */
  tables: readonly string[];
  n: number;
}

/** One key for one part. */
export const partOfQuarterKey = ({ count, quarter, tables }: Omit<PartOfQuarter, 'n'>): string =>
  `${quarter}, in ${tables.join(' and ')}: ${countKey(count)}`;

type Span = Pick<ShownModeTable, 'version' | 'period'>;

/** Every part that has answers. Who can answer how in which quarter is no secret: the others are known to be 0. */
export function partsOfQuarters(answers: readonly CountedAnswers[], tables: readonly Span[]): PartOfQuarter[] {
  const parts = new Map<string, PartOfQuarter>();
  const add = (count: TableCount, quarter: string, of: readonly Span[], n: number) => {
    if (n === 0 || of.length === 0) return;
    const part = { count, quarter, tables: of.map(({ version }) => version) };
    const key = partOfQuarterKey(part);
    parts.set(key, { ...part, n: (parts.get(key)?.n ?? 0) + n });
  };
  for (const [at, item] of ADJUSTED.entries()) {
    const field = (['sat', 'ease', 'time'] as const)[at]!;
    for (const { quarter, channel, segment, [field]: n } of answers) {
      const of = tables.filter((table) => isIn(quarter, table));
      const key = segment ? toGlobalId('Segment', segment) : NO_SEGMENT;
      add({ item, kind: 'WHOLE' }, quarter, of, n);
      add({ item, kind: 'PART', factor: 'CHANNEL', key: channel }, quarter, of, n);
      add({ item, kind: 'PART', factor: 'SEGMENT', key }, quarter, of, n);
      add({ item, kind: 'CROSSING', channel, segment: key }, quarter, of, n);
    }
    for (const unit of Map.groupBy(answers, (row) => row.unit).values()) {
      const rowsOf = (mode: string) => unit.filter((row) => row.mode === mode && row[field] > 0);
      const web = rowsOf('WEB');
      for (const mode of new Set(unit.map((row) => row.mode))) {
        if (mode === 'WEB') continue;
        const own = rowsOf(mode);
        const withBoth = tables.filter((table) =>
          [own, web].every((rows) => rows.some(({ quarter }) => isIn(quarter, table))),
        );
        for (const [side, rows] of [
          [SIDES[0], own],
          [SIDES[1], web],
        ] as const)
          for (const { quarter, channel, [field]: n } of rows)
            for (const place of [EVERYWHERE, channel])
              add(
                { item, kind: 'EFFECT', mode, channel: place, side },
                quarter,
                withBoth.filter((table) => isIn(quarter, table)),
                n,
              );
      }
    }
  }
  return [...parts.values()];
}

const isIn = (quarter: string, { period }: Span): boolean => period.from <= quarter && quarter <= period.to;

/** The count of the place, a channel or the whole, that a side of an effect is part of. */
export const placeOf = ({ item, channel }: Extract<TableCount, { kind: 'EFFECT' }>): TableCount =>
  channel === EVERYWHERE ? { item, kind: 'WHOLE' } : { item, kind: 'PART', factor: 'CHANNEL', key: channel };
