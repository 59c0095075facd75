import { type DisclosureGroup, POLICY, type ToldCell } from '../../statistics/index.ts';
import {
  type BasisCell,
  countAndCell,
  countKey,
  DISCLOSED_COUNTS,
  distributionOf,
  LINKED_COUNTS,
  type LinkedCount,
  linkedCount,
  PENDING,
  SUM_OF,
  toldBy,
  WITHIN,
} from './disclosure.rules.ts';
import { isClassCell, isNoSecret, isPublishedClass } from './source-classes.rules.ts';
import { idOf, type NextPlace, type Structure, structureOf } from './sums-of-places.rules.ts';

/** The cells that an edition of a quarter changed, by place and key. A place is a month or the quarter. */
export type PastEdition = ReadonlyMap<string, ReadonlyMap<string, BasisCell>>;

/** All editions of a quarter and its months, oldest first. */
export type History = readonly PastEdition[];

/** What the newest edition of a place withheld, and what it did not, by key of the count. */
export function decidedBefore(history: History, place: string): { withheld: Set<string>; shown: Set<string> } {
  const [withheld, shown] = [new Set<string>(), new Set<string>()];
  const newest = new Map<string, BasisCell>();
  for (const edition of history) for (const [cell, basis] of edition.get(place) ?? []) newest.set(cell, basis);
  for (const [cell, basis] of newest)
    for (const count of DISCLOSED_COUNTS)
      if (basis.withheld.includes(count)) withheld.add(countKey(count, cell));
      else if (basis.counts[count] > 0) shown.add(countKey(count, cell));
  return { withheld, shown };
}

/** Counts of earlier editions as further unknowns, and what links them to those that are decided now. */
export interface EarlierCounts {
  cells: ToldCell[];
  sums: DisclosureGroup[];
  limits: [smaller: string, larger: string][];
  published: string[];
  withheld: string[];
}

/**
 * What whoever kept every edition knows: each count of each edition, by how much it moved, that these moves add up as
 * counts do, and which counts did not move. Such a count is one unknown in all of these editions: of withheld ones this
 * is more than anybody is told. That it moved down is known as well.
 *
 *     later = earlier + late            late(total) = Σ late(parts), where all moved the same way
 *
 * What a bar tells depends on its distribution: where that moved, the bar is an unknown anew, equal to the one before.
 *
 * A sum that does not hold, since a service has moved to another authority meanwhile, is left out.
 */
export function earlierCounts(history: History, next: readonly NextPlace[]): EarlierCounts {
  if (history.length === 0) return NOTHING_EARLIER;
  const chain = new Chain(next);
  for (const edition of history) chain.takePast(edition);
  chain.takeNext();
  return chain.counts();
}

const NOTHING_EARLIER: EarlierCounts = { cells: [], sums: [], limits: [], published: [], withheld: [] };

/** An unknown of one or more editions. */
interface Unknown {
  key: string;
  n: number;
  /** That it is 0 is nothing that is known. */
  isBar?: true;
}

/** The count that an unknown is shown beside, or in. */
type ShownWith = Pick<ToldCell, 'restOf' | 'barOf'>;

class Chain {
  readonly #next: readonly NextPlace[];
  readonly #structure: Structure[];
  /** Cells, by place, of which it is known that one count is the sum of others. */
  readonly #split = new Set<string>();
  /** The unknown that stands for each count now. */
  readonly #now = new Map<string, Unknown>();
  /** Places with an edition already, and places with one that had source classes. */
  readonly #known = { figures: new Set<string>(), classes: new Set<string>() };
  /** Names of unknowns that are those of the next edition. */
  readonly #same = new Map<string, string>();
  readonly #counts: EarlierCounts = { cells: [], sums: [], limits: [], published: [], withheld: [] };
  #editions = 0;

  constructor(next: readonly NextPlace[]) {
    this.#next = next;
    this.#structure = structureOf(next);
    for (const { place, table } of next) for (const { key } of table.cells) this.#splits(place, countAndCell(key)[1]);
  }

  takePast(edition: PastEdition): void {
    const at = this.#editions++;
    const late = new Map<string, Unknown>();
    const fresh: Unknown[] = [];
    for (const { place, classes } of this.#next) {
      const cells = edition.get(place);
      if (!cells) continue;
      for (const [cell, basis] of cells) {
        if (isClassCell(cell) && !classes) continue;
        this.#splits(place, cell);
        for (const count of LINKED_COUNTS) {
          const id = idOf(place, countKey(count, cell));
          const n = linkedCount(count, basis.counts);
          const shownWith = distributionOf(count, (one) => {
            const beside = this.#now.get(idOf(place, countKey(one, cell)));
            return beside && beside.n > 0 ? beside.key : undefined;
          });
          const isToldAnew = shownWith.barOf?.startsWith(`edition ${at} `) ?? false;
          if (n === (this.#now.get(id)?.n ?? 0) && !isToldAnew) continue;
          const unknown: Unknown = { key: `edition ${at} ${id}`, n, ...(shownWith.barOf && { isBar: true }) };
          this.#move(id, unknown, { late, isKnown: this.#isKnown(place, cell), shownWith });
          if (n > 0 || unknown.isBar)
            fresh.push(this.#told(unknown, count, basis, { shownWith, isOpen: isOpenClass(place, cell, n) }));
        }
      }
    }
    for (const [place, cells] of edition) {
      this.#known.figures.add(place);
      if ([...cells.keys()].some(isClassCell)) this.#known.classes.add(place);
    }
    const moved = new Set(fresh.map(({ key }) => key));
    for (const { total, parts } of this.#structure) this.#sum(total, parts, moved);
    this.#limit(edition, moved);
    this.#addUp(late);
  }

  /** The edition that is decided: its counts and sums are in its own table. */
  takeNext(): void {
    this.#editions++;
    const late = new Map<string, Unknown>();
    const gone = new Set(this.#now.keys());
    const unmoved = new Set<string>();
    for (const { place, keyOf, table } of this.#next) {
      for (const { key, n, restOf, barOf } of table.cells) {
        const id = idOf(place, key);
        gone.delete(id);
        const before = this.#now.get(id);
        const isToldAnew = barOf !== undefined && !unmoved.has(keyOf(barOf));
        if (before && before.n === n && !isToldAnew) {
          this.#same.set(before.key, keyOf(key));
          unmoved.add(keyOf(key));
          continue;
        }
        if (n === 0 && !before) continue;
        const isKnown = this.#isKnown(place, countAndCell(key)[1]);
        const shownWith = {
          ...(restOf === undefined ? {} : { restOf: keyOf(restOf) }),
          ...(barOf === undefined ? {} : { barOf: keyOf(barOf) }),
        };
        const unknown: Unknown = { key: keyOf(key), n, ...(barOf !== undefined && { isBar: true }) };
        this.#move(id, unknown, { late, isKnown, shownWith });
      }
    }
    for (const id of gone) {
      const before = this.#now.get(id)!;
      if (before.n > 0) late.set(id, { key: before.key, n: -before.n });
    }
    this.#addUp(late);
  }

  counts(): EarlierCounts {
    const nameOf = (key: string) => this.#same.get(key) ?? key;
    const { cells, sums, limits, published, withheld } = this.#counts;
    const isOwn = (key: string) => !this.#same.has(key);
    return {
      cells: cells
        .filter(({ key }) => isOwn(key))
        .map(({ restOf, barOf, ...cell }) => ({
          ...cell,
          ...(restOf === undefined ? {} : { restOf: nameOf(restOf) }),
          ...(barOf === undefined ? {} : { barOf: nameOf(barOf) }),
        })),
      // What holds between counts that have not moved since is in the table that is decided.
      sums: sums
        .filter(({ parent, children }) => [parent, ...children].some(isOwn))
        .map(({ parent, children }) => ({ parent: nameOf(parent), children: children.map(nameOf) })),
      limits: limits.filter((pair) => pair.some(isOwn)).map(([smaller, larger]) => [nameOf(smaller), nameOf(larger)]),
      published: published.filter(isOwn),
      withheld: withheld.filter(isOwn),
    };
  }

  /** Classes were not told apart in the first editions of some places: that they are then is no answer that came late. */
  #isKnown(place: string, cell: string): boolean {
    return this.#known[isClassCell(cell) ? 'classes' : 'figures'].has(place);
  }

  /** From one unknown to the next, with what lies between them as an unknown of its own. */
  #move(
    id: string,
    to: Unknown,
    { late, isKnown, shownWith }: { late: Map<string, Unknown>; isKnown: boolean; shownWith: ShownWith },
  ): void {
    const from = this.#now.get(id);
    this.#now.set(id, to);
    if (!isKnown) return;
    const change = to.n - (from?.n ?? 0);
    // What there was nothing of, or is nothing of, came or went as a whole.
    const isNothing = ({ n, isBar }: Unknown) => n === 0 && !isBar;
    if (!from || isNothing(from) || isNothing(to)) {
      if (change !== 0) late.set(id, { key: (change > 0 ? to : from!).key, n: change });
    } else if (change === 0) this.#counts.sums.push({ parent: to.key, children: [from.key] });
    else {
      const key = `late ${this.#editions} ${id}`;
      const n = Math.abs(change);
      const isOpen = to.isBar ?? n >= POLICY.minimumToShow;
      this.#counts.cells.push({ key, n, told: null, isOpen, ...(shownWith.restOf && { restOf: shownWith.restOf }) });
      const [more, fewer] = change > 0 ? [to, from] : [from, to];
      this.#counts.sums.push({ parent: more.key, children: [fewer.key, key] });
      late.set(id, { key, n: change });
    }
  }

  /** All who answered about their result are those who have one and those who wait, in every edition. */
  #splits(place: string, cell: string): void {
    if (isClassCell(cell) || this.#split.has(idOf(place, cell))) return;
    this.#split.add(idOf(place, cell));
    const nameOf = (count: LinkedCount) => idOf(place, countKey(count, cell));
    for (const [count, of] of SUMS_OF_COUNTS) this.#structure.push({ total: nameOf(count), parts: of.map(nameOf) });
  }

  /** Takes a count of an earlier edition with what its figure tells. */
  #told(
    unknown: Unknown,
    count: LinkedCount,
    basis: BasisCell,
    { shownWith, isOpen }: { shownWith: ShownWith; isOpen: boolean },
  ): Unknown {
    const { key, n } = unknown;
    const told = toldBy(count, basis.counts);
    this.#counts.cells.push({ key, n, told, isOpen, ...shownWith });
    if (count === PENDING) return unknown;
    if (basis.withheld.includes(count)) this.#counts.withheld.push(key);
    else if (told) this.#counts.published.push(key);
    return unknown;
  }

  /** A sum in which something moved. */
  #sum(total: string, parts: readonly string[], moved: ReadonlySet<string>): void {
    const whole = this.#now.get(total);
    const known = parts.flatMap((part) => this.#now.get(part) ?? []).filter(({ n, isBar }) => n > 0 || isBar);
    if (!whole || (whole.n === 0 && !whole.isBar) || ![whole, ...known].some(({ key }) => moved.has(key))) return;
    if (known.reduce((sum, { n }) => sum + n, 0) !== whole.n) return;
    this.#counts.sums.push({ parent: whole.key, children: known.map(({ key }) => key) });
  }

  #limit(edition: PastEdition, moved: ReadonlySet<string>): void {
    for (const [place, cells] of edition)
      for (const cell of cells.keys())
        for (const count of DISCLOSED_COUNTS) {
          const larger = WITHIN[count];
          if (!larger) continue;
          const [inner, outer] = [count, larger].map((one) => this.#now.get(idOf(place, countKey(one, cell))));
          if (inner?.n && outer && (moved.has(inner.key) || moved.has(outer.key)))
            this.#counts.limits.push([inner.key, outer.key]);
        }
  }

  #addUp(late: ReadonlyMap<string, Unknown>): void {
    for (const { total, parts } of this.#structure) {
      const whole = late.get(total);
      if (!whole) continue;
      const known = parts.flatMap((part) => late.get(part) ?? []);
      const isOneWay = known.every(({ n }) => n > 0 === whole.n > 0);
      if (!isOneWay || known.reduce((sum, { n }) => sum + n, 0) !== whole.n) continue;
      this.#counts.sums.push({ parent: whole.key, children: known.map(({ key }) => key) });
    }
  }
}

/** True for answers of a class that nobody is shown and that may be known. */
const isOpenClass = (place: string, cell: string, n: number): boolean =>
  isClassCell(cell) && !isPublishedClass(cell, place.startsWith('QUARTER') ? 'QUARTER' : 'MONTH') && isNoSecret(n);

const SUMS_OF_COUNTS = Object.entries(SUM_OF) as [LinkedCount, readonly LinkedCount[]][];
