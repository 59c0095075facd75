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
 * quarter are shown to nobody: they are secrets while they are small.
 *
 * @param truths with the answers as they are now: where some came late or were withdrawn between two tables bounds are wrong
 */
export function attackSuccessiveTables(
  tables: readonly ShownModeTable[],
  truths: readonly ModeTableTruth[],
): FrozenVerdict {
  const verdict: FrozenVerdict = { shown: 0, withheld: 0, narrowed: [], wrong: [] };
  const inOrder = tables.toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1));
  const known = inOrder.map((table): Seen => {
    const truth = truths.find(({ version }) => version === table.version);
    if (!truth) throw new Error(`nobody knows what the mode table ${table.version} was made of`);
    return { ...knownOfTable(table, truth), table, truth };
  });
  for (let newest = 1; newest <= known.length; newest++)
    for (const knowsFigures of [false, true]) attackNewest(known.slice(0, newest), knowsFigures, verdict);
  verdict.narrowed.sort(narrowestFirst);
  return verdict;
}

/** A table as it is seen, and what it was made of. */
type Seen = KnownOfTable & { table: ShownModeTable; truth: ModeTableTruth };

/** Attacks the last of some tables with the others. */
function attackNewest(known: readonly Seen[], knowsFigures: boolean, verdict: FrozenVerdict): void {
  const newest = known.at(-1)!;
  const parts = partsOfQuarters(
    answersOf(known),
    known.map(({ table }) => table),
  );
  const [without, bounds] = [known.length - 1, known.length].map((seen) => boundsOf(known, parts, seen, knowsFigures));
  const sums = sumsOf(known, parts, [without!, bounds!]);
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
  for (const part of parts) judge(at++, partOfQuarterKey(part), part.n, part.n < FEWEST_SHOWN);
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
  knowsFigures: boolean,
): Bounds[] {
  return [
    ...known.flatMap(({ keys, bounds, truth }, place) =>
      keys.map((key, at): Bounds => {
        if (place < seenTables) return { ...bounds[at]! };
        return { low: 0, high: (truth.counts.get(key) ?? 0) > 0 ? Infinity : 0 };
      }),
    ),
    ...parts.map(({ count, n }): Bounds => {
      const hasFigure = count.kind === 'WHOLE' || (count.kind === 'PART' && count.factor === 'CHANNEL');
      return knowsFigures && hasFigure && n >= FEWEST_SHOWN ? { low: n, high: n } : { low: 0, high: Infinity };
    }),
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
