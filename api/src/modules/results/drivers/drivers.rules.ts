import type { Item, SuppressionReason } from '@otklik/schema';
import { driverCorrelations, driverShares, qualityOf, relativeWeights } from '../../../statistics/index.ts';
import type { DriverPair } from '../driver-pair.ts';
import { type EstimateValue, UNADJUSTED, withheld } from '../estimate-value.ts';

/** What may go together with satisfaction: ease, time, working together, and the drivers. TRUST is an outcome itself. */
export const DRIVER_CANDIDATES = [
  'EASE',
  'TIME',
  'ONE',
  'INFO',
  'EXPLAIN',
  'EXPECT',
  'STAFF',
  'BOT',
  'TECH',
  'STATUS',
  'DOCS',
  'FAIR',
  'RULES',
] as const satisfies readonly Item[];

/** One question and how much of what is explained is its own; unrounded. */
export interface DriverValue {
  item: Item;
  /** Ratings that answered it and SAT. */
  pairs: number;
  /** Percent of R². */
  share: EstimateValue;
  /** Percent of the spread of SAT that it goes along with alone. */
  alone: EstimateValue;
}

/** What goes together with satisfaction; unrounded. */
export interface DriversValue {
  /** Percent of the spread of SAT that all of them together go along with. */
  rSquared: EstimateValue;
  /** How far correlations were shrunk toward none so that they fit together, percent; null without shares. */
  shrinkage: number | null;
  /** Whether relative weights, another way to share out, put them in the same order; null without two shares. */
  isOrderConfirmed: boolean | null;
  /** Those with a share by its size, then the others by ratings. */
  drivers: DriverValue[];
}

/**
 * What goes together with satisfaction. Sums are taken inside each service and version of the questionnaire, so that
 * differences between services do not pass for drivers; of several major versions only the newest counts.
 *
 * @see METHODOLOGY §2.10
 */
export function driversOf(pairs: readonly DriverPair[]): DriversValue {
  const newest = Math.max(...pairs.map(({ instrumentVersion }) => majorNumber(instrumentVersion)));
  const used = pairs.filter(({ instrumentVersion }) => majorNumber(instrumentVersion) === newest);
  const items: Item[] = ['SAT', ...DRIVER_CANDIDATES];
  const version =
    used
      .map(({ instrumentVersion }) => instrumentVersion)
      .toSorted(inOrder)
      .at(-1) ?? null;
  const sums = centredSums(used);
  const pairsWith = (item: Item) => sums.get(pairKey('SAT', item))?.n ?? 0;
  const asked = items.filter((item) => item !== 'SAT' && pairsWith(item) > 0);
  const correlated = driverCorrelations(items.length, (a, b) => sums.get(pairKey(items[a]!, items[b]!)) ?? null);
  const most = Math.max(0, ...asked.map(pairsWith));
  const none = (reason: SuppressionReason, n: number): DriversValue => ({
    rSquared: withheld(reason, { n, instrumentVersion: version }),
    shrinkage: null,
    isOrderConfirmed: null,
    drivers: byPairs(asked, pairsWith).map((item) => leftOut(item, pairsWith(item), reason, version)),
  });
  if (!correlated.estimable) return none(most > 0 ? correlated.reason : 'NO_DATA', most);
  const { kept, correlations, n, shrinkage } = correlated;
  const shares = driverShares(correlations, n);
  if (!shares.estimable) return none(shares.reason, n);
  const figure = (value: number, interval: EstimateValue['interval'], behind: number): EstimateValue => ({
    ...withheld('NO_DATA', { instrumentVersion: version }),
    ...UNADJUSTED,
    value: 100 * value,
    interval: interval && { low: 100 * interval.low, high: 100 * interval.high },
    n: behind,
    method: 'EXPLAINED_SPREAD',
    quality: qualityOf(behind),
    suppressed: false,
    reason: null,
  });
  // One alone has all of it by definition: nothing is shared out, so no interval and no order.
  const isSharedOut = shares.drivers.length > 1;
  const drivers = shares.drivers
    .map(({ share, interval, first }, place) => {
      const item = items[kept[place + 1]!]!;
      return {
        item,
        pairs: pairsWith(item),
        share: figure(share, isSharedOut ? interval : null, n),
        alone: figure(first, null, pairsWith(item)),
      };
    })
    .toSorted((a, b) => b.share.value! - a.share.value!);
  const names = new Set<Item>(drivers.map(({ item }) => item));
  const others = byPairs(
    asked.filter((item) => !names.has(item)),
    pairsWith,
  );
  return {
    rSquared: figure(shares.rSquared, null, n),
    shrinkage: 100 * shrinkage,
    isOrderConfirmed: isSharedOut
      ? sameOrder(
          shares.drivers.map(({ part }) => part),
          relativeWeights(correlations),
        )
      : null,
    drivers: [...drivers, ...others.map((item) => leftOut(item, pairsWith(item), 'FEW_PAIRS', version))],
  };
}

type Sums = Omit<DriverPair, 'subjectId' | 'instrumentVersion' | 'itemA' | 'itemB'>;

/** Sums of deviations from the means of each subject and version, by pair. */
function centredSums(pairs: readonly DriverPair[]): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const { itemA, itemB, n, sumA, sumB, sumAB, sumAA, sumBB } of pairs) {
    const isForward = placeOf(itemA) < placeOf(itemB);
    const key = isForward ? pairKey(itemA, itemB) : pairKey(itemB, itemA);
    const known = sums.get(key) ?? { n: 0, sumA: 0, sumB: 0, sumAB: 0, sumAA: 0, sumBB: 0 };
    const [squaresA, squaresB] = [sumAA - sumA ** 2 / n, sumBB - sumB ** 2 / n];
    sums.set(key, {
      n: known.n + n,
      sumA: 0,
      sumB: 0,
      sumAB: known.sumAB + (sumAB - (sumA * sumB) / n),
      sumAA: known.sumAA + Math.max(0, isForward ? squaresA : squaresB),
      sumBB: known.sumBB + Math.max(0, isForward ? squaresB : squaresA),
    });
  }
  return sums;
}

const pairKey = (a: Item, b: Item): string => `${a}|${b}`;
const ORDER: readonly Item[] = ['SAT', ...DRIVER_CANDIDATES];
const placeOf = (item: Item): number => ORDER.indexOf(item);
const majorNumber = (version: string): number => Number(version.split('.')[0]);
const inOrder = new Intl.Collator('en', { numeric: true }).compare;

const byPairs = (items: readonly Item[], pairsWith: (item: Item) => number): Item[] =>
  items.toSorted((a, b) => pairsWith(b) - pairsWith(a));

const leftOut = (
  item: Item,
  pairs: number,
  reason: SuppressionReason,
  instrumentVersion: string | null,
): DriverValue => ({
  item,
  pairs,
  share: withheld(reason, { n: pairs, instrumentVersion }),
  alone: withheld(reason, { n: pairs, instrumentVersion }),
});

function sameOrder(parts: readonly number[], other: ReturnType<typeof relativeWeights>): boolean {
  if (!other.estimable) return false;
  const ranked = (values: readonly number[]) =>
    values.map((_, place) => place).toSorted((a, b) => values[b]! - values[a]! || a - b);
  const byWeights = ranked(other.weights);
  return ranked(parts).every((place, rank) => place === byWeights[rank]);
}
