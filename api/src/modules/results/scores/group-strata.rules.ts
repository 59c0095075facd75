import { linkCell, mergeScoreCells, type ScoreCell, summariseHistogram } from '../../../statistics/index.ts';
import { type FrozenLink, linkBetween, linkKey, type VersionRule } from '../linking/version-rule.ts';
import type { AdjustedItem, LinkKey } from '../mode-table/mode-table.ts';
import { strataByMajor, type Stratum, sumOfStrata } from './stratum.ts';

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
  /** Shares of its answers that were brought to the scale of the newest version, by link. */
  linked: Map<LinkKey, number>;
}

/** How fine the groups are that transactions may weight, finest first. */
export type Level = (part: Pick<Stratum, 'subjectId' | 'channel' | 'segment'>) => string;

/** What was grouped once: both scores of a measure, and the index, are made of the same groups. */
const grouped = new WeakMap<readonly Stratum[], Map<Level, Partial<Record<AdjustedItem, readonly ScoreGroup[]>>>>();

/** Answers to an item by the groups of a level, those to older versions on the scale of the newest. */
export function groupsOf(
  strata: readonly Stratum[],
  item: AdjustedItem,
  links: VersionRule['links'],
  level: Level,
): readonly ScoreGroup[] {
  let levels = grouped.get(strata);
  if (!levels) grouped.set(strata, (levels = new Map()));
  let items = levels.get(level);
  if (!items) levels.set(level, (items = {}));
  return (items[item] ??= groupedOnOneScale(strata, item, links, level));
}

function groupedOnOneScale(
  strata: readonly Stratum[],
  item: AdjustedItem,
  links: VersionRule['links'],
  level: Level,
): readonly ScoreGroup[] {
  const versions = strataByMajor(strata).map((own) => ({
    tally: sumOfStrata(own),
    groups: groupedBy(own, item, level),
  }));
  const answered = versions.filter(({ groups }) => groups.length > 0);
  const newest = answered.at(-1);
  if (answered.length <= 1 || !newest) return newest?.groups ?? [];
  const onScale = answered.flatMap(({ tally, groups }) => {
    if (tally === newest.tally) return groups;
    const link = linkBetween({ links }, item, tally, newest.tally);
    if (!link) throw new Error(`no link joins the versions that were answered to ${item}`);
    return groups.map((group) => ({ ...linkedGroup(group, link), linked: new Map([[linkKey(link), 1]]) }));
  });
  return [...Map.groupBy(onScale, ({ key }) => key).values()].map(mergedGroup);
}

const cellOf = ({ n, mean, variance }: ScoreGroup): ScoreCell => ({ n, mean, squares: variance * (n - 1) });
const withCell = (group: ScoreGroup, { n, mean, squares }: ScoreCell): ScoreGroup => ({
  ...group,
  n,
  mean,
  variance: n > 1 ? squares / (n - 1) : 0,
});
const linkedGroup = (group: ScoreGroup, link: FrozenLink): ScoreGroup => withCell(group, linkCell(cellOf(group), link));

/** Groups of one key as one. */
function mergedGroup(groups: readonly ScoreGroup[]): ScoreGroup {
  const cell = mergeScoreCells(groups.map(cellOf));
  const merged = <Key>(sharesOf: (group: ScoreGroup) => ReadonlyMap<Key, number>): Map<Key, number> => {
    const shares = new Map<Key, number>();
    for (const group of groups)
      for (const [key, share] of sharesOf(group)) addShare(shares, key, (share * group.n) / cell.n);
    return shares;
  };
  const shares = {
    MODE: merged((group) => group.shares.MODE),
    CHANNEL: merged((group) => group.shares.CHANNEL),
    SEGMENT: merged((group) => group.shares.SEGMENT),
  };
  return withCell({ ...groups[0]!, shares, linked: merged(({ linked }) => linked) }, cell);
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
    addShare(parts.MODE, stratum.mode, n);
    addShare(parts.CHANNEL, stratum.channel, n);
    addShare(parts.SEGMENT, stratum.segment, n);
  }
  return [...counts].flatMap(([key, histogram]) => {
    const { n, mean, variance } = summariseHistogram(histogram);
    if (mean === null) return [];
    const parts = shares.get(key)!;
    for (const part of Object.values(parts)) for (const [name, count] of part) part.set(name, count / n);
    return [{ key, n, mean, variance: variance ?? 0, weight: 0, shares: parts, linked: new Map() }];
  });
}

/** Adds to the sum of a key. */
export function addShare<Key>(sums: Map<Key, number>, key: Key, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count);
}
