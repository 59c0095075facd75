/** Sums over ratings that answered both items, in values 1–5. */
export interface PairTally {
  n: number;
  a: number;
  b: number;
  ab: number;
}

/** Items that share the core tally. */
export const CORE_ITEMS = ['SAT', 'EASE', 'TIME', 'RESULT'] as const;
export type CoreItem = (typeof CORE_ITEMS)[number];
export const isCoreItem = (item: string): item is CoreItem => (CORE_ITEMS as readonly string[]).includes(item);

/** Pairs of the index items, first item first. */
export const INDEX_PAIRS = ['SAT_EASE', 'SAT_TIME', 'EASE_TIME'] as const;
export type IndexPair = (typeof INDEX_PAIRS)[number];

/** Sufficient statistics of a set of ratings: everything a figure of core items needs. */
export interface Tally {
  /** n0 … n5 by item. n0 counts "does not apply". */
  counts: Record<CoreItem, number[]>;
  pairs: Record<IndexPair, PairTally>;
  /** Versions of the questionnaire that the ratings answered, oldest first. */
  instrumentVersions: string[];
  /** Where ratings of several MAJOR versions were added up, the sum of each, oldest first; else absent. */
  majors?: Tally[];
}

/** MAJOR of MAJOR.MINOR.PATCH. */
export const majorOf = (version: string): string => version.split('.')[0]!;

/** Parts of a pair tally that figures need. */
export const PAIR_SUMS = ['n', 'a', 'b', 'ab'] as const;

const byVersion = new Intl.Collator('en', { numeric: true }).compare;

/** Versions oldest first: 0.9.0 before 0.10.0. */
export const inVersionOrder = (versions: Iterable<string>): string[] => [...versions].toSorted(byVersion);

/** The counts of an item, and the sums of a pair, that were not asked for: of whole tallies they are the same ones. */
export const NO_COUNTS = Object.freeze([0, 0, 0, 0, 0, 0]) as unknown as number[];
export const NO_PAIR: PairTally = Object.freeze({ n: 0, a: 0, b: 0, ab: 0 });

/** The tally of no ratings. */
export const emptyTally = (): Tally => ({
  counts: { SAT: [0, 0, 0, 0, 0, 0], EASE: [0, 0, 0, 0, 0, 0], TIME: [0, 0, 0, 0, 0, 0], RESULT: [0, 0, 0, 0, 0, 0] },
  pairs: {
    SAT_EASE: { n: 0, a: 0, b: 0, ab: 0 },
    SAT_TIME: { n: 0, a: 0, b: 0, ab: 0 },
    EASE_TIME: { n: 0, a: 0, b: 0, ab: 0 },
  },
  instrumentVersions: [],
});

/**
 * The tally of all ratings of these tallies together. Answers to several MAJOR versions measure several things: what
 * each of them was given is kept beside the sum.
 */
export function sumTallies(tallies: Iterable<Tally>): Tally {
  const all = Array.isArray(tallies) ? (tallies as readonly Tally[]) : [...tallies];
  const sum = plainSum(all);
  if (sum.instrumentVersions.length > 1 && new Set(sum.instrumentVersions.map(majorOf)).size > 1) {
    const ofVersions = Map.groupBy(
      all.flatMap((tally) => tally.majors ?? tally).filter(({ instrumentVersions }) => instrumentVersions.length > 0),
      ({ instrumentVersions }) => majorOf(instrumentVersions[0]!),
    );
    sum.majors = inVersionOrder(ofVersions.keys()).map((major) => plainSum(ofVersions.get(major)!));
  }
  return sum;
}

function plainSum(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  const versions = new Set<string>();
  for (const tally of tallies) {
    for (const item of CORE_ITEMS) {
      const counts = tally.counts[item];
      if (counts === NO_COUNTS) continue;
      const into = sum.counts[item];
      for (let value = 0; value < counts.length; value++) into[value]! += counts[value]!;
    }
    for (const pair of INDEX_PAIRS) {
      const sums = tally.pairs[pair];
      if (sums === NO_PAIR) continue;
      const into = sum.pairs[pair];
      into.n += sums.n;
      into.a += sums.a;
      into.b += sums.b;
      into.ab += sums.ab;
    }
    for (const version of tally.instrumentVersions) versions.add(version);
  }
  sum.instrumentVersions = versions.size > 1 ? inVersionOrder(versions) : [...versions];
  return sum;
}

/** Whether an item was answered in several MAJOR versions: their answers are not drawn together. */
export const isMixed = ({ majors = [] }: Pick<Tally, 'majors'>, item: CoreItem): boolean =>
  majors.filter(({ counts }) => counts[item].some((count, value) => value > 0 && count > 0)).length > 1;
