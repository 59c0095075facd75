import { POLICY } from '../../../statistics/index.ts';
import { countedCells } from '../mode-table/counted-cells.rules.ts';
import { ADJUSTED_ITEMS } from '../mode-table/mode-table.ts';
import { type Answers, hasRoom } from './rectangle.rules.ts';
import type { Stratum } from './stratum.ts';

/** What a month of a channel may be asked about. */
const FACTORS: readonly ((stratum: Stratum) => string)[] = [
  ({ segment }) => segment,
  ({ mode }) => mode,
  ({ sourceClass }) => sourceClass,
  ({ segment, mode, sourceClass }) => `${segment} ${mode} ${sourceClass}`,
];

/**
 * True where strata of a quarter, of a service whose channels have figures in each month, tell of no few answers of a month: what
 * a channel had in a month of a segment, a mode, a source class, or all of these, is none, or 10 and more, or stands in a
 * rectangle with another month. Where a mode was opened or closed within the quarter it does not.
 *
 * @param months strata of the service in each month
 */
export function areMonthsSafe(months: readonly (readonly Stratum[])[]): boolean {
  const channels = new Set(months.flat().map(({ channel }) => channel));
  return [...channels].every((channel) =>
    FACTORS.every((levelOf) => {
      const rows = months.map((strata) => rowOf(strata.filter((one) => one.channel === channel), levelOf)); // prettier-ignore
      return ADJUSTED_ITEMS.every((item) => rows.every((row) => isSafe(row, rows, item)));
    }),
  );
}

type Row = ReadonlyMap<string, Answers>;

function rowOf(strata: readonly Stratum[], levelOf: (stratum: Stratum) => string): Row {
  return new Map(
    [...Map.groupBy(strata, levelOf)].map(([level, own]) => {
      const answers = { SAT: 0, EASE: 0, TIME: 0 };
      for (const cell of countedCells(own)) for (const item of ADJUSTED_ITEMS) answers[item] += cell.answers[item];
      return [level, answers];
    }),
  );
}

function isSafe(row: Row, rows: readonly Row[], item: (typeof ADJUSTED_ITEMS)[number]): boolean {
  const answered = [...row].filter(([, answers]) => answers[item] > 0);
  // Of one level there are as many as the channel has in the month, which is shown.
  if (answered.length < 2) return true;
  return answered.every(([level, corner]) => {
    if (corner[item] >= POLICY.minimumToShow) return true;
    return answered.some(([other, beside]) => {
      if (other === level) return false;
      return rows.some((month) => {
        const [across, diagonal] = [month.get(level), month.get(other)];
        if (month === row || !across?.[item] || !diagonal?.[item]) return false;
        return hasRoom(item, { corner, beside, across, diagonal });
      });
    });
  });
}
