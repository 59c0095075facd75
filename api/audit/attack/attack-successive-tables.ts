import type { ShownModeTable } from '../collect/mode-tables.ts';
import {
  FEWEST_SHOWN,
  foundOf,
  isNarrow,
  isWithheld,
  isWrong,
  type KnownOfTable,
  knownOfTable,
  narrowestFirst,
} from './attack-mode-tables.ts';
import type { FrozenVerdict } from './frozen-verdict.ts';
import { countKey, EVERYWHERE } from './mode-table-counts.ts';
import type { CountedAnswers, ModeTableTruth } from './mode-table-truth.ts';
import { type Bounds, narrow, type Sum } from './narrow.ts';
import { partOfQuarterKey, partsOfQuarters, type PartOfQuarter, placeOf } from './parts-of-quarters.ts';

/**
 * Attacks the counts of all frozen mode tables of a country together, with the counts of each quarter behind them: tables
 * of successive quarters share three of their four. A count is the sum of its quarters; in a quarter hold the sums that
 * hold in a table. It is attacked with each new table what this one adds.
 *
 * An outsider knows what one of a single table knows, and which parts of a quarter are empty; the second also knows
 * exactly, of each quarter, all answers and those of channels from 10 on, which have figures. What these tell with earlier
 * tables is not the fault of the new one, nor is a count of 10 answers and more that earlier tables told. Parts of a
 * quarter are shown to nobody: they are secrets while they are small. So are those who wait, whom tables count and figures do not.
 *
 * @param truths with the answers as they are now: where some came late or were withdrawn between two tables bounds are wrong
 * @param figures answers that figures of a quarter are made of, where some wait
 */
export function attackSuccessiveTables(
  tables: readonly ShownModeTable[],
  truths: readonly ModeTableTruth[],
  figures: FiguresOfQuarters = new Map(),
): FrozenVerdict {
  const verdict: FrozenVerdict = { shown: 0, withheld: 0, narrowed: [], wrong: [] };
  const inOrder = tables.toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1));
  const known = inOrder.map((table): Seen => {
    const truth = truths.find(({ version }) => version === table.version);
    if (!truth) throw new Error(`nobody knows what the mode table ${table.version} was made of`);
    return { ...knownOfTable(table, truth), table, truth };
  });
  for (let newest = 1; newest <= known.length; newest++)
    for (const knownFigures of [null, figures]) attackNewest(known.slice(0, newest), knownFigures, verdict);
  verdict.narrowed.sort(narrowestFirst);
  return verdict;
}

/** By first day of the quarter, and by item and channel, or item alone, as `figureKey` names them. */
export type FiguresOfQuarters = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** @param channel null: all of them */
export const figureKey = (item: string, channel: string | null): string => (channel ? `${item} ${channel}` : item);

/** A table as it is seen, and what it was made of. */
type Seen = KnownOfTable & { table: ShownModeTable; truth: ModeTableTruth };

/** Attacks the last of some tables with the others. */
function attackNewest(known: readonly Seen[], figures: FiguresOfQuarters | null, verdict: FrozenVerdict): void {
  const knowsFigures = figures !== null;
  const newest = known.at(-1)!;
  const parts = partsOfQuarters(
    answersOf(known),
    known.map(({ table }) => table),
  );
  const inFigures = parts.map((part) => (figures ? figureOf(part, figures) : null));
  const [without, bounds] = [known.length - 1, known.length].map((seen) => boundsOf(known, parts, seen, inFigures));
  const sums = sumsOf(known, parts, [without!, bounds!]);
  const first = known.reduce((sum, { keys }) => sum + keys.length, 0);
  const waiting = addWaiting(parts, { first, inFigures }, [without!, bounds!], sums);
  for (const some of [without!, bounds!]) narrow(some, sums);
  const judge = (at: number, cell: string, n: number, isSecret: boolean) => {
    const found = foundOf(cell, bounds![at]!, n);
    if (isWrong(found)) verdict.wrong.push(found);
    if (!isSecret || !isNarrow(found)) return;
    const isKnown = isNarrow(without![at]!) && (knowsFigures || n >= FEWEST_SHOWN);
    if (!isKnown && verdict.narrowed.every((other) => other.cell !== cell)) verdict.narrowed.push(found);
  };
  let at = 0;
  for (const { keys, shown, truth } of known)
    for (const key of keys) {
      const n = truth.counts.get(key) ?? 0;
      const isShown = (shown.get(key) ?? 0) > 0;
      const isSecret = isWithheld(key, n, isShown, truth);
      if (truth === newest.truth && !knowsFigures && n > 0) {
        if (isShown) verdict.shown++;
        if (isSecret) verdict.withheld++;
      }
      judge(at++, `mode table ${truth.version}, ${key}`, n, isSecret);
    }
  // How many of a channel are of a segment is in no table: it links both and is no secret itself.
  for (const part of parts)
    judge(at++, partOfQuarterKey(part), part.n, part.n < FEWEST_SHOWN && part.count.kind !== 'CROSSING');
  for (const { index, part, n } of waiting) judge(index, `waiting in ${partOfQuarterKey(part)}`, n, n < FEWEST_SHOWN);
}

/** What figures tell of a part, those of all answers and of channels; null where there are too few, or no figure is. */
function figureOf({ count, quarter, n }: PartOfQuarter, figures: FiguresOfQuarters): number | null {
  const channel = count.kind === 'PART' && count.factor === 'CHANNEL' ? count.key : null;
  if (count.kind !== 'WHOLE' && channel === null) return null;
  const told = figures.get(quarter);
  const own = told ? (told.get(figureKey(count.item, channel)) ?? 0) : n;
  return own >= FEWEST_SHOWN ? own : null;
}

/**
 * Those who are in a part and not in its figure, or the other way round, as unknowns of their own.
 * @param first index of the first part
 * @param bounds to which they are added
 * @param sums to which theirs are
 */
function addWaiting(
  parts: readonly PartOfQuarter[],
  { first, inFigures }: { first: number; inFigures: readonly (number | null)[] },
  bounds: readonly [Bounds[], Bounds[]],
  sums: Sum[],
): { index: number; part: PartOfQuarter; n: number }[] {
  const ofSat = new Map<string, { index: number; n: number }>();
  return parts.flatMap((part, at) => {
    const told = inFigures[at]!;
    if (told === null || told === part.n) return [];
    const index = bounds[0].length;
    for (const own of bounds) own.push({ low: 0, high: Infinity }, { low: told, high: told });
    const [whole, less] = part.n > told ? [first + at, index + 1] : [index + 1, first + at];
    sums.push({ total: whole, parts: [less, index], isComplete: true });
    const n = Math.abs(part.n - told);
    const place = countKey({ ...part.count, item: 'SAT' });
    const sat = ofSat.get(`${part.quarter} ${place}`);
    if (part.n > told) {
      if (part.count.item === 'SAT') ofSat.set(`${part.quarter} ${place}`, { index, n });
      else if (sat && n <= sat.n) sums.push({ total: sat.index, parts: [index], isComplete: false });
    }
    return [{ index, part, n }];
  });
}

/** Those of every quarter, as the newest table has them. */
const answersOf = (known: readonly Seen[]): CountedAnswers[] =>
  known.flatMap(({ truth }, at) =>
    truth.answers.filter(({ quarter }) => known.slice(at + 1).every(({ table }) => quarter < table.period.from)),
  );

/** What is known before anything is added or subtracted: of the counts of all tables, and after them of parts of quarters. */
function boundsOf(
  known: readonly Seen[],
  parts: readonly PartOfQuarter[],
  seenTables: number,
  inFigures: readonly (number | null)[],
): Bounds[] {
  return [
    ...known.flatMap(({ keys, bounds, truth }, place) =>
      keys.map((key, at): Bounds => {
        if (place < seenTables) return { ...bounds[at]! };
        return { low: 0, high: (truth.counts.get(key) ?? 0) > 0 ? Infinity : 0 };
      }),
    ),
    ...parts.map(({ n }, at): Bounds => (inFigures[at] === n ? { low: n, high: n } : { low: 0, high: Infinity })),
  ];
}

/**
 * Every sum within tables, within quarters, and of the quarters of a table.
 * @param bounds to which unknowns are added that are sums of others
 */
function sumsOf(known: readonly Seen[], parts: readonly PartOfQuarter[], bounds: readonly Bounds[][]): Sum[] {
  const sums: Sum[] = [];
  const places = known.map((_, at) => known.slice(0, at).reduce((sum, { keys }) => sum + keys.length, 0));
  const first = known.reduce((sum, { keys }) => sum + keys.length, 0);
  const indexOf = new Map(parts.map((part, at) => [partOfQuarterKey(part), first + at]));
  const find = (part: PartOfQuarter, count: PartOfQuarter['count']) =>
    indexOf.get(partOfQuarterKey({ ...part, count }));
  const byCount = Map.groupBy(parts.keys(), (at) => countKey(parts[at]!.count));

  for (const [place, own] of known.entries()) {
    const from = places[place]!;
    const { version } = own.table;
    for (const { total, parts: some, isComplete } of own.sums)
      sums.push({ total: from + total, parts: some.map((at) => from + at), isComplete });
    for (const [at, key] of own.keys.entries()) {
      const inTable = (byCount.get(key) ?? []).filter((one) => parts[one]!.tables.includes(version));
      sums.push({ total: from + at, parts: inTable.map((one) => first + one), isComplete: true });
    }
  }

  const addUp = new Map<number | string, { total: number; parts: number[] }>();
  const addTo = (name: string, total: number | undefined, at: number) => {
    if (total === undefined) return;
    const sum = addUp.get(name) ?? { total, parts: [] };
    sum.parts.push(first + at);
    addUp.set(name, sum);
  };
  for (const [at, part] of parts.entries()) {
    const { count } = part;
    const { item } = count;
    if (count.kind === 'PART') {
      const total = find(part, { item, kind: 'WHOLE' });
      addTo(`${count.factor} ${total}`, total, at);
    }
    if (count.kind === 'CROSSING')
      for (const [factor, key] of [
        ['CHANNEL', count.channel],
        ['SEGMENT', count.segment],
      ] as const) {
        const total = find(part, { item, kind: 'PART', factor, key });
        addTo(`CROSSING ${total}`, total, at);
      }
    if (count.kind === 'EFFECT' && count.channel !== EVERYWHERE) {
      const total = find(part, { ...count, channel: EVERYWHERE });
      addTo(`EFFECT ${total}`, total, at);
    }
  }
  for (const { total, parts: all } of addUp.values()) sums.push({ total, parts: all, isComplete: true });

  // A place has at least its answers in all modes and on the web of one of them, whichever tables count them.
  const effects = parts.flatMap(({ quarter, count }, at) => (count.kind === 'EFFECT' ? [{ at, quarter, count }] : []));
  for (const own of Map.groupBy(effects, ({ quarter, count }) => `${quarter} ${countKey(placeOf(count))}`).values()) {
    const { quarter, count } = own[0]!;
    const total = parts.findIndex((part) => part.quarter === quarter && countKey(part.count) === countKey(placeOf(count))); // prettier-ignore
    const inModes = own.filter((one) => one.count.side === 'answers');
    for (const mode of new Set(own.map((one) => one.count.mode))) {
      const onWeb = own.filter((one) => one.count.side === 'referenceAnswers' && one.count.mode === mode);
      sums.push({ total: first + total, parts: [...inModes, ...onWeb].map(({ at }) => first + at), isComplete: false });
    }
  }

  // Whoever answers another item has answered SAT, in units that have both sides of it wherever they have those of the other.
  for (const [at, { count, quarter, tables: of }] of parts.entries()) {
    if (count.item === 'SAT') continue;
    const within = (byCount.get(countKey({ ...count, item: 'SAT' })) ?? []).filter(
      (one) => parts[one]!.quarter === quarter && of.every((version) => parts[one]!.tables.includes(version)),
    );
    let total = first + within[0]!;
    if (within.length > 1) {
      total = bounds[0]!.length;
      for (const some of bounds) some.push({ low: 0, high: Infinity });
      sums.push({ total, parts: within.map((one) => first + one), isComplete: true });
    }
    sums.push({ total, parts: [first + at], isComplete: false });
  }
  return sums;
}
