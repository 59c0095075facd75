import type { Basis, Measure } from '@otklik/schema';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import type { FigureFilter } from '../figure-query.ts';
import { type ChangesOfFigures, changesOf } from './changes.rules.ts';
import { listed, subjectOf } from './compared-subject.ts';
import type { FiguresOfInput } from './comparison.graphql.ts';
import { figurePair } from './figure-pair.ts';

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
  context: RequestContext,
  { of, measure, basis, period, before, filter }: ChangesArgs,
): Promise<ChangesValue> {
  const subjects = listed(of, SUBJECTS).map((input) => subjectOf(input, context.directory));
  const question = { measure, basis, period, before, filter };
  const pairs = await Promise.all(subjects.map((subject) => figurePair(context, subject, question)));
  return { ...changesOf(pairs, { measure, method: context.method.inForce }), measure, basis, period, before };
}
