import { ITEM_DEFINITIONS, type Item, type SuppressionReason } from '@otklik/schema';
import { POLICY } from '../../statistics/index.ts';

/** How the answers to an item are spread. `bars` is empty when it is withheld. */
export interface DistributionValue {
  item: Item;
  /** Answers 1 … 5, for RESULT 1 … 4; "does not apply" is not among them. */
  n: number | null;
  /** From the worst answer to the best; percent of n. */
  bars: { value: number; count: number; percent: number }[];
  /** Percent of the two best of five answers; null when withheld, and on other scales. */
  topTwo: number | null;
  /** Percent of the two worst of five answers. */
  bottomTwo: number | null;
  doesNotApply: number | null;
  suppressed: boolean;
  reason: SuppressionReason | null;
}

/** The distribution that is withheld or absent, and why. */
export const withheldDistribution = (
  item: Item,
  reason: SuppressionReason,
  n: number | null = null,
): DistributionValue => ({
  item,
  n,
  bars: [],
  topTwo: null,
  bottomTwo: null,
  doesNotApply: null,
  suppressed: true,
  reason,
});

/**
 * The distribution of n0 … n5 as staff see it: exact counts, percent to one decimal.
 * @param hidesUnanimity internal clients: few answers that are all alike would tell what everyone said
 */
export function distributionOfCounts(
  item: Item,
  counts: readonly number[],
  { hidesUnanimity = false } = {},
): DistributionValue {
  const n = counts.slice(1).reduce((sum, count) => sum + count, 0);
  if (n === 0) return withheldDistribution(item, 'NO_DATA', 0);
  if (n < POLICY.minimumToShow) return withheldDistribution(item, 'TOO_FEW', n);
  if (hidesUnanimity && n < POLICY.unanimityHiddenBelow && counts.slice(1).includes(n))
    return withheldDistribution(item, 'TOO_FEW', n);
  return {
    item,
    n,
    bars: ITEM_DEFINITIONS[item].options.map(({ value }) => ({
      value,
      count: counts[value]!,
      percent: Math.round((1_000 * counts[value]!) / n) / 10,
    })),
    ...bothEnds(item, counts, n),
    doesNotApply: counts[0]!,
    suppressed: false,
    reason: null,
  };
}

const SCALE_POINTS = 5;

/** Shares of both ends of a five-point scale from exact counts n0 … n5, to one decimal. */
function bothEnds(item: Item, counts: readonly number[], n: number): Pick<DistributionValue, 'topTwo' | 'bottomTwo'> {
  const share = (count: number) => Math.round((1_000 * count) / n) / 10;
  return isFivePoint(item)
    ? { topTwo: share(counts[4]! + counts[5]!), bottomTwo: share(counts[1]! + counts[2]!) }
    : { topTwo: null, bottomTwo: null };
}

/**
 * Shares of both ends as the public is told them: of the percentages of the bars that are shown, so that they tell
 * nothing beyond them. Two that were rounded up may be more than all there is.
 */
export function publicEnds(item: Item, percents: readonly number[]): Pick<DistributionValue, 'topTwo' | 'bottomTwo'> {
  const [worst, bad, , good, best] = percents;
  return isFivePoint(item)
    ? { topTwo: Math.min(100, good! + best!), bottomTwo: Math.min(100, worst! + bad!) }
    : { topTwo: null, bottomTwo: null };
}

const isFivePoint = (item: Item): boolean => ITEM_DEFINITIONS[item].options.length === SCALE_POINTS;
