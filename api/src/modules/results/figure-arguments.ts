import { daysBetween, type DayRange } from '../../kernel/calendar.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { Directory } from '../registry/index.ts';
import type { EstimateFilterInput, PeriodInput } from './estimate.graphql.ts';
import type { FigureFilter, FigureQuery } from './figure-query.ts';
import type { EstimateArgs } from './figures.args.ts';

/** Longest period of one figure, in days: about 27 years. */
const PERIOD_DAYS_AT_MOST = 10_000;
const IDS_AT_MOST = 100;

/** What all questions for figures have in common. @throws DomainError PERIOD_INVALID, TOUCHPOINT_UNKNOWN, SEGMENT_UNKNOWN, FIELD_INVALID */
export const figureInput = (
  { period, filter, stream }: Pick<EstimateArgs, 'period' | 'filter' | 'stream'>,
  { directory }: Pick<RequestContext, 'directory'>,
): Omit<FigureQuery, 'measure'> => ({
  period: periodOfInput(period),
  filter: filterOfInput(filter, directory),
  stream,
});

/** Free dates; null: none were named. @throws DomainError PERIOD_INVALID */
export function periodOfInput(input: PeriodInput | null | undefined): DayRange | null {
  if (!input) return null;
  const { from, to } = input;
  if (from > to || daysBetween(from, to) > PERIOD_DAYS_AT_MOST)
    throw new DomainError({ code: 'PERIOD_INVALID', path: ['period'] });
  return { from, to };
}

/** The restriction with its references resolved to UUIDs. @throws DomainError TOUCHPOINT_UNKNOWN, SEGMENT_UNKNOWN, FIELD_INVALID */
export function filterOfInput(
  input: EstimateFilterInput | null | undefined,
  directory: Directory,
): FigureFilter | null {
  if (!input) return null;
  const ids = (kind: 'TOUCHPOINT' | 'SEGMENT', field: 'touchpoints' | 'segments') => {
    const references = input[field] ?? [];
    if (references.length > IDS_AT_MOST) throw new DomainError({ code: 'FIELD_INVALID', path: ['filter', field] });
    return references.map((reference) => {
      const entry = directory.find(kind, reference);
      if (!entry) throw new DomainError({ code: `${kind}_UNKNOWN`, path: ['filter', field] });
      return entry.id;
    });
  };
  // Sorted, so that the same restriction in another order is the same question.
  const sorted = <Value extends string>(values: readonly Value[] | null | undefined) => [...new Set(values)].toSorted();
  const filter = {
    channels: sorted(input.channels),
    touchpointIds: sorted(ids('TOUCHPOINT', 'touchpoints')),
    modes: sorted(input.modes),
    segmentIds: sorted(ids('SEGMENT', 'segments')),
    languages: sorted(input.languages),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, values]) => values.length > 0));
}
