import type { Channel, Measure, Method, Quality, Stream } from '@otklik/schema';
import { type Disclosure, publicEstimate, roundCount, withinDisclosureRule } from '../../statistics/index.ts';
import { answersOf, estimateOfTally } from './estimate-value.ts';
import type { FigureSubject } from './figure-query.ts';
import { CORE_ITEMS, type CoreItem, sumTallies, type Tally } from './tally.ts';

/** Tallies of one subject in one period, by channel. For an authority those of its services, own and below. */
export interface SubjectTallies {
  subject: FigureSubject;
  byChannel: Map<Channel, Tally>;
  /** Keys of the subjects that this one is the sum of, with no overlap; empty for what is rated directly. */
  parts: string[];
}

/** One measure as it is published: whole numbers, n to the nearest 5; null where it is withheld. */
export type PublishedMeasure = {
  value: number;
  low: number | null;
  high: number | null;
  n: number;
  method: Method;
  quality: Quality;
} | null;

/** Everything that is published of a subject, or of one of its channels, in one period. */
export interface PublishedFigures {
  instrumentVersion: string | null;
  measures: Record<Measure, PublishedMeasure>;
  /** Counts n1 … n5 to the nearest 5 and whole percents; null where the item is withheld. */
  distributions: Record<CoreItem, { counts: number[]; percents: number[] } | null>;
  /** Percent of the whole subject's SAT answers, whole; 100 for the whole; null where withheld. */
  share: number | null;
}

/** A row to be published. */
export interface PublicationRow {
  subject: FigureSubject;
  breakdown: 'ALL' | 'CHANNEL';
  breakdownKey: string;
  figures: PublishedFigures;
}

export const subjectKey = ({ kind, id }: FigureSubject): string => `${kind}/${id}`;
const WHOLE = 'ALL';
const cellKey = (subject: string, part: string) => `${subject}/${part}`;

const SHOWN_ITEMS = CORE_ITEMS;

/** Which cells of a period are withheld, by item. Cells are subjects as a whole and by channel. */
export type Disclosures = Map<CoreItem, Map<string, Disclosure>>;

/** Counts of answers by item and cell, as the disclosure rule reads them. */
export function cellCounts(subjects: readonly SubjectTallies[], item: CoreItem): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { subject, byChannel } of subjects) {
    const key = subjectKey(subject);
    let whole = 0;
    for (const [channel, tally] of byChannel) {
      const n = answersOf(tally, item);
      whole += n;
      counts.set(cellKey(key, channel), n);
    }
    counts.set(cellKey(key, WHOLE), whole);
  }
  return counts;
}

/**
 * Applies the one disclosure rule to a period: every subject is the sum of its channels, every authority the sum of
 * its services and of the authorities below it, as a whole and channel by channel.
 * @param alreadyWithheld cells that published parts of the period oblige to withhold, by item
 */
export function disclose(
  subjects: readonly SubjectTallies[],
  alreadyWithheld: ReadonlyMap<CoreItem, ReadonlySet<string>> = new Map(),
): Disclosures {
  return new Map(
    SHOWN_ITEMS.map((item) => {
      const counts = cellCounts(subjects, item);
      const groups = subjects.flatMap(({ subject, byChannel, parts }) => {
        const key = subjectKey(subject);
        const present = (part: string) => parts.map((other) => cellKey(other, part)).filter((cell) => counts.has(cell));
        return [
          { parent: cellKey(key, WHOLE), children: [...byChannel.keys()].map((channel) => cellKey(key, channel)) },
          ...(parts.length > 0 ? [WHOLE, ...byChannel.keys()] : []).map((part) => ({
            parent: cellKey(key, part),
            children: present(part),
          })),
        ];
      });
      const cells = [...counts].map(([key, n]) => ({ key, n }));
      return [item, withinDisclosureRule(cells, groups, alreadyWithheld.get(item))];
    }),
  );
}

/**
 * Cells of a quarter that must be withheld because its months are published on their own: what a quarter has beyond
 * its published months would otherwise be nothing but one withheld month, or fewer than 10 answers.
 */
export function obligedByMonths(
  quarter: ReadonlyMap<string, number>,
  months: readonly { counts: ReadonlyMap<string, number>; disclosure: ReadonlyMap<string, Disclosure> }[],
): Set<string> {
  const obliged = new Set<string>();
  for (const [key, total] of quarter) {
    let hidden = total;
    let withheldMonths = 0;
    for (const { counts, disclosure } of months) {
      const n = counts.get(key) ?? 0;
      if (n === 0) continue;
      if (disclosure.get(key) === 'PUBLISHED') hidden -= n;
      else withheldMonths++;
    }
    if (hidden > 0 && (hidden < 10 || withheldMonths === 1)) obliged.add(key);
  }
  return obliged;
}

/** The rows of a period: every subject as a whole and by channel. Whoever shows channels leaves the withheld ones out. */
export function publicationRows(
  subjects: readonly SubjectTallies[],
  stream: Stream,
  disclosures: Disclosures,
): PublicationRow[] {
  return subjects.flatMap(({ subject, byChannel }) => {
    const key = subjectKey(subject);
    const whole = sumTallies(byChannel.values());
    const isPublished = (part: string) => (item: CoreItem) =>
      disclosures.get(item)!.get(cellKey(key, part)) === 'PUBLISHED';
    const rows: PublicationRow[] = [
      {
        subject,
        breakdown: 'ALL',
        breakdownKey: WHOLE,
        figures: publishedFigures(whole, whole, stream, isPublished(WHOLE)),
      },
    ];
    for (const [channel, tally] of byChannel)
      rows.push({
        subject,
        breakdown: 'CHANNEL',
        breakdownKey: channel,
        figures: publishedFigures(tally, whole, stream, isPublished(channel)),
      });
    return rows;
  });
}

function publishedFigures(
  tally: Tally,
  whole: Tally,
  stream: Stream,
  isPublished: (item: CoreItem) => boolean,
): PublishedFigures {
  const itemsOf = (measure: Measure): readonly CoreItem[] => (measure === 'CSI' ? ['SAT', 'EASE', 'TIME'] : [measure]);
  const published = (measure: Measure): PublishedMeasure =>
    itemsOf(measure).every(isPublished) ? publishedMeasure(tally, measure, stream) : null;
  const isShown = isPublished('SAT') && answersOf(tally, 'SAT') >= 10;
  return {
    instrumentVersion: tally.instrumentVersions.at(-1) ?? null,
    measures: {
      SAT: published('SAT'),
      EASE: published('EASE'),
      TIME: published('TIME'),
      RESULT: published('RESULT'),
      CSI: published('CSI'),
    },
    distributions: Object.fromEntries(
      CORE_ITEMS.map((item) => [item, isPublished(item) ? publishedDistribution(tally.counts[item]) : null]),
    ) as PublishedFigures['distributions'],
    share: isShown ? Math.round((100 * answersOf(tally, 'SAT')) / answersOf(whole, 'SAT')) : null,
  };
}

function publishedMeasure(tally: Tally, measure: Measure, stream: Stream): PublishedMeasure {
  const estimate = estimateOfTally(tally, measure, stream);
  if (estimate.value === null || estimate.n === null || estimate.method === null) return null;
  const { value, interval, n } = publicEstimate({
    value: estimate.value,
    interval: estimate.interval,
    n: estimate.n,
    effectiveN: estimate.effectiveN,
  });
  return {
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n,
    method: estimate.method,
    quality: estimate.quality,
  };
}

function publishedDistribution(counts: readonly number[]): { counts: number[]; percents: number[] } | null {
  const answers = counts.slice(1);
  const n = answers.reduce((sum, count) => sum + count, 0);
  if (n < 10) return null;
  return { counts: answers.map(roundCount), percents: answers.map((count) => Math.round((100 * count) / n)) };
}
