import type { Channel, Mode } from '@otklik/schema';
import { POLICY, roundCount, scoreCell } from '../../../statistics/index.ts';
import type { AdjustedItem } from '../mode-table/mode-table.ts';
import { BY_SERVICE_CHANNEL, BY_SERVICE_CHANNEL_SEGMENT } from './group-level.ts';
import { weightedGroups } from './score-groups.rules.ts';
import { type FlowShare, mergedStrata, type Stratum } from './stratum.ts';

/** Answers of a stratum that were given in one mode. */
export interface ToldCell {
  mode: Mode;
  /** To the nearest 5. */
  n: number;
  /** Whole points. */
  mean: number;
}

/** Answers of one channel and segment, as they are told, and how much they count. */
export interface ToldStratum {
  channel: Channel;
  /** UUID, or UNKNOWN_SEGMENT. */
  segment: string;
  /** Weight in the score as experienced, percent with one decimal; those of all strata make 100, but for rounding. */
  percent: number;
  cells: ToldCell[];
}

/** Strata of each item that has a score. */
export type ToldStrata = Partial<Record<AdjustedItem, ToldStratum[]>>;

const DECIMALS = 10;
export const STRATA_AT_MOST = 200;
/** Answers from which strata are told, and by which they change: of a group that could be shown five whole numbers are left. */
export const STRATUM_ANSWERS_AT_LEAST = POLICY.minimumToShow + POLICY.narrowestGuess - 1;

/**
 * Everything that both scores of a service are made of: answers and mean of each channel, segment and mode, and by how much
 * each stratum counts. All of it or, where it tells of few people, nothing:
 *
 * - every group of answers of one channel, segment, mode and source class has at least 14 to each item, or none. 10 could
 *   be shown; with 14, what divides the groups otherwise leaves five whole numbers to every part of them;
 * - in no cell do all give the same answer;
 * - there are at most 200 strata.
 *
 * Whoever calls it sees to it that nothing of the service is withheld and that the weights of channels are told
 * (`strataToTell`), and that what is left of the country tells nothing of others (`strataThatMayBeTold`).
 *
 * @param items all that have answers, each with a score that has weights; none where one of them has not
 * @returns empty where nothing is told
 * @see docs/methods/recompute.md
 */
export function toldStrata(
  strata: readonly Stratum[],
  flow: readonly FlowShare[],
  items: readonly AdjustedItem[],
): ToldStrata {
  const groups = mergedStrata(strata);
  if (items.length === 0 || !items.every((item) => isToldWhole(groups, item))) return {};
  if (new Set(groups.map(strataKey)).size > STRATA_AT_MOST) return {};
  return Object.fromEntries(items.map((item) => [item, strataOf(groups, flow, item)]));
}

/** True where every group has enough answers or none, and no cell is of people who all say the same. */
function isToldWhole(groups: readonly Stratum[], item: AdjustedItem): boolean {
  const cells = Map.groupBy(groups, ({ channel, segment, mode }) => `${channel} ${segment} ${mode}`);
  return (
    groups.map((group) => answersTo(group, item).n).every((n) => n === 0 || n >= STRATUM_ANSWERS_AT_LEAST) &&
    ![...cells.values()].some((cell) => areAllAlike(cell, item))
  );
}

const areAllAlike = (cell: readonly Stratum[], item: AdjustedItem): boolean =>
  [1, 2, 3, 4, 5].filter((value) => cell.some(({ tally }) => tally.counts[item][value]! > 0)).length === 1;

function strataOf(groups: readonly Stratum[], flow: readonly FlowShare[], item: AdjustedItem): ToldStratum[] {
  const levels = [BY_SERVICE_CHANNEL_SEGMENT, BY_SERVICE_CHANNEL];
  const weighted = weightedGroups(groups, item, flow, [], levels);
  const answered = groups.filter((group) => answersTo(group, item).n > 0);
  const byStratum = Map.groupBy(answered, strataKey);
  return [...byStratum.values()].map((own) => {
    const { channel, segment } = own[0]!;
    // Where only channels are weighted their segments count by their answers.
    const group = weighted.groups.find(({ key }) => key === weighted.level(own[0]!));
    const n = sumOf(own, item);
    const share = group ? (group.weight * n) / group.n : 0;
    const cells = [...Map.groupBy(own, ({ mode }) => mode)].map(([mode, inMode]) => cellOf(mode, inMode, item));
    return { channel, segment, percent: Math.round(100 * DECIMALS * share) / DECIMALS, cells };
  });
}

const strataKey = ({ channel, segment }: Stratum): string => `${channel} ${segment}`;

/** Answers of a group to an item, with their mean. */
const answersTo = ({ tally }: Stratum, item: AdjustedItem) => scoreCell(tally.counts[item].slice(1));

const sumOf = (groups: readonly Stratum[], item: AdjustedItem): number =>
  groups.reduce((sum, group) => sum + answersTo(group, item).n, 0);

/** Of both source classes together. */
function cellOf(mode: Mode, groups: readonly Stratum[], item: AdjustedItem): ToldCell {
  const n = sumOf(groups, item);
  const mean = groups.reduce((sum, group) => sum + answersTo(group, item).n * answersTo(group, item).mean, 0) / n;
  return { mode, n: roundCount(n), mean: Math.round(Math.round(DECIMALS * mean) / DECIMALS) };
}
