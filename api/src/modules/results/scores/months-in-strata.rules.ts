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
  ({ segment, mode }) => `${segment} ${mode}`,
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
  return [...channels].every((channel) => {
    const rows = months.map((strata) => cellsOf(strata.filter((one) => one.channel === channel)));
    return rows.every((row) =>
      FACTORS.every((levelOf) => ADJUSTED_ITEMS.every((item) => isSafe(row, rows, levelOf, item))),
    );
  });
}

/** Answers of one segment, mode and source class. */
interface Cell {
  stratum: Stratum;
  answers: Answers;
}
/** By segment, mode and source class. */
type Row = ReadonlyMap<string, Cell>;
type Item = (typeof ADJUSTED_ITEMS)[number];

const WHOLE_CELL = ({ segment, mode, sourceClass }: Stratum): string => `${segment} ${mode} ${sourceClass}`;

function cellsOf(strata: readonly Stratum[]): Row {
  return new Map(
    [...Map.groupBy(strata, WHOLE_CELL)].map(([key, own]) => {
      const answers = { SAT: 0, EASE: 0, TIME: 0 };
      for (const cell of countedCells(own)) for (const item of ADJUSTED_ITEMS) answers[item] += cell.answers[item];
      return [key, { stratum: own[0]!, answers }];
    }),
  );
}

/** Every few answers can go to another level, of a cell that both months have to one that both have. */
function isSafe(row: Row, rows: readonly Row[], levelOf: (stratum: Stratum) => string, item: Item): boolean {
  const answered = [...row].filter(([, { answers }]) => answers[item] > 0);
  const byLevel = Map.groupBy(answered, ([, { stratum }]) => levelOf(stratum));
  // Of one level there are as many as the channel has in the month, which is shown.
  if (byLevel.size < 2) return true;
  return [...byLevel].every(([level, own]) => {
    if (own.reduce((sum, [, { answers }]) => sum + answers[item], 0) >= POLICY.minimumToShow) return true;
    const outside = answered.filter(([, { stratum }]) => levelOf(stratum) !== level);
    return own.some(([key, { answers: corner }]) =>
      outside.some(([other, { answers: beside }]) =>
        rows.some((month) => {
          const [across, diagonal] = [month.get(key)?.answers, month.get(other)?.answers];
          if (month === row || !across?.[item] || !diagonal?.[item]) return false;
          return hasRoom(item, { corner, beside, across, diagonal });
        }),
      ),
    );
  });
}
