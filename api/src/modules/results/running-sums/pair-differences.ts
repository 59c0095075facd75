import { INDEX_PAIRS } from '../tally.ts';
import { ALL_COLUMNS } from '../tally.repository.ts';

/** Sums of a pair: places of its columns among `ALL_COLUMNS`, and of the first count of each of its items. */
interface PairPlaces {
  n: number;
  a: number;
  b: number;
  ab: number;
  items: [number, number];
}

const PAIRS: readonly PairPlaces[] = INDEX_PAIRS.map((pair) => {
  const at = (name: string) => ALL_COLUMNS.indexOf(name.toLowerCase());
  const [one, other] = pair.split('_') as [string, string];
  return {
    n: at(`${pair}_n`),
    a: at(`${pair}_a`),
    b: at(`${pair}_b`),
    ab: at(`${pair}_ab`),
    items: [at(`${one}_n1`), at(`${other}_n1`)],
  };
});
const LARGEST_SCORE = 5;
/** Places of the columns of pairs among `ALL_COLUMNS`. */
const PAIR_PLACES = PAIRS.flatMap(({ n, a, b, ab }) => [n, a, b, ab]);
/** Numbers beyond it are kept as they are: twice a difference must be exact. */
const EXACT_BELOW = 2 ** 51;

/** A column as it is kept: whether it is differences, then a number for each row. */
const [AS_THEY_ARE, DIFFERENCES] = [0, 1];

type Columns = (ArrayLike<number> | undefined)[];

/**
 * Sums of pairs as what they differ from what the counts of their items let one expect: everyone who answered the rarer
 * item answered both, and the two answers have nothing to do with each other. Most of these are 0 or small, and so far
 * fewer bytes. Nothing is lost.
 * @param columns `ALL_COLUMNS`, of the same length
 * @returns one for each of `PAIR_PLACES`
 */
export function pairDifferences(columns: Columns): Float64Array[] {
  const expectedOf = expectations(columns);
  return PAIR_PLACES.map((place) => {
    const [values, expected] = [columns[place]!, expectedOf(place)];
    const kept = new Float64Array(values.length + 1);
    kept[0] = DIFFERENCES;
    for (let row = 0; row < values.length; row++) {
      const difference = values[row]! - expected[row]!;
      if (Math.max(values[row]!, Math.abs(difference)) > EXACT_BELOW) return asTheyAre(values);
      kept[row + 1] = difference < 0 ? -2 * difference - 1 : 2 * difference;
    }
    return kept;
  });
}

/**
 * The sums of pairs again.
 * @param columns those of the items of `ALL_COLUMNS`; the others are put in
 * @param kept what `pairDifferences` made of them
 */
export function putPairs(columns: Columns, kept: readonly ArrayLike<number>[]): void {
  const expectedOf = expectations(columns);
  for (const [number, place] of PAIR_PLACES.entries()) {
    const own = kept[number]!;
    const values = new Float64Array(own.length - 1);
    const expected = own[0] === DIFFERENCES ? expectedOf(place) : null;
    for (let row = 0; row < values.length; row++) {
      const one = own[row + 1]!;
      values[row] = expected ? expected[row]! + (one % 2 === 0 ? one / 2 : -(one + 1) / 2) : one;
    }
    columns[place] = values;
  }
}

function asTheyAre(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length + 1);
  kept[0] = AS_THEY_ARE;
  kept.set(values, 1);
  return kept;
}

/** What one expects of a column of pairs, from those before it. The same numbers in the same order give the same bits. */
function expectations(columns: Columns): (place: number) => Float64Array {
  /** How many answered an item, and the sum of their answers, by place of its first score. */
  const totals = new Map<number, { n: Float64Array; sum: Float64Array }>();
  const totalsOf = (first: number) => {
    let known = totals.get(first);
    if (!known) totals.set(first, (known = totalsFrom(columns, first)));
    return known;
  };
  return (place) => {
    const { n, a, b, items } = PAIRS.find((pair) => place >= pair.n && place <= pair.ab)!;
    const [one, other] = [totalsOf(items[0]), totalsOf(items[1])];
    if (place === n) return one.n.map((count, row) => Math.min(count, other.n[row]!));
    if (place === a) return one.sum;
    if (place === b) return other.sum;
    const [both, sumOfOne, sumOfOther] = [columns[n]!, columns[a]!, columns[b]!];
    return Float64Array.from(both, (count, row) =>
      count === 0 ? 0 : Math.round((sumOfOne[row]! * sumOfOther[row]!) / count),
    );
  };
}

function totalsFrom(columns: Columns, first: number): { n: Float64Array; sum: Float64Array } {
  const rows = columns[first]!.length;
  const [n, sum] = [new Float64Array(rows), new Float64Array(rows)];
  for (let score = 1; score <= LARGEST_SCORE; score++) {
    const counts = columns[first + score - 1]!;
    for (let row = 0; row < rows; row++) {
      n[row]! += counts[row]!;
      sum[row]! += score * counts[row]!;
    }
  }
  return { n, sum };
}
