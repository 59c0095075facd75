import { POLICY, summariseHistogram } from '../../../statistics/index.ts';
import type { AdjustedItem } from '../mode-table/mode-table.ts';
import type { FlowShare, Stratum } from './stratum.ts';

/** Share of the transactions, or of the reference mix, that must be covered for a figure to stand for them. */
export const COVERAGE_AT_LEAST = POLICY.standardisation.minimumCoverage;
/** Answers from which a group may be weighted on its own. */
const GROUP_ANSWERS_AT_LEAST = POLICY.standardisation.minimumStratumN;

/** Answers to one item that are weighted together, and how they are made up. */
export interface ScoreGroup {
  key: string;
  n: number;
  mean: number;
  /** s² of an answer; 0 for one answer. */
  variance: number;
  /** Weight among the groups, summing to 1. */
  weight: number;
  /** Shares of modes, channels and segments among its answers. */
  shares: Record<'MODE' | 'CHANNEL' | 'SEGMENT', Map<string, number>>;
}

/** Groups with their weights, and where the weights come from. */
export interface WeightedGroups {
  groups: ScoreGroup[];
  weighting: 'FLOW' | 'ANSWERS';
  /** Share of the transactions that the groups stand for; null where no transactions are known. */
  coverage: number | null;
}

/** How fine the groups are that transactions may weight, finest first. */
type Level = (part: Pick<Stratum, 'subjectId' | 'channel' | 'segment'>) => string;
export const BY_SERVICE_CHANNEL_SEGMENT: Level = ({ subjectId, channel, segment }) =>
  `${subjectId}|${channel}|${segment}`;
export const BY_SERVICE_CHANNEL: Level = ({ subjectId, channel }) => `${subjectId}|${channel}`;
export const BY_SERVICE: Level = ({ subjectId }) => subjectId;

/**
 * Groups of answers to an item, weighted by transactions at the finest level whose groups with at least five answers
 * stand for 80 percent of them; else all answers as one group.
 * @param levels finest first
 */
export function weightedGroups(
  strata: readonly Stratum[],
  item: AdjustedItem,
  flow: readonly FlowShare[],
  levels: readonly Level[],
): WeightedGroups {
  let best = 0;
  const total = flow.reduce((sum, { transactions }) => sum + transactions, 0);
  for (const level of total > 0 ? levels : []) {
    const groups = groupsOf(strata, item, level).filter(({ n }) => n >= GROUP_ANSWERS_AT_LEAST);
    const transactions = transactionsBy(flow, level);
    const observed = groups.reduce((sum, { key }) => sum + (transactions.get(key) ?? 0), 0);
    best = Math.max(best, observed / total);
    if (observed / total < COVERAGE_AT_LEAST) continue;
    const weighted = groups.flatMap((group) => {
      const own = transactions.get(group.key) ?? 0;
      return own > 0 ? [{ ...group, weight: own / observed }] : [];
    });
    return { groups: weighted, weighting: 'FLOW', coverage: observed / total };
  }
  const [whole] = groupsOf(strata, item, ALL);
  return {
    groups: whole ? [{ ...whole, weight: 1 }] : [],
    weighting: 'ANSWERS',
    coverage: total > 0 ? best : null,
  };
}

const summedFlow = new WeakMap<readonly FlowShare[], Map<Level, ReadonlyMap<string, number>>>();

/** Transactions by the groups of a level; of the same list and level they are summed once. */
function transactionsBy(flow: readonly FlowShare[], level: Level): ReadonlyMap<string, number> {
  let levels = summedFlow.get(flow);
  if (!levels) summedFlow.set(flow, (levels = new Map()));
  const known = levels.get(level);
  if (known) return known;
  const transactions = new Map<string, number>();
  for (const share of flow) {
    const key = level(share);
    transactions.set(key, (transactions.get(key) ?? 0) + share.transactions);
  }
  levels.set(level, transactions);
  return transactions;
}

const ALL: Level = () => 'ALL';

/** What was grouped once: both scores of a measure, and the index, are made of the same groups. */
const grouped = new WeakMap<readonly Stratum[], Map<Level, Partial<Record<AdjustedItem, readonly ScoreGroup[]>>>>();

function groupsOf(strata: readonly Stratum[], item: AdjustedItem, level: Level): readonly ScoreGroup[] {
  let levels = grouped.get(strata);
  if (!levels) grouped.set(strata, (levels = new Map()));
  let items = levels.get(level);
  if (!items) levels.set(level, (items = {}));
  return (items[item] ??= groupedBy(strata, item, level));
}

function groupedBy(strata: readonly Stratum[], item: AdjustedItem, level: Level): ScoreGroup[] {
  const counts = new Map<string, number[]>();
  const shares = new Map<string, ScoreGroup['shares']>();
  for (const stratum of strata) {
    const key = level(stratum);
    const answers = stratum.tally.counts[item];
    let sums = counts.get(key);
    let parts = shares.get(key);
    if (!sums || !parts) {
      counts.set(key, (sums = [0, 0, 0, 0, 0]));
      shares.set(key, (parts = { MODE: new Map(), CHANNEL: new Map(), SEGMENT: new Map() }));
    }
    let n = 0;
    for (let value = 1; value <= 5; value++) {
      sums[value - 1]! += answers[value]!;
      n += answers[value]!;
    }
    if (n === 0) continue;
    add(parts.MODE, stratum.mode, n);
    add(parts.CHANNEL, stratum.channel, n);
    add(parts.SEGMENT, stratum.segment, n);
  }
  return [...counts].flatMap(([key, histogram]) => {
    const { n, mean, variance } = summariseHistogram(histogram);
    if (mean === null) return [];
    const parts = shares.get(key)!;
    for (const part of Object.values(parts)) for (const [name, count] of part) part.set(name, count / n);
    return [{ key, n, mean, variance: variance ?? 0, weight: 0, shares: parts }];
  });
}

function add(sums: Map<string, number>, key: string, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count);
}

/** Shares among the weighted whole: Σ W_h π_h. */
export function weightedShares(groups: readonly ScoreGroup[], factor: keyof ScoreGroup['shares']): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { weight, shares: own } of groups)
    for (const [key, share] of own[factor]) add(shares, key, weight * share);
  return shares;
}
