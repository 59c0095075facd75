import type { Item } from '@otklik/schema';
import { plainArray } from './array-literal.ts';
import type { RatingContent } from './submission.rules.ts';

/** Answers as they lie in the columns of a rating. */
export interface AnswerColumns {
  sat: number;
  ease: number | null;
  time: number | null;
  result: number | null;
  /** Everything else as JSON, null when there is nothing else. */
  other: string | null;
}

export function answerColumns({ answers }: RatingContent): AnswerColumns {
  const columns: AnswerColumns = { sat: 0, ease: null, time: null, result: null, other: null };
  let other: Partial<Record<Item, number>> | null = null;
  for (const { item, value } of answers)
    if (item === 'SAT') columns.sat = value;
    else if (item === 'EASE') columns.ease = value;
    else if (item === 'TIME') columns.time = value;
    else if (item === 'RESULT') columns.result = value;
    else (other ??= {})[item] = value;
  if (other) columns.other = JSON.stringify(other);
  return columns;
}

/** UUIDs as a PostgreSQL array, null when there are none. */
export const usedColumn = ({ usedServiceIds }: RatingContent): string | null =>
  usedServiceIds.length > 0 ? plainArray(usedServiceIds) : null;
