/**
 * Routing: which question comes next. It decides what is asked, never what is accepted: a partner may
 * send an answer that our own questionnaires would not have asked for.
 */
import type { Item } from '../enums.ts';
import type { Answer, Question } from './types.ts';

/** `item` is asked only after `after` has been answered with one of `values`. */
export interface Route {
  item: Item;
  after: Item;
  values: readonly number[];
}

/** Every condition there is; an item without one is always asked. */
export const ROUTES: readonly Route[] = [
  // A decision can be explained only once there is one: not while the matter is still in progress.
  { item: 'EXPLAIN', after: 'RESULT', values: [1, 2, 3] },
];

/** Whether an item is asked after these answers. */
export function isOnRoute(item: Item, answers: readonly Answer[]): boolean {
  return ROUTES.every(
    (route) =>
      route.item !== item ||
      answers.some((answer) => answer.item === route.after && route.values.includes(answer.value)),
  );
}

/** The questions that are asked after these answers, in order. */
export function questionsOnRoute(questions: readonly Question[], answers: readonly Answer[]): readonly Question[] {
  return questions.filter((question) => isOnRoute(question.item, answers));
}

/** The first question on the route that is neither answered nor skipped; null at the end. */
export function nextQuestion(
  questions: readonly Question[],
  answers: readonly Answer[],
  skipped: readonly Item[] = [],
): Question | null {
  const done = new Set<Item>([...answers.map((answer) => answer.item), ...skipped]);
  return questionsOnRoute(questions, answers).find((question) => !done.has(question.item)) ?? null;
}
