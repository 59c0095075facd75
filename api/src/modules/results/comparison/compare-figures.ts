import type { Basis, ComparedWith, Measure, Stream } from '@otklik/schema';
import type { DayRange } from '../../../kernel/calendar.ts';
import { DomainError } from '../../../kernel/domain-error.ts';
import { toGlobalId } from '../../../kernel/ids.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import type { Directory } from '../../registry/index.ts';
import { periodOfInput } from '../figure-arguments.ts';
import type { FigureFilter, FigureQuery, FigureSubject } from '../figure-query.ts';
import type { ComparedDimension, Figures } from '../figures.ts';
import { latestClosedQuarter } from '../periods.rules.ts';
import { compare, type ComparisonValue } from './compare.rules.ts';
import type { ComparableFigure, ComparedFigure } from './compared-figure.ts';
import { keyOf, listed, subjectOf } from './compared-subject.ts';
import type { AllServicesInput, ComparedInput, ComparedPeriodsInput, FiguresOfInput } from './comparison.graphql.ts';
import { onNewestScale } from './link-figures.rules.ts';
import { overlappingPeriods, overlappingSubjects } from './overlap.rules.ts';

/** Most services of one comparison. */
const SERVICES_AT_MOST = 1_000;
const SUBJECTS = { least: 2, most: 100 };
const PERIODS = { least: 2, most: 40 };

export interface ComparisonArgs {
  of: ComparedInput;
  measure: Measure;
  /** Absent: like for like between subjects, as experienced within one. */
  basis: Basis | null;
  period: DayRange | null;
  stream: Stream;
  filter: FigureFilter | null;
  against: ComparedWith;
}

/** A comparison and what was asked for. */
export interface ComparedValue extends ComparisonValue {
  measure: Measure;
  basis: Basis;
  against: ComparedWith;
  period: DayRange | null;
  /** Whether channels, segments or touchpoints of one subject are compared. */
  isOfParts: boolean;
  /** What was asked of each of them, but for the period where periods are compared. */
  query: FigureQuery;
}

/**
 * Puts figures beside one another. Every member of staff sees exact figures of what their authorities own, and those
 * that are published of all others; the public the published ones.
 * @throws DomainError SUBJECT_UNKNOWN, SUBJECT_REQUIRED, PERIOD_INVALID, FIELD_INVALID
 */
export async function compareFigures(
  { figures, method, directory, clock, language }: RequestContext,
  args: ComparisonArgs,
): Promise<ComparedValue> {
  const { of, measure, against, stream, filter } = args;
  const isBetweenSubjects = Boolean(of.allServices ?? of.subjects);
  const basis = args.basis ?? (isBetweenSubjects ? 'LIKE_FOR_LIKE' : 'AS_EXPERIENCED');
  const period = args.period ?? latestClosedQuarter(clock.now().toISOString().slice(0, 10));
  const query: FigureQuery = { measure, basis, period, stream, filter };
  const nothingElse = { period: null, channel: null, segmentId: null, touchpointId: null, overlaps: false };

  const ofSubjects = async (subjects: readonly FigureSubject[]): Promise<ComparedFigure[]> => {
    const overlaps = overlappingSubjects(subjects, directory);
    const found = await onOneMix(subjects, query, figures);
    return subjects.map((subject, index) => ({
      ...nothingElse,
      ...found[index]!,
      key: keyOf(subject),
      of: subject,
      overlaps: overlaps[index]!,
    }));
  };
  const ofParts = async (input: FiguresOfInput, by: ComparedDimension): Promise<ComparedFigure[]> => {
    const subject = subjectOf(input, directory);
    const parts = await figures.comparableParts(subject, { ...query, by });
    return parts
      .map(({ key, ...figure }) => ({
        ...nothingElse,
        ...figure,
        key: key === null ? 'UNKNOWN' : nameOfPart(by, key),
        of: subject,
        channel: by === 'CHANNEL' ? (key as ComparedFigure['channel']) : null,
        segmentId: by === 'SEGMENT' ? key : null,
        touchpointId: by === 'TOUCHPOINT' ? key : null,
      }))
      .toSorted((a, b) => (b.estimate.n ?? 0) - (a.estimate.n ?? 0) || (a.key < b.key ? -1 : 1))
      .slice(0, PARTS_AT_MOST);
  };
  const ofPeriods = async (input: ComparedPeriodsInput): Promise<ComparedFigure[]> => {
    const subject = subjectOf(input.figuresOf, directory);
    const periods = periodsOf(input);
    const overlaps = overlappingPeriods(periods);
    return Promise.all(
      periods.map(async (range, index) => ({
        ...nothingElse,
        ...(await figures.comparable(subject, { ...query, period: range })),
        key: `${range.from}/${range.to}`,
        of: subject,
        period: range,
        overlaps: overlaps[index]!,
      })),
    );
  };
  const read = async (): Promise<ComparedFigure[]> => {
    if (of.allServices) return ofSubjects(servicesOf(of.allServices, directory, language));
    if (of.subjects) return ofSubjects(listed(of.subjects, SUBJECTS).map((input) => subjectOf(input, directory)));
    if (of.periods) return ofPeriods(of.periods);
    if (of.channels) return ofParts(of.channels, 'CHANNEL');
    if (of.segments) return ofParts(of.segments, 'SEGMENT');
    return ofParts(of.touchpoints!, 'TOUCHPOINT');
  };
  const figuresRead = await read();
  const shown = of.periods ? onNewestScale(figuresRead, measure, method.inForce.links) : figuresRead;
  const compared = compare(shown, { measure, against, method: method.inForce, hasFunnel: !of.periods });
  return {
    ...compared,
    measure,
    basis,
    against,
    period: of.periods ? null : period,
    isOfParts: Boolean(of.channels ?? of.segments ?? of.touchpoints),
    query,
  };
}

/** Most parts of one subject; of more those with the most answers, as in a breakdown. */
const PARTS_AT_MOST = 200;

/** Name of a part within a comparison: a code, or a global id. */
const nameOfPart = (by: ComparedDimension, key: string): string =>
  by === 'CHANNEL' ? key : toGlobalId(by === 'SEGMENT' ? 'Segment' : 'Touchpoint', key);

/**
 * The figures of subjects, on one reference mix where that can be had. Own figures are on the newest mix, and published
 * ones on that of their time: where the two differ, all are read as they are published.
 */
async function onOneMix(
  subjects: readonly FigureSubject[],
  query: FigureQuery,
  figures: Pick<Figures, 'comparable' | 'comparableAsPublished'>,
): Promise<ComparableFigure[]> {
  const found = await Promise.all(subjects.map((subject) => figures.comparable(subject, query)));
  const mixes = new Set(found.flatMap(({ estimate }) => estimate.referenceMix ?? []));
  if (mixes.size <= 1) return found;
  return Promise.all(subjects.map((subject) => figures.comparableAsPublished(subject, query)));
}

function servicesOf(
  { authority, audience }: AllServicesInput,
  directory: Directory,
  language: RequestContext['language'],
): FigureSubject[] {
  const within = authority ? directory.find('AUTHORITY', authority) : null;
  if (authority && !within) throw new DomainError({ code: 'SUBJECT_UNKNOWN', path: ['of', 'allServices'] });
  const services = directory
    .inOrder('SERVICE', language)
    .filter(
      (service) =>
        !service.isRetired &&
        service.audience === audience &&
        (!within || within.withDescendants.includes(service.authorityId)),
    );
  if (services.length > SERVICES_AT_MOST) throw new DomainError({ code: 'FIELD_INVALID', path: ['of', 'allServices'] });
  return services.map(({ kind, id }) => ({ kind, id }));
}

function periodsOf({ periods }: ComparedPeriodsInput): DayRange[] {
  return listed(periods, PERIODS).map((period) => periodOfInput(period)!);
}
