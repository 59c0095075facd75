import { type DisclosureGroup, POLICY, type ToldCell } from '../../../statistics/index.ts';
import { countsOfQuarters, type QuarterCount, quarterKey, type QuarterStrata } from './answers-of-quarters.rules.ts';
import { EVERYWHERE, keyOfSat, sideKey } from './count-keys.ts';
import type { ModeTable, ToldKeys } from './mode-table.ts';
import { type KnownBeside, type LinkedCounts, linkedCounts, toldBeside, toldKeysOf } from './told-counts.rules.ts';

/**
 * Decides which counts of a mode table are told beside those of the tables before it, with which it shares quarters, and
 * beside the figures of quarters. What earlier tables told stands, and the new one gives way: a count that one of them
 * withholds, and what a quarter has of a count where that is fewer than 10, is left five whole numbers at least.
 *
 * It is decided for an outsider who knows of each quarter which counts are 0, and for one who knows of each also, exactly,
 * all answers and those of channels from 10 on that its figures are made of. What these tell without the table nothing here
 * can protect. Between them and the answers that a table counts are those who came late and wait for others, or withdrew
 * theirs: secrets as well while they are few.
 *
 * @param table the new one
 * @param earlier tables whose windows share quarters with it, oldest first
 * @param quarters the answers of all quarters of all of them, as they are now: what came late for an earlier table, or was
 *   withdrawn after it, is an unknown between both
 * @returns what is told of it, see `toldCounts`
 * @see DESIGN §5 "Disclosure, one rule"; docs/methods/disclosure.md
 */
export function toldBesideEarlier(
  table: ModeTable,
  earlier: readonly ModeTable[],
  quarters: readonly QuarterStrata[],
): ToldKeys {
  const tables = [...earlier, table];
  const counts = countsOfQuarters(quarters, tables);
  // How many of a channel are of a segment is in no table: it links both and is no secret itself.
  const parts = counts.map((one): ToldCell => ({ ...cellOf(keyOf(one), one.n), ...(one.crosses && { isOpen: true }) }));
  const { groups, limits, cells: sums } = linksOfQuarters(counts);
  const ofEarlier = earlier.map((one) => knownOfEarlier(one, counts));
  const ofTable = quartersOf(table, linkedCounts(table.items), '', counts);
  const nothing: KnownOfFigures = { cells: [], groups: [], limits: [], published: [] };
  const outsiders = [nothing, knownOfFigures(counts)].map((figures): KnownBeside => {
    const known = new Set(figures.cells.map(({ key }) => key));
    return {
      cells: [
        ...parts.filter(({ key }) => !known.has(key)),
        ...figures.cells,
        ...sums,
        ...ofTable.cells,
        ...ofEarlier.flatMap(({ cells }) => cells),
      ],
      told: [...groups, ...figures.groups, ...ofTable.groups, ...ofEarlier.flatMap(({ told }) => told)],
      limits: [...limits, ...figures.limits, ...ofEarlier.flatMap((one) => one.limits)],
      alreadyWithheld: new Set(ofEarlier.flatMap((one) => [...one.alreadyWithheld])),
      alreadyPublished: new Set([...figures.published, ...ofEarlier.flatMap((one) => [...one.alreadyPublished])]),
    };
  });
  return toldBeside(table.items, outsiders);
}

const keyOf = ({ quarter, tables, count }: QuarterCount): string => quarterKey(quarter, tables, count);

interface KnownOfFigures {
  cells: ToldCell[];
  groups: DisclosureGroup[];
  limits: [string, string][];
  /** Keys of those of the cells that figures tell. */
  published: string[];
}

/** What figures tell of the counts of quarters, and who waits between both. */
function knownOfFigures(counts: readonly QuarterCount[]): KnownOfFigures {
  const known: KnownOfFigures = { cells: [], groups: [], limits: [], published: [] };
  /** Of SAT, by quarter and figure. */
  const ofSat = new Map<string, { key: string; n: number }>();
  const tell = (key: string, n: number) => {
    known.cells.push({ key, n, told: { low: n, high: n } });
    known.published.push(key);
  };
  // SAT first: whoever answers another item has answered it.
  for (const one of counts.toSorted((a, b) => Number(a.item !== 'SAT') - Number(b.item !== 'SAT'))) {
    const { n, inFigures = n } = one;
    if (one.figure === null || inFigures < POLICY.minimumToShow) continue;
    const key = keyOf(one);
    if (inFigures === n) {
      tell(key, n);
      continue;
    }
    const [figure, waiting] = [`figure ${key}`, `waiting ${key}`];
    tell(figure, inFigures);
    known.cells.push(cellOf(waiting, Math.abs(n - inFigures)));
    known.groups.push(
      n > inFigures ? { parent: key, children: [figure, waiting] } : { parent: figure, children: [key, waiting] },
    );
    const [place, late] = [`${one.quarter} ${one.figure}`, n - inFigures];
    if (late < 0) continue;
    const whole = ofSat.get(place);
    if (one.item === 'SAT') ofSat.set(place, { key: waiting, n: late });
    else if (whole && late <= whole.n) known.limits.push([waiting, whole.key]);
  }
  return known;
}

/** A count that is shown to nobody, and a secret while it is small. */
const cellOf = (key: string, n: number): ToldCell => ({ key, n, told: null, isOpen: n >= POLICY.minimumToShow });

/** The sums within each quarter that hold within a table, of the parts that the same tables count. */
function linksOfQuarters(counts: readonly QuarterCount[]) {
  const groups: DisclosureGroup[] = [];
  const limits: [string, string][] = [];
  const cells: ToldCell[] = [];
  const totals = Map.groupBy(counts, (one) => {
    const { quarter, tables, item, side, within, count } = one;
    if (side === null) return within === null ? null : `${quarterKey(quarter, tables, within)}|${count.split(' ')[1]}`;
    return side.channel === EVERYWHERE
      ? null
      : `${quarterKey(quarter, tables, sideKey(item, side.mode, side.side, EVERYWHERE))}|`;
  });
  for (const [name, own] of totals)
    if (name !== null) groups.push({ parent: name.slice(0, name.lastIndexOf('|')), children: own.map(keyOf) });

  for (const at of [0, 1] as const)
    for (const own of Map.groupBy(
      counts.filter(({ crosses }) => crosses),
      ({ quarter, tables, crosses }) => quarterKey(quarter, tables, crosses![at]),
    ))
      groups.push({ parent: own[0], children: own[1].map(keyOf) });

  /** The parts together are never more than the whole, whether or not they are all of it. */
  const limitTo = (whole: string, parts: readonly QuarterCount[], named: string) => {
    const children = parts.map(keyOf);
    cells.push({ key: named, n: parts.reduce((sum, { n }) => sum + n, 0), told: null, isOpen: true });
    groups.push({ parent: named, children });
    limits.push([named, whole]);
  };
  // A place has at least its answers in all modes, and on the web of one of them, whichever tables count these.
  const places = new Map(counts.filter(({ side }) => !side).map((one) => [`${one.quarter} ${one.count}`, keyOf(one)]));
  const sides = Map.groupBy(
    counts.filter(({ side }) => side),
    ({ quarter, within }) => `${quarter} ${within}`,
  );
  for (const [place, own] of sides)
    for (const mode of new Set(own.map(({ side }) => side!.mode)))
      limitTo(
        places.get(place)!,
        own.filter(({ side }) => side!.side === 'answers' || side!.mode === mode),
        `modes and ${mode} of ${place}`,
      );

  // Whoever answers another item has answered SAT, in a unit that has both sides of SAT where it has those of the item.
  const byCount = Map.groupBy(counts, ({ quarter, count }) => `${quarter} ${count}`);
  for (const one of counts) {
    if (one.item === 'SAT') continue;
    const ofSat = byCount
      .get(`${one.quarter} ${keyOfSat(one.count)}`)!
      .filter(({ tables }) => one.tables.every((version) => tables.includes(version)));
    const [only, ...others] = ofSat.map(keyOf);
    const whole = others.length === 0 ? only! : `SAT beside ${keyOf(one)}`;
    if (others.length > 0) {
      cells.push({ key: whole, n: ofSat.reduce((sum, { n }) => sum + n, 0), told: null, isOpen: true });
      groups.push({ parent: whole, children: [only!, ...others] });
    }
    limits.push([keyOf(one), whole]);
  }
  return { groups, limits, cells };
}

/** The counts of an earlier table, which it told or withheld. */
function knownOfEarlier(table: ModeTable, counts: readonly QuarterCount[]): KnownBeside {
  const links = linkedCounts(table.items);
  const told = new Set(toldKeysOf(table).counts);
  const silent = new Set(toldKeysOf(table).silent);
  const own = (key: string) => `${table.version} ${key}`;
  const ownGroup = ({ parent, children }: DisclosureGroup) => ({ parent: own(parent), children: children.map(own) });
  const ofQuarters = quartersOf(table, links, own(''), counts);
  const keys = links.cells.map(({ key }) => key);
  return {
    cells: [
      ...links.cells.map((cell) => ({ ...cell, key: own(cell.key), ...(silent.has(cell.key) && { atLeast: 0 }) })),
      ...ofQuarters.cells,
    ],
    told: [...[...links.groups, ...links.told].map(ownGroup), ...ofQuarters.groups],
    limits: links.limits.map(([smaller, larger]) => [own(smaller), own(larger)]),
    alreadyPublished: new Set(keys.filter((key) => told.has(key)).map(own)),
    alreadyWithheld: new Set(keys.filter((key) => !told.has(key)).map(own)),
  };
}

/** A count of a table is the sum of its quarters, but for what came late or was withdrawn since. */
function quartersOf(
  { version }: ModeTable,
  { cells: ofTable }: LinkedCounts,
  prefix: string,
  counts: readonly QuarterCount[],
) {
  const groups: DisclosureGroup[] = [];
  const cells: ToldCell[] = [];
  const byCount = Map.groupBy(
    counts.filter(({ tables }) => tables.includes(version)),
    ({ count }) => count,
  );
  for (const { key: count, n } of ofTable) {
    const own = byCount.get(count) ?? [];
    const children = own.map(keyOf);
    const key = `${prefix}${count}`;
    const now = own.reduce((sum, part) => sum + part.n, 0);
    if (now === 0) continue;
    if (now === n) {
      groups.push({ parent: key, children });
      continue;
    }
    const [recount, between] = [`now ${key}`, `between ${key}`];
    cells.push({ key: recount, n: now, told: null, isOpen: true }, cellOf(between, Math.abs(now - n)));
    groups.push({ parent: recount, children });
    groups.push(
      now > n ? { parent: recount, children: [key, between] } : { parent: key, children: [recount, between] },
    );
  }
  return { groups, cells };
}
