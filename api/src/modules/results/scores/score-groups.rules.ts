import { POLICY } from '../../../statistics/index.ts';
import type { VersionRule } from '../linking/version-rule.ts';
import type { AdjustedItem } from '../mode-table/mode-table.ts';
import { ALL, type GroupKey, type Level } from './group-level.ts';
import { addShare, type Factor, groupsOf, type ScoreGroup } from './group-strata.rules.ts';
import type { FlowShare, Stratum } from './stratum.ts';

/** Share of the transactions, or of the reference mix, that must be covered for a figure to stand for them. */
export const COVERAGE_AT_LEAST = POLICY.standardisation.minimumCoverage;
/** Answers from which a group may be weighted on its own. */
const GROUP_ANSWERS_AT_LEAST = POLICY.standardisation.minimumStratumN;

/** Groups with their weights, and where the weights come from. */
export interface WeightedGroups {
  groups: ScoreGroup[];
  /** What they are groups by. */
  level: Level;
  weighting: 'FLOW' | 'ANSWERS';
  /** Share of the transactions that the groups stand for; null where no transactions are known. */
  coverage: number | null;
}

/**
 * Groups of answers to an item, weighted by transactions at the finest level whose groups with at least five answers
 * stand for 80 percent of them; else all answers as one group.
 * @param links by which answers to older versions come to the scale of the newest
 * @param levels finest first
 */
export function weightedGroups(
  strata: readonly Stratum[],
  item: AdjustedItem,
  flow: readonly FlowShare[],
  links: VersionRule['links'],
  levels: readonly Level[],
): WeightedGroups {
  let best = 0;
  const total = totalOf(flow);
  for (const level of total > 0 ? levels : []) {
    const transactions = transactionsBy(flow, level);
    let observed = 0;
    const found: ScoreGroup[] = [];
    for (const group of groupsOf(strata, item, links, level)) {
      if (group.n < GROUP_ANSWERS_AT_LEAST) continue;
      const own = transactions.get(group.key) ?? 0;
      observed += own;
      if (own > 0) found.push({ ...group, weight: own });
    }
    best = Math.max(best, observed / total);
    if (observed / total < COVERAGE_AT_LEAST) continue;
    for (const group of found) group.weight /= observed;
    return { groups: found, level, weighting: 'FLOW', coverage: observed / total };
  }
  const [whole] = groupsOf(strata, item, links, ALL);
  return {
    groups: whole ? [{ ...whole, weight: 1 }] : [],
    level: ALL,
    weighting: 'ANSWERS',
    coverage: total > 0 ? best : null,
  };
}

const summedFlow = new WeakMap<readonly FlowShare[], Map<Level, ReadonlyMap<GroupKey, number>>>();

/** Transactions by group. Of the same list they are summed once, for all items and both scores. */
function transactionsBy(flow: readonly FlowShare[], level: Level): ReadonlyMap<GroupKey, number> {
  let levels = summedFlow.get(flow);
  if (!levels) summedFlow.set(flow, (levels = new Map()));
  const known = levels.get(level);
  if (known) return known;
  const transactions = new Map<GroupKey, number>();
  for (const share of flow) addShare(transactions, level(share), share.transactions);
  levels.set(level, transactions);
  return transactions;
}

const totalOf = (flow: readonly FlowShare[]): number => transactionsBy(flow, ALL).get(0) ?? 0;

/** Shares among the weighted whole: Σ W_h π_h. */
export function weightedShares(groups: readonly ScoreGroup[], factor: Factor): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { weight, n, answers } of groups)
    for (const [level, count] of answers(factor)) addShare(shares, level, (weight * count) / n);
  return shares;
}
