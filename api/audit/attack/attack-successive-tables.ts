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
import {
  partOfQuarterKey,
  partsOfQuarters,
  type PartOfQuarter,
  placeOf,
  type ToldStrata,
} from './parts-of-quarters.ts';

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
 * Strata that were told of services are known to both: a part of a quarter has at least its answers in them, and what it
 * has beside them is a secret while it is small. With all tables they are attacked for themselves, for what they add.
 *
 * @param truths with the answers as they are now: where some came late or were withdrawn between two tables bounds are wrong
 */
export function attackSuccessiveTables(
  tables: readonly ShownModeTable[],
  truths: readonly ModeTableTruth[],
  strata: ToldStrata = new Set(),
): FrozenVerdict {
  const verdict: FrozenVerdict = { shown: 0, withheld: 0, narrowed: [], wrong: [] };
  const inOrder = tables.toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1));
  const known = inOrder.map((table): Seen => {
    const truth = truths.find(({ version }) => version === table.version);
    if (!truth) throw new Error(`nobody knows what the mode table ${table.version} was made of`);
    return { ...knownOfTable(table, truth), table, truth };
  });
  for (const knowsFigures of [false, true]) {
    for (let newest = 1; newest <= known.length; newest++) {
      const [before, after] = [newest - 1, newest].map((tables) => ({ tables, knowsStrata: true, knowsFigures }));
      attackSteps(known.slice(0, newest), strata, { before: before!, after: after! }, verdict);
    }
    if (strata.size === 0 || known.length === 0) continue;
    const [before, after] = [false, true].map((knowsStrata) => ({ tables: known.length, knowsStrata, knowsFigures }));
    attackSteps(known, strata, { before: before!, after: after! }, verdict);
  }
  verdict.narrowed.sort(narrowestFirst);
  return verdict;
}

/** A table as it is seen, and what it was made of. */
type Seen = KnownOfTable & { table: ShownModeTable; truth: ModeTableTruth };

/** What somebody has seen. */
interface Sight {
  /** So many tables, the oldest ones. */
  tables: number;
  knowsStrata: boolean;
  knowsFigures: boolean;
}

/** Attacks some tables as they are seen, for what is not known already by what was seen before. */
function attackSteps(
  known: readonly Seen[],
  strata: ToldStrata,
  { before, after }: { before: Sight; after: Sight },
  verdict: FrozenVerdict,
): void {
  const { knowsFigures } = after;
  const newest = known.at(-1)!;
  const parts = partsOfQuarters(
    answersOf(known),
    known.map(({ table }) => table),
    strata,
  );
  const [without, bounds] = [before, after].map((sight) => boundsOf(known, parts, sight));
  const sums = sumsOf(known, parts, [without!, bounds!]);
  for (const some of [without!, bounds!]) narrow(some, sums);
  const judge = (cell: string, n: number, isSecret: boolean, [earlier, now]: readonly Bounds[]) => {
    const found = foundOf(cell, now!, n);
    if (isWrong(found)) verdict.wrong.push(found);
    if (!isSecret || !isNarrow(found)) return;
    const isKnown = isNarrow(earlier!) && (knowsFigures || n >= FEWEST_SHOWN);
    if (!isKnown && verdict.narrowed.every((other) => other.cell !== cell)) verdict.narrowed.push(found);
  };
  const seenOf = (at: number) => [without![at]!, bounds![at]!];
  const isFirstSight = before.tables < after.tables;
  let at = 0;
  for (const { keys, shown, truth } of known)
    for (const key of keys) {
      const n = truth.counts.get(key) ?? 0;
      const isShown = (shown.get(key) ?? 0) > 0;
      const isSecret = isWithheld(key, n, isShown, truth);
      if (isFirstSight && truth === newest.truth && !knowsFigures && n > 0) {
        if (isShown) verdict.shown++;
        if (isSecret) verdict.withheld++;
      }
      // What is withheld and has 10 answers and more may be known by strata that are told.
      judge(`mode table ${truth.version}, ${key}`, n, isSecret && (isFirstSight || n < FEWEST_SHOWN), seenOf(at++));
    }
  for (const part of parts) {
    const seen = seenOf(at++);
    judge(partOfQuarterKey(part), part.n, part.n < FEWEST_SHOWN, seen);
    if (part.told === 0) continue;
    const rest = part.n - part.told;
    // What services have in their figures is known of all that have none as well.
    const earlier = before.knowsStrata || hasFigure(part) ? seen[0]! : NOTHING_KNOWN;
    const left = [earlier, seen[1]!].map((some) => beside(some, part.told));
    judge(`rest of ${partOfQuarterKey(part)}`, rest, rest > 0 && rest < FEWEST_SHOWN, left);
  }
}

const NOTHING_KNOWN: Bounds = { low: 0, high: Infinity };

/** All answers, and those of a channel, have figures in each quarter. */
const hasFigure = ({ count }: PartOfQuarter): boolean =>
  count.kind === 'WHOLE' || (count.kind === 'PART' && count.factor === 'CHANNEL');

/** What is left of a count beside some of it that is known. */
const beside = ({ low, high }: Bounds, known: number): Bounds => ({
  low: Math.max(0, low - known),
  high: high - known,
});

/** Those of every quarter, as the newest table has them. */
const answersOf = (known: readonly Seen[]): CountedAnswers[] =>
  known.flatMap(({ truth }, at) =>
    truth.answers.filter(({ quarter }) => known.slice(at + 1).every(({ table }) => quarter < table.period.from)),
  );

/** What is known before anything is added or subtracted: of the counts of all tables, and after them of parts of quarters. */
function boundsOf(
  known: readonly Seen[],
  parts: readonly PartOfQuarter[],
  { tables, knowsStrata, knowsFigures }: Sight,
): Bounds[] {
  return [
    ...known.flatMap(({ keys, bounds, truth }, place) =>
      keys.map((key, at): Bounds => {
        if (place < tables) return { ...bounds[at]! };
        return { low: 0, high: (truth.counts.get(key) ?? 0) > 0 ? Infinity : 0 };
      }),
    ),
    ...parts.map((part): Bounds => {
      const { n, told } = part;
      const low = knowsStrata ? told : 0;
      const isKnown = (knowsFigures && hasFigure(part) && n >= FEWEST_SHOWN) || (knowsStrata && told === n);
      return isKnown ? { low: n, high: n } : { low, high: Infinity };
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
