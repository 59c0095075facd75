import type { Channel } from '@otklik/schema';
import { type Disclosure, type DisclosureGroup, POLICY, withinDisclosureRule } from '../../statistics/index.ts';
import { answersOf } from './estimate-value.ts';
import type { FigureSubject } from './figure-query.ts';
import { CORE_ITEMS, type CoreItem, type Tally } from './tally.ts';

/** Tallies of one subject in one period, by channel. For an authority those of its services, own and below. */
export interface SubjectTallies {
  subject: FigureSubject;
  byChannel: Map<Channel, Tally>;
  /** Keys of the subjects that this one is the sum of, with no overlap; empty for what is rated directly. */
  parts: string[];
}

/**
 * Counts that are published, each under the rule of its own: answers to the core items, and to RESULT with "still in
 * progress", which the distribution shows and the share does not.
 */
export const DISCLOSED_COUNTS = [...CORE_ITEMS, 'RESULT_WITH_PENDING'] as const;
export type DisclosedCount = (typeof DISCLOSED_COUNTS)[number];

/** Which cells of a period are withheld, by count. Cells are subjects as a whole and by channel. */
export type Disclosures = ReadonlyMap<DisclosedCount, ReadonlyMap<string, Disclosure>>;

/** Key of a subject's cells. */
export const subjectKey = ({ kind, id }: FigureSubject): string => `${kind}/${id}`;
/** Breakdown key of a subject as a whole. */
export const WHOLE = 'ALL';
/** A subject as a whole, or one of its channels. */
export type Part = Channel | typeof WHOLE;
/** Key of the cell of a part of a subject. */
export const cellKey = (subject: string, part: Part): string => `${subject}/${part}`;

/** Which count decides on an item's distribution. */
export const distributionCount = (item: CoreItem): DisclosedCount => (item === 'RESULT' ? 'RESULT_WITH_PENDING' : item);

function countOf(tally: Tally, count: DisclosedCount): number {
  if (count !== 'RESULT_WITH_PENDING') return answersOf(tally, count);
  return tally.counts.RESULT.slice(1).reduce((sum, n) => sum + n, 0);
}

/** One published table: how many answers each cell has, and which sums hold between cells. */
export interface DisclosureTable {
  counts: Map<string, number>;
  groups: DisclosureGroup[];
}

/**
 * Every subject is the sum of its channels, every authority the sum of its services and of the authorities below it,
 * as a whole and channel by channel.
 */
function tableOf(subjects: readonly SubjectTallies[], count: DisclosedCount): DisclosureTable {
  const counts = new Map<string, number>();
  for (const { subject, byChannel } of subjects) {
    let whole = 0;
    for (const [channel, tally] of byChannel) {
      const n = countOf(tally, count);
      whole += n;
      counts.set(cellKey(subjectKey(subject), channel), n);
    }
    counts.set(cellKey(subjectKey(subject), WHOLE), whole);
  }
  const groups = subjects.flatMap(({ subject, byChannel, parts }): DisclosureGroup[] => {
    const cellOf = (part: Part) => cellKey(subjectKey(subject), part);
    const channels = [...byChannel.keys()];
    const sumOfChannels = { parent: cellOf(WHOLE), children: channels.map(cellOf) };
    if (parts.length === 0) return [sumOfChannels];
    const sumOfParts = (part: Part) => ({
      parent: cellOf(part),
      children: parts.map((other) => cellKey(other, part)).filter((cell) => counts.has(cell)),
    });
    return [sumOfChannels, sumOfParts(WHOLE), ...channels.map(sumOfParts)];
  });
  return { counts, groups };
}

const applyRule = ({ counts, groups }: DisclosureTable, obliged?: ReadonlySet<string>): Map<string, Disclosure> =>
  withinDisclosureRule(
    [...counts].map(([key, n]) => ({ key, n })),
    groups,
    obliged,
  );

/** Applies the one disclosure rule to a month. */
export const discloseMonth = (subjects: readonly SubjectTallies[]): Disclosures =>
  new Map(DISCLOSED_COUNTS.map((count) => [count, applyRule(tableOf(subjects, count))]));

/** A month as it is published. */
export interface DisclosedMonth {
  subjects: readonly SubjectTallies[];
  disclosures: Disclosures;
}

/** Applies the one disclosure rule to a quarter whose months are published on their own. */
export const discloseQuarter = (subjects: readonly SubjectTallies[], months: readonly DisclosedMonth[]): Disclosures =>
  new Map(
    DISCLOSED_COUNTS.map((count) => {
      const monthly = months.map((month) => ({
        counts: tableOf(month.subjects, count).counts,
        disclosure: month.disclosures.get(count)!,
      }));
      return [count, discloseBesideMonths(tableOf(subjects, count), monthly)];
    }),
  );

/** Counts and disclosure of one month, by cell. */
export interface MonthlyCells {
  counts: ReadonlyMap<string, number>;
  disclosure: ReadonlyMap<string, Disclosure>;
}

/** What of a cell's quarter is in none of its published months. */
interface Hidden {
  answers: number;
  months: number;
}

function hiddenIn(key: string, total: number, months: readonly MonthlyCells[]): Hidden {
  const hidden = { answers: total, months: 0 };
  for (const { counts, disclosure } of months) {
    const n = counts.get(key) ?? 0;
    if (n === 0) continue;
    if (disclosure.get(key) === 'PUBLISHED') hidden.answers -= n;
    else hidden.months++;
  }
  return hidden;
}

/**
 * Cells of a quarter that must be withheld because its months are published on their own: what a quarter has beyond
 * its published months would otherwise be nothing but one withheld month, or fewer than 10 answers.
 */
export function obligedByMonths(quarter: ReadonlyMap<string, number>, months: readonly MonthlyCells[]): Set<string> {
  const isObliged = ([key, total]: [string, number]) => {
    const hidden = hiddenIn(key, total, months);
    return hidden.answers > 0 && (hidden.answers < POLICY.minimumToShow || hidden.months === 1);
  };
  return new Set([...quarter].filter(isObliged).map(([key]) => key));
}

/**
 * The rule for a quarter. A cell whose months are all published is known from them: to withhold it protects nothing.
 * Where the rule chose such a cell, one with a withheld month takes its place, until none is left.
 */
export function discloseBesideMonths(table: DisclosureTable, months: readonly MonthlyCells[]): Map<string, Disclosure> {
  const { counts, groups } = table;
  const obliged = obligedByMonths(counts, months);
  const hidden = new Map([...counts].map(([key, total]) => [key, hiddenIn(key, total, months)]));
  for (;;) {
    const disclosure = applyRule(table, obliged);
    const isShown = (key: string) => disclosure.get(key) === 'PUBLISHED';
    const isKnown = (key: string) => isShown(key) || hidden.get(key)!.answers === 0;
    const replaced = groups.flatMap(({ parent, children }) => {
      if (!children.some((key) => !isShown(key) && isKnown(key))) return [];
      const unknown = children.filter((key) => !isKnown(key));
      const answers = children.reduce((left, key) => left - (isKnown(key) ? counts.get(key)! : 0), counts.get(parent)!);
      if (answers === 0 || (answers >= POLICY.minimumToShow && unknown.length > 1)) return [];
      const instead = [...children]
        .filter((key) => isShown(key) && hidden.get(key)!.answers > 0)
        .sort((a, b) => counts.get(a)! - counts.get(b)! || (a < b ? -1 : 1));
      return [instead[0] ?? parent];
    });
    const before = obliged.size;
    for (const key of replaced) if (counts.get(key)! > 0) obliged.add(key);
    if (obliged.size === before) return disclosure;
  }
}
