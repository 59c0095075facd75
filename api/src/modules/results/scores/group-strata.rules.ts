import { linkCell, mergeScoreCells, type ScoreCell, summariseHistogram } from '../../../statistics/index.ts';
import { type FrozenLink, linkBetween, linkLoadings, type VersionRule } from '../linking/version-rule.ts';
import type { AdjustedItem, LinkKey } from '../mode-table/mode-table.ts';
import type { GroupKey, GroupOf, Level } from './group-level.ts';
import { strataByMajor, type Stratum, sumOfStrata } from './stratum.ts';

/** What the answers of a group are told apart by. */
export type Factor = 'MODE' | 'CHANNEL' | 'SEGMENT';

/** Answers by the levels of a factor that have any. */
export type LevelAnswers = readonly (readonly [level: string, n: number])[];

/** Answers to one item that are weighted together, and how they are made up. */
export interface ScoreGroup {
  key: GroupKey;
  n: number;
  mean: number;
  /** s² of an answer; 0 for one answer. */
  variance: number;
  /** Weight among the groups, summing to 1. */
  weight: number;
  /** Its answers by mode, channel or segment; counted when it is asked for the first time. */
  answers: (factor: Factor) => LevelAnswers;
  /** By how much its mean moves with the errors of the links that brought answers to the scale of the newest version. */
  linked: ReadonlyMap<LinkKey, number>;
}

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
    return groups.map((group) => {
      const moved = linkedGroup(group, link);
      return { ...moved, linked: linkLoadings(link, moved.mean) };
    });
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
  const linked = new Map<LinkKey, number>();
  for (const group of groups)
    for (const [link, share] of group.linked) addShare(linked, link, (share * group.n) / cell.n);
  const answers = onceEach((factor) => {
    const sums = new Map<string, number>();
    for (const group of groups) for (const [level, n] of group.answers(factor)) addShare(sums, level, n);
    return [...sums];
  });
  return withCell({ ...groups[0]!, answers, linked }, cell);
}

const NOT_LINKED: ReadonlyMap<LinkKey, number> = new Map();
const VALUES = 5;

function groupedBy(strata: readonly Stratum[], item: AdjustedItem, level: Level): ScoreGroup[] {
  const members = membersBy(strata, level);
  const groups: ScoreGroup[] = [];
  const histogram = [0, 0, 0, 0, 0];
  for (const [key, own] of members) {
    histogram.fill(0);
    for (const { tally } of own) {
      const answers = tally.counts[item];
      for (let value = 0; value < VALUES; value++) histogram[value]! += answers[value + 1]!;
    }
    const { n, mean, variance } = summariseHistogram(histogram);
    if (mean === null) continue;
    const answers = onceEach((factor) => answersBy(own, item, factor));
    groups.push({ key, n, mean, variance: variance ?? 0, weight: 0, answers, linked: NOT_LINKED });
  }
  return groups;
}

const divided = new WeakMap<readonly Stratum[], Map<GroupOf<unknown>, ReadonlyMap<unknown, Stratum[]>>>();

/** The strata by group. Of the same list they are divided once for all items. */
export function membersBy<Key>(strata: readonly Stratum[], groupOf: GroupOf<Key>): ReadonlyMap<Key, Stratum[]> {
  let known = divided.get(strata);
  if (!known) divided.set(strata, (known = new Map()));
  let members = known.get(groupOf);
  if (!members) known.set(groupOf, (members = Map.groupBy(strata, groupOf)));
  return members as ReadonlyMap<Key, Stratum[]>;
}

const LEVEL_OF: Record<Factor, (stratum: Stratum) => string> = {
  MODE: ({ mode }) => mode,
  CHANNEL: ({ channel }) => channel,
  SEGMENT: ({ segment }) => segment,
};

function answersBy(strata: readonly Stratum[], item: AdjustedItem, factor: Factor): LevelAnswers {
  const levelOf = LEVEL_OF[factor];
  const found: [string, number][] = [];
  for (const stratum of strata) {
    const answers = stratum.tally.counts[item];
    let n = 0;
    for (let value = 1; value <= VALUES; value++) n += answers[value]!;
    if (n === 0) continue;
    const level = levelOf(stratum);
    // There are few levels: those of a channel and segment are a mode or two.
    const same = found.find(([known]) => known === level);
    if (same) same[1] += n;
    else found.push([level, n]);
  }
  return found;
}

/** Counts each factor when it is asked for the first time. */
function onceEach(count: (factor: Factor) => LevelAnswers): (factor: Factor) => LevelAnswers {
  const known: Partial<Record<Factor, LevelAnswers>> = {};
  return (factor) => (known[factor] ??= count(factor));
}

/** Adds to the sum of a key. */
export function addShare<Key>(sums: Map<Key, number>, key: Key, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count);
}
