import type { Channel } from '@otklik/schema';
import {
  type Disclosure,
  type DisclosureGroup,
  POLICY,
  publicCountBounds,
  roundCount,
  type ToldCell,
} from '../../statistics/index.ts';
import { answersOf } from './measure-estimate.ts';
import type { Stratum } from './scores/stratum.ts';
import type { FigureSubject } from './figure-query.ts';
import { CORE_ITEMS, type CoreItem, sumTallies, type Tally } from './tally.ts';

/** Tallies of one subject in one period, by channel. For an authority those of its services, own and below. */
export interface SubjectTallies {
  subject: FigureSubject;
  byChannel: Map<Channel, Tally>;
  /** Keys of the subjects that this one is the sum of, with no overlap; empty for what is rated directly. */
  parts: string[];
  /** Of what is rated directly: what the two scores are made of. Absent where it is not known. */
  strata?: readonly Stratum[];
}

/**
 * Counts that are published, each under the rule of its own: answers to the core items, and to RESULT with "still in
 * progress", which the distribution shows and the share does not.
 */
export const DISCLOSED_COUNTS = [...CORE_ITEMS, 'RESULT_WITH_PENDING'] as const;
export type DisclosedCount = (typeof DISCLOSED_COUNTS)[number];

/** The bar of those who are still waiting for their result: no group, but a number that adds up as all others do. */
export const PENDING = 'PENDING';
/** Counts that add up over channels, services, authorities and months: those that are published, and that bar. */
export const LINKED_COUNTS = [...DISCLOSED_COUNTS, PENDING] as const;
export type LinkedCount = (typeof LINKED_COUNTS)[number];

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

/** Answers of a tally that are counted. */
export function countOf(tally: Tally, count: DisclosedCount): number {
  if (count !== 'RESULT_WITH_PENDING') return answersOf(tally, count);
  return tally.counts.RESULT.slice(1).reduce((sum, n) => sum + n, 0);
}

/** All counts of a tally. */
export const countsOf = (tally: Tally): Record<DisclosedCount, number> => ({
  SAT: countOf(tally, 'SAT'),
  EASE: countOf(tally, 'EASE'),
  TIME: countOf(tally, 'TIME'),
  RESULT: countOf(tally, 'RESULT'),
  RESULT_WITH_PENDING: countOf(tally, 'RESULT_WITH_PENDING'),
});

/** One count that adds up, of all counts of a tally. */
export const linkedCount = (count: LinkedCount, counts: Readonly<Record<DisclosedCount, number>>): number =>
  count === PENDING ? counts.RESULT_WITH_PENDING - counts.RESULT : counts[count];

/** A count that is shown to the nearest 5 is off by 2 at most. */
const ROUNDING = 2;

/**
 * What the public could tell of a count if its figure were published.
 *
 * A figure with an interval is taken to tell its number of answers itself, however many they are: a share of n is a
 * multiple of 100/n and its interval is Wilson's; a mean is a multiple of 25/n, and its interval that of some spread of n
 * answers, whose bars are told as well. From 100 answers on that is rarely a single number, but often fewer than the
 * rounded n leaves: 108 of 120 can only be 118 to 120. Which figures tell how much depends on the answers.
 *
 * Only the distribution tells of pending results: of all of them, and of the bar of those who wait, to the nearest 5.
 * @param counts all counts of the cell
 */
export function toldBy(count: LinkedCount, counts: Readonly<Record<DisclosedCount, number>>): ToldCell['told'] {
  const n = linkedCount(count, counts);
  if (count === PENDING) {
    const bar = roundCount(n);
    const isShown = counts.RESULT_WITH_PENDING >= POLICY.minimumToPublish;
    return isShown ? { low: Math.max(0, bar - ROUNDING), high: bar + ROUNDING } : null;
  }
  if (count !== 'RESULT_WITH_PENDING') return n < POLICY.minimumToShow ? null : { low: n, high: n };
  return n < POLICY.minimumToPublish ? null : publicCountBounds(n, POLICY.minimumToPublish);
}

/** True where the figure would tell what every single one answered: few answers that are all alike. */
export function isUnanimous(tally: Tally, count: DisclosedCount): boolean {
  const n = countOf(tally, count);
  // From 30 on the distribution itself is public.
  if (count === 'RESULT_WITH_PENDING' || n < POLICY.minimumToShow || n >= POLICY.minimumToPublish) return false;
  const [, ...answers] = tally.counts[count];
  return count === 'RESULT' ? [0, n].includes(answers[2]!) : answers.includes(n);
}

/**
 * What a count is shown with: all who answered about their result beside those who have one, since the rest is a bar; and
 * that bar in the distribution of all of them.
 */
export function distributionOf(
  count: LinkedCount,
  keyOf: (count: DisclosedCount) => string | undefined,
): Pick<ToldCell, 'restOf' | 'barOf'> {
  const key = count === 'RESULT_WITH_PENDING' ? keyOf('RESULT') : keyOf('RESULT_WITH_PENDING');
  if (key === undefined) return {};
  if (count === 'RESULT_WITH_PENDING') return { restOf: key };
  return count === PENDING ? { barOf: key } : {};
}

/** What stands behind one published cell: exact counts, and which of them are withheld. */
export interface BasisCell {
  counts: Record<DisclosedCount, number>;
  withheld: readonly DisclosedCount[];
}

/** One published table: how many answers each cell has, and which sums hold between cells. */
export interface DisclosureTable {
  cells: ToldCell[];
  groups: DisclosureGroup[];
  limits: [smaller: string, larger: string][];
  /** Cells withheld for what their figure would tell, not for their number. */
  unanimous: string[];
}

/** Key of a count of a cell. */
export const countKey = (count: LinkedCount, cell: string): string => `${count} ${cell}`;
/** The count and the cell that a key is of. */
export function countAndCell(key: string): [count: LinkedCount, cell: string] {
  const space = key.indexOf(' ');
  return [key.slice(0, space) as LinkedCount, key.slice(space + 1)];
}

/** Who answers an item has answered SAT. */
export const WITHIN: Partial<Record<LinkedCount, DisclosedCount>> = {
  EASE: 'SAT',
  TIME: 'SAT',
  RESULT_WITH_PENDING: 'SAT',
};
/** Of what a count is the sum in every cell: who answered about the result has one or is waiting for it. */
export const SUM_OF: Partial<Record<LinkedCount, readonly LinkedCount[]>> = {
  RESULT_WITH_PENDING: ['RESULT', PENDING],
};

/**
 * Every subject is the sum of its channels, every authority the sum of its services and of the authorities below it,
 * as a whole and channel by channel, for every count.
 */
export function tableOf(subjects: readonly SubjectTallies[]): DisclosureTable {
  const table: DisclosureTable = { cells: [], groups: [], limits: [], unanimous: [] };
  const cellsOf = new Set<string>();
  for (const { subject, byChannel } of subjects)
    for (const [part, tally] of [[WHOLE as Part, sumTallies(byChannel.values())] as const, ...byChannel]) {
      const cell = cellKey(subjectKey(subject), part);
      cellsOf.add(cell);
      const counts = countsOf(tally);
      for (const count of LINKED_COUNTS) {
        const [key, n] = [countKey(count, cell), linkedCount(count, counts)];
        table.cells.push({
          key,
          n,
          told: toldBy(count, counts),
          ...distributionOf(count, (one) => countKey(one, cell)),
        });
        const larger = WITHIN[count];
        if (larger && n > 0) table.limits.push([key, countKey(larger, cell)]);
        const parts = SUM_OF[count];
        if (parts) table.groups.push({ parent: key, children: parts.map((one) => countKey(one, cell)) });
      }
      for (const count of DISCLOSED_COUNTS) if (isUnanimous(tally, count)) table.unanimous.push(countKey(count, cell));
    }
  for (const { subject, byChannel, parts } of subjects) {
    const cellOf = (part: Part) => cellKey(subjectKey(subject), part);
    const channels = [...byChannel.keys()];
    const sums: [total: string, parts: string[]][] = [[cellOf(WHOLE), channels.map(cellOf)]];
    if (parts.length > 0)
      for (const part of [WHOLE as Part, ...channels])
        sums.push([cellOf(part), parts.map((other) => cellKey(other, part)).filter((cell) => cellsOf.has(cell))]);
    for (const [total, children] of sums)
      for (const count of LINKED_COUNTS)
        table.groups.push({
          parent: countKey(count, total),
          children: children.map((cell) => countKey(count, cell)),
        });
  }
  return table;
}
