import { type Disclosure, type LinkedTable, type ToldCell, withholdWhatCanBeNarrowed } from '../../statistics/index.ts';
import {
  countAndCell,
  DISCLOSED_COUNTS,
  type Disclosures,
  type DisclosureTable,
  PENDING,
  type SubjectTallies,
  tableOf,
} from './disclosure.rules.ts';
import { decidedBefore, earlierCounts, type History } from './earlier-editions.rules.ts';

/** What is decided of the cells of a period. */
export interface DecidedCells {
  disclosures: Disclosures;
  /** Counts that are nearly known in this or an earlier edition, or break the rule, by what can no longer be withheld. */
  atRisk: readonly CellAtRisk[];
}

/** A count of a cell of some place, in whichever edition. */
export interface CellAtRisk {
  place: string;
  count: string;
  cell: string;
}

/** A period and its earlier editions. */
export interface EditedPlace {
  place: string;
  history: History;
}
const FIRST_EDITION: EditedPlace = { place: '', history: [] };

/**
 * Applies the one disclosure rule to a month, together with what its earlier editions tell: what they showed stays shown,
 * what they withheld withheld.
 */
export function discloseMonth(
  subjects: readonly SubjectTallies[],
  { place, history }: EditedPlace = FIRST_EDITION,
): DecidedCells {
  const table = tableOf(subjects);
  const before = decidedBefore(history, place);
  const obliged = new Set([...table.unanimous, ...before.withheld]);
  const earlier = earlierCounts(history, [{ place, keyOf: (key) => key, table, subjects }]);
  return decided(table.cells, placedIn(place), {
    cells: [...table.cells, ...earlier.cells],
    groups: table.groups,
    told: earlier.sums,
    limits: [...table.limits, ...earlier.limits],
    alreadyWithheld: new Set([...obliged, ...earlier.withheld]),
    alreadyPublished: new Set([...before.shown, ...earlier.published]),
  });
}

/** A month as it is published. */
export interface DisclosedMonth {
  subjects: readonly SubjectTallies[];
  disclosures: Disclosures;
  place: string;
}

/**
 * Applies the one disclosure rule to a quarter whose months are published on their own: together with them, since each
 * of its cells is the sum of theirs, and with what earlier editions of all of them tell. What was decided of the months
 * stands. A cell whose months are all published is known from them: to withhold it would protect nothing.
 */
export function discloseQuarter(
  subjects: readonly SubjectTallies[],
  months: readonly DisclosedMonth[],
  { place, history }: EditedPlace = FIRST_EDITION,
): DecidedCells {
  const quarter = tableOf(subjects);
  const monthly = months.map((month, at) => inMonth(at, tableOf(month.subjects), month));
  const before = decidedBefore(history, place);
  const obliged = new Set([...quarter.unanimous, ...before.withheld]);
  const groups = quarter.cells.map(({ key }) => ({
    parent: key,
    children: monthly.flatMap(({ keys }) => keys.get(key) ?? []),
  }));
  const isPublic = new Set(monthly.flatMap(({ published }) => published));
  const known = quarter.cells.flatMap(({ key, n, barOf }, at) => {
    const ofMonths = groups[at]!.children;
    return n > 0 && barOf === undefined && !obliged.has(key) && ofMonths.every((month) => isPublic.has(month))
      ? [key]
      : [];
  });
  const earlier = earlierCounts(history, [{ place, keyOf: (key) => key, table: quarter, subjects }, ...monthly]);
  return decided(quarter.cells, placedIn(place, months), {
    cells: [...quarter.cells, ...monthly.flatMap(({ cells }) => cells), ...earlier.cells],
    groups: [...quarter.groups, ...groups, ...monthly.flatMap((month) => month.groups)],
    told: earlier.sums,
    limits: [...quarter.limits, ...monthly.flatMap(({ limits }) => limits), ...earlier.limits],
    alreadyWithheld: new Set([...obliged, ...monthly.flatMap(({ withheld }) => withheld), ...earlier.withheld]),
    alreadyPublished: new Set([...isPublic, ...known, ...before.shown, ...earlier.published]),
  });
}

/** Decisions by count and cell. */
function decided(cells: readonly ToldCell[], placed: (key: string) => CellAtRisk, table: LinkedTable): DecidedCells {
  const { disclosure, atRisk } = withholdWhatCanBeNarrowed(table);
  const disclosures = new Map(DISCLOSED_COUNTS.map((count) => [count, new Map<string, Disclosure>()]));
  for (const { key } of cells) {
    const [count, cell] = countAndCell(key);
    if (count !== PENDING) disclosures.get(count)!.set(cell, disclosure.get(key)!);
  }
  return { disclosures, atRisk: atRisk.map(placed) };
}

/** What a key of the table is about. */
export const placedIn =
  (place: string, months: readonly Pick<DisclosedMonth, 'place'>[] = []) =>
  (key: string): CellAtRisk => {
    // count cell; month at count cell; edition at grain day count cell; late at grain day count cell
    const words = key.split(' ') as [string, string];
    const [count, cell] = words.slice(-2) as [string, string];
    if (words[0] === 'month') return { place: months[Number(words[1])]!.place, count, cell };
    return { place: words.length === 2 ? place : words.slice(2, 4).join(' '), count, cell };
  };

/** The cells of a month under keys of their own, and what was decided of those with answers. */
export function inMonth(at: number, table: DisclosureTable, { subjects, disclosures, place }: DisclosedMonth) {
  const { cells, groups, limits } = table;
  const keyOf = (key: string) => `month ${at} ${key}`;
  const answered = cells.filter(({ n, barOf }) => n > 0 && barOf === undefined);
  const bars = cells.filter(({ barOf }) => barOf !== undefined);
  const isAllowed = ({ key }: ToldCell) => {
    const [count, cell] = countAndCell(key);
    return count !== PENDING && disclosures.get(count)!.get(cell) === 'PUBLISHED';
  };
  return {
    place,
    keyOf,
    table,
    subjects,
    keys: new Map([...answered, ...bars].map(({ key }) => [key, keyOf(key)])),
    cells: cells.map(({ restOf, barOf, ...cell }) => ({
      ...cell,
      key: keyOf(cell.key),
      ...(restOf === undefined ? {} : { restOf: keyOf(restOf) }),
      ...(barOf === undefined ? {} : { barOf: keyOf(barOf) }),
    })),
    groups: groups.map(({ parent, children }) => ({ parent: keyOf(parent), children: children.map(keyOf) })),
    limits: limits.map(([smaller, larger]) => [keyOf(smaller), keyOf(larger)] as [string, string]),
    // What would be allowed and is not shown for other reasons is neither.
    published: answered.filter((cell) => isAllowed(cell) && cell.told !== null).map(({ key }) => keyOf(key)),
    withheld: answered.filter((cell) => !isAllowed(cell)).map(({ key }) => keyOf(key)),
  };
}
