import { crossProducts, weightedIndexVariance } from '../../../statistics/index.ts';
import { type FrozenLink, linkBetween, type VersionRule } from '../linking/version-rule.ts';
import { answersOf } from '../measure-estimate.ts';
import type { AdjustedItem } from '../mode-table/mode-table.ts';
import type { PairTally, Tally } from '../tally.ts';
import type { GroupKey, GroupOf } from './group-level.ts';
import { membersBy } from './group-strata.rules.ts';
import { strataByMajor, type Stratum, sumOfStrata } from './stratum.ts';

/** Of a level a number, of a mix its key. */
type GroupName = GroupKey | string;

/** Answers to an item that count alike, their mean in points on the scale of the newest version. */
export interface CountedGroup {
  n: number;
  mean: number;
  /** W_h among the groups of the item, which sum to 1. */
  weight: number;
}

/** What is known of an item of the index whose answers are weighted. */
export interface IndexPart {
  /** Variance of its weighted mean by sampling, points². */
  variance: number;
  /** The same linearised, Σ_h (W_h/n_h)² Σ(y − ȳ_h)². */
  squares: number;
  groupOf: GroupOf<GroupName>;
  groups: ReadonlyMap<GroupName, CountedGroup>;
}

/**
 * Variance by sampling of the index of weighted items, from the pairs of the strata. Of answers to several versions each
 * has the scale of its own; their pairs come to the scale of the newest as the answers do.
 *
 * @param finest groups that the groups of every item are made of
 * @param links by which answers to older versions come to the scale of the newest
 * @returns points²
 */
export function indexVariance(
  strata: readonly Stratum[],
  parts: Readonly<Record<AdjustedItem, IndexPart>>,
  finest: GroupOf<GroupName>,
  links: VersionRule['links'],
): number {
  const { SAT, EASE, TIME } = parts;
  const crossed = { SAT_EASE: 0, SAT_TIME: 0, EASE_TIME: 0 };
  const versions = strataByMajor(strata);
  for (const own of versions) {
    const scales = scalesOf(own, versions, links);
    for (const [key, members] of membersBy(own, finest)) {
      const sat = groupOf(SAT, finest, key, members);
      const ease = groupOf(EASE, finest, key, members);
      const time = groupOf(TIME, finest, key, members);
      // What was added up before is not added up again.
      const pairs = members.length === own.length ? sumOfStrata(own).pairs : pairsOf(members);
      if (sat && ease) crossed.SAT_EASE += together(pairs.SAT_EASE, sat, ease, scales.SAT, scales.EASE);
      if (sat && time) crossed.SAT_TIME += together(pairs.SAT_TIME, sat, time, scales.SAT, scales.TIME);
      if (ease && time) crossed.EASE_TIME += together(pairs.EASE_TIME, ease, time, scales.EASE, scales.TIME);
    }
  }
  return weightedIndexVariance({ SAT, EASE, TIME }, crossed);
}

/** The group of an item that some strata belong to, of one group of the finest; undefined where it was left out. */
const groupOf = (
  part: IndexPart,
  finest: GroupOf<GroupName>,
  key: GroupName,
  members: readonly Stratum[],
): CountedGroup | undefined => part.groups.get(part.groupOf === finest ? key : part.groupOf(members[0]!));

/** What the ratings of some strata that answered both items add to C_ik. */
function together(
  { n, a: sumA, b: sumB, ab: sumAB }: PairTally,
  a: CountedGroup,
  b: CountedGroup,
  from: FrozenLink | null,
  to: FrozenLink | null,
): number {
  if (n === 0) return 0;
  const products = crossProducts({ n, sumA, sumB, sumAB }, onScale(a, from), onScale(b, to));
  return ((a.weight / a.n) * (b.weight / b.n) * products) / (slopeOf(from) * slopeOf(to));
}

type Scales = Readonly<Record<AdjustedItem, FrozenLink | null>>;
const NEWEST: Scales = { SAT: null, EASE: null, TIME: null };

/** The links by which the answers to a version come to the scale of the newest that was answered, item by item. */
function scalesOf(
  own: readonly Stratum[],
  versions: readonly (readonly Stratum[])[],
  links: VersionRule['links'],
): Scales {
  if (versions.length === 1) return NEWEST;
  const tally = sumOfStrata(own);
  const linkOf = (item: AdjustedItem): FrozenLink | null => {
    const newest = newestAnswered(versions, item);
    return !newest || newest === tally ? null : linkBetween({ links }, item, tally, newest);
  };
  return { SAT: linkOf('SAT'), EASE: linkOf('EASE'), TIME: linkOf('TIME') };
}

const newestAnswered = (versions: readonly (readonly Stratum[])[], item: AdjustedItem): Tally | undefined =>
  versions.map((own) => sumOfStrata(own)).findLast((tally) => answersOf(tally, item) > 0);

/** The group with its mean where it lies on the scale of an older version. */
const onScale = (group: CountedGroup, link: FrozenLink | null): Omit<CountedGroup, 'weight'> =>
  link ? { n: group.n, mean: link.intercept + link.slope * group.mean } : group;
const slopeOf = (link: FrozenLink | null): number => link?.slope ?? 1;

function pairsOf(strata: readonly Stratum[]): Tally['pairs'] {
  if (strata.length === 1) return strata[0]!.tally.pairs;
  const sum = { SAT_EASE: noPair(), SAT_TIME: noPair(), EASE_TIME: noPair() };
  for (const {
    tally: { pairs },
  } of strata) {
    add(sum.SAT_EASE, pairs.SAT_EASE);
    add(sum.SAT_TIME, pairs.SAT_TIME);
    add(sum.EASE_TIME, pairs.EASE_TIME);
  }
  return sum;
}

const noPair = (): PairTally => ({ n: 0, a: 0, b: 0, ab: 0 });

function add(sum: PairTally, own: PairTally): void {
  sum.n += own.n;
  sum.a += own.a;
  sum.b += own.b;
  sum.ab += own.ab;
}
