import type { Measure, Method, Quality, Stream } from '@otklik/schema';
import { POLICY, publicEstimate, roundCount } from '../../statistics/index.ts';
import {
  cellKey,
  type DisclosedCount,
  type Disclosures,
  distributionCount,
  type Part,
  subjectKey,
  type SubjectTallies,
  WHOLE,
} from './disclosure.rules.ts';
import { estimateOfTally, type EstimateValue } from './estimate-value.ts';
import type { VersionRule } from './linking/version-rule.ts';
import { answersOf } from './measure-estimate.ts';
import type { FigureSubject } from './figure-query.ts';
import type { PublishedScores } from './scores/published-scores.ts';
import { CORE_ITEMS, type CoreItem, isMixed, sumTallies, type Tally } from './tally.ts';

/** One measure as it is published: whole numbers, n to the nearest 5; null where it is withheld. */
export type PublishedMeasure = {
  value: number;
  low: number | null;
  high: number | null;
  n: number;
  method: Method;
  quality: Quality;
} | null;

/**
 * One distribution as it is published: n and the counts n1 … n5 to the nearest 5, and whole percents of these counts.
 * Percents of the exact counts would tell the exact counts of a small cell.
 */
export type PublishedDistribution = { n: number; counts: number[]; percents: number[] } | null;

/** Everything that is published of a subject, or of one of its channels, in one period. */
export interface PublishedFigures {
  instrumentVersion: string | null;
  measures: Record<Measure, PublishedMeasure>;
  distributions: Record<CoreItem, PublishedDistribution>;
  /** Percent of the whole subject's SAT answers, whole; 100 for the whole; null where either is withheld. */
  share: number | null;
  /** Versions that links brought to the scale of the newest; absent: none. */
  linkedVersions?: string[];
  /** Measures and distributions that are withheld since they were answered in MAJOR versions that nothing joins. */
  apart?: { measures: Measure[]; distributions: CoreItem[] };
  /** The two scores; absent where they were not made: open stream, internal services, rows older than the scores. */
  adjusted?: PublishedScores;
}

/** What a row is of: a subject as a whole, one of its channels, or one source class. */
export type PublishedBreakdown = 'ALL' | 'CHANNEL' | 'SOURCE_CLASS';

/** A row to be published. */
export interface PublicationRow {
  subject: FigureSubject;
  breakdown: PublishedBreakdown;
  breakdownKey: string;
  figures: PublishedFigures;
}

type IsPublished = (count: DisclosedCount) => boolean;

/** The rows of a period: every subject as a whole and by channel. Whoever shows channels leaves the withheld ones out. */
export function publicationRows(
  subjects: readonly SubjectTallies[],
  stream: Stream,
  disclosures: Disclosures,
  links: VersionRule['links'] = [],
): PublicationRow[] {
  return subjects.flatMap(({ subject, byChannel }) => {
    const whole = sumTallies(byChannel.values());
    const isPublished = (part: Part) => (count: DisclosedCount) =>
      disclosures.get(count)!.get(cellKey(subjectKey(subject), part)) === 'PUBLISHED';
    // A share beside a count tells the total: where that is withheld, there is no share.
    const answersOfWhole = isPublished(WHOLE)('SAT') ? answersOf(whole, 'SAT') : null;
    const figuresOf = (part: Part, tally: Tally) =>
      publishedFigures(tally, { answersOfWhole, stream, isPublished: isPublished(part), links });
    const rows: PublicationRow[] = [
      { subject, breakdown: 'ALL', breakdownKey: WHOLE, figures: figuresOf(WHOLE, whole) },
    ];
    for (const [channel, tally] of byChannel)
      rows.push({ subject, breakdown: 'CHANNEL', breakdownKey: channel, figures: figuresOf(channel, tally) });
    return rows;
  });
}

const ITEMS_OF: Record<Measure, readonly CoreItem[]> = {
  SAT: ['SAT'],
  EASE: ['EASE'],
  TIME: ['TIME'],
  RESULT: ['RESULT'],
  CSI: ['SAT', 'EASE', 'TIME'],
};

/** What is published in place of figures whose ratings have all been withdrawn. */
export const NOTHING_PUBLISHED: PublishedFigures = {
  instrumentVersion: null,
  measures: { SAT: null, EASE: null, TIME: null, RESULT: null, CSI: null },
  distributions: { SAT: null, EASE: null, TIME: null, RESULT: null },
  share: null,
};

interface PublicationQuestion {
  answersOfWhole: number | null;
  stream: Stream;
  isPublished: IsPublished;
  links: VersionRule['links'];
}

const MEASURES = ['SAT', 'EASE', 'TIME', 'RESULT', 'CSI'] as const satisfies Measure[];

/** What is published of a tally. */
export function publishedFigures(
  tally: Tally,
  { answersOfWhole, stream, isPublished, links }: PublicationQuestion,
): PublishedFigures {
  const isShown = (measure: Measure) => ITEMS_OF[measure].every(isPublished);
  const estimates = new Map(
    MEASURES.map((measure) => [measure, estimateOfTally(tally, measure, stream, { links, otherwise: 'WITHHOLD' })]),
  );
  const measureOf = (measure: Measure) => (isShown(measure) ? publishedMeasure(estimates.get(measure)!) : null);
  const measures = {
    SAT: measureOf('SAT'),
    EASE: measureOf('EASE'),
    TIME: measureOf('TIME'),
    RESULT: measureOf('RESULT'),
    CSI: measureOf('CSI'),
  };
  const distributions = CORE_ITEMS.map((item) => [
    item,
    isPublished(distributionCount(item)) && !isMixed(tally, item) ? publishedDistribution(tally.counts[item]) : null,
  ]);
  const linked = [...estimates.values()].find(({ linkedVersions }) => linkedVersions.length > 0)?.linkedVersions;
  const apart = {
    measures: MEASURES.filter((measure) => isShown(measure) && estimates.get(measure)!.reason === 'MIXED_VERSIONS'),
    distributions: CORE_ITEMS.filter((item) => isPublished(distributionCount(item)) && isMixed(tally, item)),
  };
  return {
    instrumentVersion: tally.instrumentVersions.at(-1) ?? null,
    measures,
    distributions: Object.fromEntries(distributions) as PublishedFigures['distributions'],
    // Of rounded counts: a percent of exact ones would tell the exact count of a channel.
    share: measures.SAT && answersOfWhole && Math.round((100 * measures.SAT.n) / roundCount(answersOfWhole)),
    ...(linked && { linkedVersions: [...linked] }),
    ...((apart.measures.length > 0 || apart.distributions.length > 0) && { apart }),
  };
}

function publishedMeasure(estimate: EstimateValue): PublishedMeasure {
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

/**
 * Null below 30 answers: with the mean and its interval beside them, the rounded counts of so few answers can be told
 * one by one. Null also where every rounded count is 0: nothing could be drawn of it.
 */
function publishedDistribution([, ...answers]: readonly number[]): PublishedDistribution {
  const n = answers.reduce((sum, count) => sum + count, 0);
  if (n < POLICY.minimumToPublish) return null;
  const counts = answers.map(roundCount);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  return { n: roundCount(n), counts, percents: counts.map((count) => Math.round((100 * count) / total)) };
}
