import { POLICY } from '../../statistics/index.ts';
import { classesBeside, type ClassesBeside } from './classes-beside.rules.ts';
import { type CellAtRisk, type DisclosedMonth, inMonth, placedIn } from './disclose-period.rules.ts';
import { cellKey, countAndCell, countKey, countOf, PENDING, subjectKey, tableOf, WHOLE } from './disclosure.rules.ts';
import { earlierCounts, type History } from './earlier-editions.rules.ts';
import { changedAnswers } from './late-changes.rules.ts';
import {
  CLASS_COUNT,
  classCell,
  classTableOf,
  type ClassTallies,
  isClassCell,
  isPublishedClass,
} from './source-classes.rules.ts';
import type { Tally } from './tally.ts';

/** A period as it was decided without classes, and what each class answered in it. */
export interface PlaceWithClasses extends DisclosedMonth {
  classes: readonly ClassTallies[];
}

/** Keys of the cells of classes that are shown, and what is nearly known although as much as can be is withheld. */
export interface DecidedClasses {
  shown: ReadonlySet<string>;
  atRisk: readonly CellAtRisk[];
}

/** All that earlier editions told, and what the newest of them was made of, by cell of the quarter. */
export interface ClassesBefore {
  history: History;
  tallies: ReadonlyMap<string, Tally>;
}
const FIRST_CLASSES: ClassesBefore = { history: [], tallies: new Map() };

/**
 * Which source classes of a quarter may be shown, after everything else was decided: all of that stands, of the quarter
 * and its months, and of all earlier editions. A class is shown only where the whole of it, with every sum of classes in
 * channels, services, authorities and months, leaves what is withheld untold; so classes give way and nothing else.
 *
 * A class that an edition withheld all later ones withhold; so do they one that was shown and of which 1 to 9 answers
 * came or went since. What was shown and did not move is public already. So is, whatever was before, a class that is all
 * there is of a published whole.
 */
export async function discloseClasses(
  quarter: PlaceWithClasses,
  months: readonly PlaceWithClasses[],
  { history, tallies }: ClassesBefore = FIRST_CLASSES,
): Promise<DecidedClasses> {
  const own = withClasses(quarter, 'QUARTER');
  const monthly = months.map((month, at) => {
    const { table, told } = withClasses(month, 'MONTH');
    const placed = inMonth(at, table, month);
    const { keyOf } = placed;
    return {
      ...placed,
      classes: month.classes,
      told: told.map(({ parent, children }) => ({ parent: keyOf(parent), children: children.map(keyOf) })),
    };
  });
  const sums = own.table.cells.map(({ key }) => ({
    parent: key,
    children: monthly.flatMap(({ keys }) => keys.get(key) ?? []),
  }));
  const figures = own.table.cells.filter(
    ({ key, n, barOf }) => n > 0 && barOf === undefined && !isClassCell(countAndCell(key)[1]),
  );
  const isAllowed = (key: string) => {
    const [count, cell] = countAndCell(key);
    return count !== PENDING && quarter.disclosures.get(count)!.get(cell) === 'PUBLISHED';
  };
  const { place, subjects, classes } = quarter;
  const next = { place, keyOf: (key: string) => key, table: own.table, subjects, classes };
  const earlier = earlierCounts(history, [next, ...monthly]);
  const before = classesBefore(quarter, history, tallies);
  const alone = classesAlone(quarter);
  const neverShown = own.table.cells.flatMap(({ key, n }) => {
    const [, cell] = countAndCell(key);
    return n > 0 && isClassCell(cell) && !isPublishedClass(cell, 'QUARTER') ? [key] : [];
  });
  const table: ClassesBeside = {
    cells: [...own.table.cells, ...monthly.flatMap(({ cells }) => cells), ...earlier.cells],
    groups: own.groups,
    told: [
      ...own.table.groups,
      ...own.told,
      ...sums,
      ...monthly.flatMap(({ groups, told }) => [...groups, ...told]),
      ...earlier.sums,
    ],
    limits: [...own.table.limits, ...monthly.flatMap(({ limits }) => limits), ...earlier.limits],
    alreadyWithheld: new Set([
      ...figures.flatMap(({ key }) => (isAllowed(key) ? [] : [key])),
      ...own.unanimous,
      ...neverShown,
      ...[...before.withheld].filter((key) => !alone.has(key)),
      ...monthly.flatMap(({ withheld }) => withheld),
      ...earlier.withheld,
    ]),
    alreadyPublished: new Set([
      ...figures.flatMap(({ key, told }) => (isAllowed(key) && told !== null ? [key] : [])),
      ...before.shown,
      ...alone,
      ...monthly.flatMap(({ published }) => published),
      ...earlier.published,
    ]),
  };
  const choosable = own.table.cells.filter(
    ({ key, n, told }) => n > 0 && told && isClassCell(countAndCell(key)[1]) && !table.alreadyWithheld.has(key),
  );
  const { shown, atRisk } = await classesBeside(table, new Set(choosable.map(({ key }) => key)));
  return {
    shown: new Set([...shown].map((key) => countAndCell(key)[1])),
    atRisk: atRisk.map(placedIn(place, months)),
  };
}

/**
 * Classes that are all there is of a published whole. Who knows that nobody is invited there reads its number off the
 * whole, value, interval and bars together, often exactly: to withhold it would protect nothing.
 */
function classesAlone({ subjects, classes, disclosures }: PlaceWithClasses): Set<string> {
  const isPublished = new Map(
    subjects.map(({ subject }) => [
      subjectKey(subject),
      disclosures.get(CLASS_COUNT)!.get(cellKey(subjectKey(subject), WHOLE)) === 'PUBLISHED',
    ]),
  );
  return new Set(
    classes.flatMap(({ subject, byClass }) => {
      const [first, ...others] = [...byClass].filter(([, tally]) => countOf(tally, CLASS_COUNT) > 0);
      const isAlone = first !== undefined && others.length === 0 && isPublished.get(subjectKey(subject));
      return isAlone ? [countKey(CLASS_COUNT, classCell(subject, first[0]))] : [];
    }),
  );
}

/** The table of a period with its classes; their sums apart. */
function withClasses({ subjects, classes }: PlaceWithClasses, grain: 'MONTH' | 'QUARTER') {
  const table = tableOf(subjects);
  const { cells, groups, told, unanimous } = classTableOf(classes, grain);
  return { table: { ...table, cells: [...table.cells, ...cells] }, groups, told, unanimous };
}

/** Classes that this edition must withhold, and those that are public as they are. */
function classesBefore({ place, classes }: PlaceWithClasses, history: History, tallies: ClassesBefore['tallies']) {
  const [withheld, shown] = [new Set<string>(), new Set<string>()];
  const newest = new Map(history.flatMap((edition) => [...(edition.get(place) ?? [])]));
  for (const { subject, byClass } of classes)
    for (const [scored, now] of byClass) {
      const cell = classCell(subject, scored);
      const before = newest.get(cell);
      if (!before || before.counts[CLASS_COUNT] === 0) continue;
      const key = countKey(CLASS_COUNT, cell);
      const moved = changedAnswers(tallies.get(cell) ?? null, now, CLASS_COUNT);
      if (before.withheld.includes(CLASS_COUNT) || (moved > 0 && moved < POLICY.minimumToShow)) withheld.add(key);
      else if (moved === 0) shown.add(key);
    }
  return { withheld, shown };
}
