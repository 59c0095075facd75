import type { Basis, Measure } from '@otklik/schema';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import type { FigureFilter } from '../figure-query.ts';
import { type ChangesOfFigures, changesOf } from './changes.rules.ts';
import type { ComparedFigure } from './compared-figure.ts';
import { keyOf, listed, subjectOf } from './compared-subject.ts';
import type { FiguresOfInput } from './comparison.graphql.ts';
import { onNewestScale } from './link-figures.rules.ts';
import { overlappingPeriods } from './overlap.rules.ts';

const SUBJECTS = { least: 1, most: 300 };

/** What changes are asked of. */
export interface ChangesArgs {
  of: FiguresOfInput[];
  measure: Measure;
  basis: Basis;
  period: DayRange;
  before: DayRange;
  filter: FigureFilter | null;
}

/** The changes and what was asked for. */
export type ChangesValue = ChangesOfFigures & Pick<ChangesArgs, 'measure' | 'basis' | 'period' | 'before'>;

/**
 * Reads each subject in both periods and says which of them changed.
 * @throws DomainError SUBJECT_UNKNOWN, FIELD_INVALID
 */
export async function figureChanges(
  { figures, method, directory }: RequestContext,
  { of, measure, basis, period, before, filter }: ChangesArgs,
): Promise<ChangesValue> {
  const [overlaps] = overlappingPeriods([before, period]);
  const subjects = listed(of, SUBJECTS).map((input) => subjectOf(input, directory));
  const pairs = await Promise.all(
    subjects.map(async (subject) => {
      const inPeriod = async (range: DayRange): Promise<ComparedFigure> => ({
        ...(await figures.comparable(subject, { measure, basis, period: range, stream: 'SCORE', filter })),
        key: keyOf(subject),
        of: subject,
        period: range,
        channel: null,
        segmentId: null,
        overlaps: overlaps!,
      });
      const [earlier, now] = await Promise.all([inPeriod(before), inPeriod(period)]);
      // As where two periods are compared: a frozen link of versions brings both onto the newest scale.
      const [linked, latest] = onNewestScale([earlier, now], measure, method.inForce.links);
      return { before: linked!, now: latest! };
    }),
  );
  return { ...changesOf(pairs, { measure, method: method.inForce }), measure, basis, period, before };
}
