import type { Narrowed } from './attack.ts';
import { FEWEST_SHOWN, foundOf, isNarrow, isWrong, narrowestFirst } from './attack-mode-tables.ts';
import type { FrozenVerdict } from './frozen-verdict.ts';
import type { CountedAnswers, ModeTableTruth } from './mode-table-truth.ts';
import { type Bounds, narrow, type Sum } from './narrow.ts';
import type { ToldStrata } from './parts-of-quarters.ts';

/** The answers behind several mode tables, each once: they share quarters. */
export function answersBehind(truths: readonly ModeTableTruth[]): CountedAnswers[] {
  const rows = truths.flatMap(({ answers }) => answers);
  return [...new Map(rows.map((row) => [`${row.quarter} ${row.unit} ${row.mode} ${row.segment}`, row])).values()];
}

const ITEMS = ['sat', 'ease', 'time'] as const;
type Item = (typeof ITEMS)[number];

/** Channels with so few answers are shown to nobody: how many they have is known by other figures alone. */
const isHidden = (n: number): boolean => n < FEWEST_SHOWN;

/**
 * Attacks the services of which no strata are told with those of which they are: what a service has of a segment or mode by a
 * channel, in a quarter, is a group of people whom nobody is shown. An outsider is taken to know, exactly, how many the whole country
 * has of each segment, and of each mode in a channel, more than any figure tells, and how many answers each service has by each
 * channel, or by each that has enough to be shown. What is nearly known so without the strata is not their fault. Strata
 * themselves tell of groups.
 */
export function attackStrata(answers: readonly CountedAnswers[], strata: ToldStrata): FrozenVerdict {
  const verdict: FrozenVerdict = { shown: 0, withheld: 0, narrowed: [], wrong: [] };
  for (const [quarter, own] of Map.groupBy(answers, (row) => row.quarter)) {
    const isTold = ({ service }: Cell) => strata.has(`${quarter} ${service}`);
    const tables = [
      { by: 'segment', cells: cellsOf(own, ({ segment }) => segment ?? 'UNKNOWN') },
      ...[...Map.groupBy(own, ({ channel }) => channel).values()].map((rows) => {
        return { by: 'mode', cells: cellsOf(rows, ({ mode }) => mode) };
      }),
    ];
    for (const { by, cells } of tables)
      for (const knowsHidden of [true, false])
        attackCells(cells, { name: `${quarter}, by ${by}`, isTold, knowsHidden }, verdict);
    for (const cell of cellsOf(own, ({ segment, mode }) => `${segment} ${mode}`))
      if (isTold(cell) && cell.n < FEWEST_SHOWN)
        verdict.narrowed.push({ cell: nameOf(quarter, cell), low: cell.n, high: cell.n, truth: cell.n });
  }
  verdict.narrowed.sort(narrowestFirst);
  return verdict;
}

interface Cell {
  item: Item;
  service: string;
  channel: string;
  level: string;
  n: number;
}

const nameOf = (table: string, { item, service, channel, level }: Cell): string =>
  `${table}: ${item}, ${service} ${channel} ${level}`;

function cellsOf(rows: readonly CountedAnswers[], levelOf: (row: CountedAnswers) => string): Cell[] {
  const cells = new Map<string, Cell>();
  for (const item of ITEMS)
    for (const row of rows) {
      if (row[item] === 0) continue;
      const [service, level] = [row.unit.split(' ')[0]!, levelOf(row)];
      const key = `${item} ${service} ${row.channel} ${level}`;
      const known = cells.get(key);
      if (known) known.n += row[item];
      else cells.set(key, { item, service, channel: row.channel, level, n: row[item] });
    }
  return [...cells.values()];
}

const placeOf = ({ service, channel, level }: Cell): string => `${service} ${channel} ${level}`;

function attackCells(
  cells: readonly Cell[],
  { name, isTold, knowsHidden }: { name: string; isTold: (cell: Cell) => boolean; knowsHidden: boolean },
  verdict: FrozenVerdict,
): void {
  if (!cells.some(isTold)) return;
  const rows = [...Map.groupBy(cells, ({ item, service, channel }) => `${item} ${service} ${channel}`).values()];
  const channels = [...Map.groupBy(rows.keys(), (at) => `${rows[at]![0]!.item} ${rows[at]![0]!.channel}`).values()];
  const levels = [...Map.groupBy(cells, ({ item, level }) => `${item} ${level}`).values()];
  const ofSat = new Map(cells.flatMap((cell, at) => (cell.item === 'sat' ? [[placeOf(cell), at] as const] : [])));
  const countOf = (own: readonly Cell[]) => own.reduce((sum, { n }) => sum + n, 0);
  // After the cells: each channel of a service, each level, and each channel of the country.
  const indexOf = new Map(cells.map((cell, at) => [cell, at]));
  const placesOf = (own: readonly Cell[]) => own.map((cell) => indexOf.get(cell)!);
  const [firstRow, firstLevel] = [cells.length, cells.length + rows.length];
  const sums: Sum[] = [
    ...rows.map((own, at) => ({ total: firstRow + at, parts: placesOf(own), isComplete: true })),
    ...levels.map((own, at) => ({ total: firstLevel + at, parts: placesOf(own), isComplete: true })),
    ...channels.map((own, at) => ({
      total: firstLevel + levels.length + at,
      parts: own.map((row) => firstRow + row),
      isComplete: true,
    })),
    // Whoever answers another item has answered SAT.
    ...cells.flatMap((cell, at) => {
      const total = ofSat.get(placeOf(cell));
      return total === undefined || total === at ? [] : [{ total, parts: [at], isComplete: false }];
    }),
  ];
  const exactly = (n: number): Bounds => ({ low: n, high: n });
  const anything = (): Bounds => ({ low: 0, high: Infinity });
  const [without, found] = [false, true].map((knowsStrata) => {
    const bounds = [
      // In which cells nobody answered is no secret: these are not among them.
      ...cells.map((cell) => (knowsStrata && isTold(cell) ? exactly(cell.n) : anything())),
      ...rows.map((own) => (isHidden(countOf(own)) && !knowsHidden ? anything() : exactly(countOf(own)))),
      ...levels.map((own) => exactly(countOf(own))),
      ...channels.map((own) => exactly(own.reduce((sum, row) => sum + countOf(rows[row]!), 0))),
    ];
    narrow(bounds, sums);
    return bounds;
  });
  for (const [at, cell] of cells.entries()) {
    if (isTold(cell)) {
      if (knowsHidden) verdict.shown++;
      continue;
    }
    const judged: Narrowed = foundOf(nameOf(name, cell), found![at]!, cell.n);
    if (isWrong(judged)) verdict.wrong.push(judged);
    if (cell.n >= FEWEST_SHOWN) continue;
    if (knowsHidden) verdict.withheld++;
    const isNew = isNarrow(judged) && !isNarrow(without![at]!);
    if (isNew && verdict.narrowed.every((one) => one.cell !== judged.cell)) verdict.narrowed.push(judged);
  }
}
