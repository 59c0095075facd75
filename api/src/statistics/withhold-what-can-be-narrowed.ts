import { type CountBounds, type CountSum, narrowCounts } from './narrow-counts.ts';
import { POLICY } from './policy.ts';
import type { CountRange } from './public-count-bounds.ts';
import type { DisclosureCell } from './index-disclosure-cells.ts';
import type { DisclosureGroup } from './read-disclosure-group.ts';
import { totalsOutsideRule } from './totals-outside-rule.ts';
import { type Disclosure, withinDisclosureRule } from './within-disclosure-rule.ts';

/** A count, and what its figure would tell of it if it were published. */
export interface ToldCell extends DisclosureCell {
  /** Null: nothing is shown of it even where the rule would allow it. It is protected as a withheld one is. */
  readonly told: CountRange | null;
  /**
   * Key of a count within this one. Where that is shown, this one is no secret: the rest is a bar of a published group.
   * Where that is withheld, this one is too: its figure shows that one bar by bar.
   */
  readonly restOf?: string;
  /**
   * Key of the count whose distribution this one is a bar of. It is shown with that one and withheld with it, is no group,
   * and nobody needs to be told that it is empty. Sums in which a bar stands only tell.
   */
  readonly barOf?: string;
  /** True: it may be known, though nothing is shown of it. At least 10 answers that came late are no secret. */
  readonly isOpen?: boolean;
  /** What is known of it all the same where it is withheld: what stands beside it is shown of so many answers alone. */
  readonly atLeast?: number;
}

/** Counts that are linked by sums, and by being part of one another. */
export interface LinkedTable {
  readonly cells: readonly ToldCell[];
  readonly groups: readonly DisclosureGroup[];
  /** Sums that only tell: nothing is withheld to keep the rule in them. They hold in earlier editions, or between two. */
  readonly told?: readonly DisclosureGroup[];
  /** Pairs of keys of which the first is never more than the second, though no group of its own: who answered one item. */
  readonly limits?: readonly (readonly [smaller: string, larger: string])[];
  /** Keys that must be withheld for another reason. */
  readonly alreadyWithheld?: ReadonlySet<string>;
  /** Keys that can no longer be withheld. */
  readonly alreadyPublished?: ReadonlySet<string>;
}

/** What is withheld, and where that is not enough, since what would have to be withheld is public already. */
export interface Withholding {
  readonly disclosure: Map<string, Disclosure>;
  /** Keys of secrets that are known to fewer than 5 whole numbers, and of totals whose group does not keep the rule. */
  readonly atRisk: readonly string[];
}

/**
 * The disclosure rule, and beyond it: what an outsider works out of all sums together leaves at least 5 whole numbers
 * for every withheld count.
 *
 *     high − low + 1 ≥ 5 for every withheld count, low and high by `narrowCounts`
 *
 * `withinDisclosureRule` looks at one sum at a time. This adds and subtracts along all of them, as the attacker does
 * (`narrowCounts`), and withholds more where a withheld count is nearly known: the smallest published part of the sum
 * that limits it, or that sum's total, or the same one sum further; then the rule again, until nothing is narrowed. A
 * figure that shows a withheld count bar by bar is withheld first of all.
 * The same table gives the same answer. Cost: rounds · (rule + narrowing), few rounds.
 *
 * Of withheld counts an outsider is taken to know nothing but that they are not negative, or at least what stands beside
 * them tells (`atLeast`), and which cells are empty.
 *
 * Use for every publication, with all sums that hold between its counts and those of earlier editions. One table whose
 * sums share no cell: `withinDisclosureRule` is enough.
 *
 * @param table counts with what their figures would tell, and every sum between them
 * @throws RangeError as `withinDisclosureRule`
 * @see METHODOLOGY §2.4; DESIGN §5 "Disclosure, one rule"; docs/methods/disclosure.md
 */
export function withholdWhatCanBeNarrowed(table: LinkedTable): Withholding {
  const { cells, alreadyPublished } = table;
  const obliged = new Set(table.alreadyWithheld);
  const links = new Links(table);
  const figures = cells.filter(({ barOf }) => barOf === undefined);
  const figureOf = cells.map(({ key, barOf }) => barOf ?? key);
  const isBar = new Set(cells.flatMap(({ key, barOf }) => (barOf === undefined ? [] : [key])));
  const groups = table.groups.filter(({ parent, children }) => ![parent, ...children].some((key) => isBar.has(key)));
  // What is nearly known from what is public already stays so, whatever is withheld now.
  const out = links.boundsOf(figureOf.map((key) => !alreadyPublished?.has(key)));
  narrowCounts(out, links.sums);
  const isLost = cells.map((_, cell) => isNarrow(out, cell));
  for (;;) {
    const disclosure = withinDisclosureRule(figures, groups, obliged, alreadyPublished);
    const isWithheld = figureOf.map((key) => disclosure.get(key) !== 'PUBLISHED');
    const isShown = (cell: number) =>
      !isWithheld[cell] && cells[links.figureOf[cell]!]!.n > 0 && cells[cell]!.told !== null;
    const canBeWithheld = (cell: number) => isShown(cell) && !alreadyPublished?.has(figureOf[cell]!);
    const telling = cells.flatMap((_, cell) => {
      const part = links.partOf[cell];
      return part !== undefined && isWithheld[part] && isShown(cell) ? [cell] : [];
    });
    const obliging = telling.filter(canBeWithheld);
    if (obliging.length > 0) {
      for (const cell of obliging) obliged.add(cells[cell]!.key);
      continue;
    }
    const bounds = links.boundsOf(isWithheld);
    narrowCounts(bounds, links.sums);
    const isSecret = (cell: number) => {
      const part = links.partOf[cell];
      const { n, isOpen, barOf } = cells[cell]!;
      return n > 0 && !isOpen && barOf === undefined && !isShown(cell) && !(part !== undefined && isShown(part));
    };

    const before = obliged.size;
    const protectedSums = new Set<number>();
    const nearlyKnown = telling.map((cell) => cells[links.partOf[cell]!]!.key);
    for (let cell = 0; cell < cells.length; cell++) {
      if (!isSecret(cell) || !isNarrow(bounds, cell)) continue;
      nearlyKnown.push(cells[cell]!.key);
      if (isLost[cell]) continue;
      // One more withheld cell may protect several: look again before taking another.
      if (links.sumsOf[cell]!.some((sum) => protectedSums.has(sum))) continue;
      const chosen = links.nearestThat(canBeWithheld, cell, bounds);
      if (chosen === null) continue;
      obliged.add(figureOf[chosen]!);
      for (const sum of links.sumsOf[chosen]!) protectedSums.add(sum);
    }
    if (obliged.size === before)
      return { disclosure, atRisk: [...nearlyKnown, ...totalsOutsideRule(figures, groups, disclosure)] };
  }
}

const isNarrow = ({ low, high }: CountBounds, cell: number): boolean =>
  high[cell]! - low[cell]! + 1 < POLICY.narrowestGuess;

/** The cells and the sums between those that have answers, by index. */
class Links {
  readonly #cells: readonly ToldCell[];
  readonly sums: CountSum[];
  /** Sums that each cell is in. */
  readonly sumsOf: number[][];
  /** The cell that each cell shows bar by bar, and is no secret beside. */
  readonly partOf: (number | undefined)[];
  /** The count that each cell is shown with: the distribution that a bar is in, else itself. */
  readonly figureOf: number[];

  constructor({ cells, groups, told = [], limits = [] }: LinkedTable) {
    this.#cells = cells;
    const indexOf = new Map(cells.map(({ key }, at) => [key, at]));
    const ofGroups = [...groups, ...told].map(({ parent, children }) => {
      const total = indexOf.get(parent)!;
      const parts = children.map((key) => indexOf.get(key)!).filter((part) => cells[part]!.n > 0 || cells[part]!.barOf);
      return { total, parts, hasRest: parts.reduce((rest, part) => rest - cells[part]!.n, cells[total]!.n) > 0 };
    });
    const ofLimits = limits.map(([smaller, larger]) => ({
      total: indexOf.get(larger)!,
      parts: [indexOf.get(smaller)!],
      hasRest: true,
    }));
    this.sums = [...ofGroups, ...ofLimits];
    this.partOf = cells.map(({ restOf }) => (restOf === undefined ? undefined : indexOf.get(restOf)));
    this.figureOf = cells.map(({ barOf }, at) => (barOf === undefined ? at : indexOf.get(barOf)!));
    this.sumsOf = cells.map(() => []);
    for (const [at, { total, parts }] of this.sums.entries())
      for (const cell of [total, ...parts]) this.sumsOf[cell]!.push(at);
  }

  /** What is known before anything is added or subtracted. */
  boundsOf(isWithheld: readonly boolean[]): CountBounds {
    const low = new Float64Array(this.#cells.length);
    const high = new Float64Array(this.#cells.length).fill(Infinity);
    for (const [at, { told, atLeast = 0 }] of this.#cells.entries()) {
      if (this.#cells[this.figureOf[at]!]!.n === 0) high[at] = 0;
      else if (!isWithheld[at] && told) {
        low[at] = told.low;
        high[at] = told.high;
      } else low[at] = atLeast;
    }
    return { low, high };
  }

  /**
   * The cell to withhold for the sake of a narrowed one: in the sums that limit it from above, else in all of its sums,
   * the smallest part that can be and that its other sums do not tell, else the smallest total, else any; where there
   * is none, the same for the withheld cells there.
   */
  nearestThat(canBeWithheld: (cell: number) => boolean, narrowed: number, bounds: CountBounds): number | null {
    const seen = new Set([narrowed]);
    let ring = [narrowed];
    while (ring.length > 0) {
      const next: number[] = [];
      for (const cell of ring) {
        const sums = this.sumsOf[cell]!.map((at) => this.sums[at]!);
        const limiting = sums.filter((sum) => highestBy(sum, cell, bounds) <= bounds.high[cell]!);
        for (const near of [limiting, sums]) {
          const isUntold = (one: number) =>
            canBeWithheld(one) && this.#widthWithout(near, one, bounds) >= POLICY.narrowestGuess;
          const chosen = this.#smallestIn(near, isUntold) ?? this.#smallestIn(near, canBeWithheld);
          if (chosen !== null) return chosen;
        }
        for (const { total, parts } of sums)
          for (const near of [total, ...parts])
            if (!seen.has(near)) {
              seen.add(near);
              next.push(near);
            }
      }
      ring = next;
    }
    return null;
  }

  /** How many whole numbers a cell could be if it were withheld, for all that the other sums it is in tell. */
  #widthWithout(sums: readonly CountSum[], cell: number, bounds: CountBounds): number {
    let low = 0;
    let high = Infinity;
    for (const at of this.sumsOf[cell]!) {
      const sum = this.sums[at]!;
      if (sums.includes(sum)) continue;
      low = Math.max(low, lowestBy(sum, cell, bounds));
      high = Math.min(high, highestBy(sum, cell, bounds));
    }
    return high - low + 1;
  }

  #smallestIn(sums: readonly CountSum[], canBeWithheld: (cell: number) => boolean): number | null {
    const parts = sums.flatMap((sum) => sum.parts).filter(canBeWithheld);
    const candidates = parts.length > 0 ? parts : sums.map(({ total }) => total).filter(canBeWithheld);
    const nOf = (cell: number) => this.#cells[this.figureOf[cell]!]!.n;
    return (
      candidates.toSorted((a, b) => nOf(a) - nOf(b) || (this.#cells[a]!.key < this.#cells[b]!.key ? -1 : 1))[0] ?? null
    );
  }
}

/** The most that a cell can be by one sum alone. */
function highestBy({ total, parts, hasRest }: CountSum, cell: number, { low, high }: CountBounds): number {
  if (cell === total) return hasRest ? Infinity : parts.reduce((sum, part) => sum + high[part]!, 0);
  return parts.reduce((left, part) => (part === cell ? left : left - low[part]!), high[total]!);
}

/** The least that a cell can be by one sum alone. */
function lowestBy({ total, parts, hasRest }: CountSum, cell: number, { low, high }: CountBounds): number {
  if (cell === total) return parts.reduce((sum, part) => sum + low[part]!, 0);
  return hasRest ? 0 : parts.reduce((left, part) => (part === cell ? left : left - high[part]!), low[total]!);
}
