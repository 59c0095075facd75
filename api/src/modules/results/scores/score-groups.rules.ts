import { POLICY } from '../../../statistics/index.ts';
import type { VersionRule } from '../linking/version-rule.ts';
import type { AdjustedItem } from '../mode-table/mode-table.ts';
import { addShare, groupsOf, type Level, type ScoreGroup } from './group-strata.rules.ts';
import type { FlowShare, Stratum } from './stratum.ts';

/** Share of the transactions, or of the reference mix, that must be covered for a figure to stand for them. */
export const COVERAGE_AT_LEAST = POLICY.standardisation.minimumCoverage;
/** Answers from which a group may be weighted on its own. */
const GROUP_ANSWERS_AT_LEAST = POLICY.standardisation.minimumStratumN;

/** Groups with their weights, and where the weights come from. */
export interface WeightedGroups {
  groups: ScoreGroup[];
  weighting: 'FLOW' | 'ANSWERS';
  /** Share of the transactions that the groups stand for; null where no transactions are known. */
  coverage: number | null;
}

export const BY_SERVICE_CHANNEL_SEGMENT: Level = ({ subjectId, channel, segment }) =>
  `${subjectId}|${channel}|${segment}`;
export const BY_SERVICE_CHANNEL: Level = ({ subjectId, channel }) => `${subjectId}|${channel}`;
export const BY_SERVICE: Level = ({ subjectId }) => subjectId;

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
  const total = flow.reduce((sum, { transactions }) => sum + transactions, 0);
  for (const level of total > 0 ? levels : []) {
    const groups = groupsOf(strata, item, links, level).filter(({ n }) => n >= GROUP_ANSWERS_AT_LEAST);
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
  const [whole] = groupsOf(strata, item, links, ALL);
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

/** Shares among the weighted whole: Σ W_h π_h. */
export function weightedShares(groups: readonly ScoreGroup[], factor: keyof ScoreGroup['shares']): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { weight, shares: own } of groups)
    for (const [key, share] of own[factor]) addShare(shares, key, weight * share);
  return shares;
}
