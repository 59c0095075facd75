import type { CommentQuestion } from '../enums.ts';
import type { Fault } from './answer-rules.ts';
import { COMMENT_LENGTH_AT_MOST } from './limits.ts';

/** A comment as it arrives and as it is stored. */
export interface CommentText {
  question: CommentQuestion;
  text: string;
}

/** Length as it is counted against the limit: Unicode code points of the trimmed text. */
export function commentLength(text: string): number {
  return [...text.trim()].length;
}

/** What keeps comments from being stored: one that is too long, or a question answered twice. */
export function checkComments(comments: readonly CommentText[]): Fault[] {
  return comments.flatMap(({ question, text }, index): Fault[] => {
    const isRepeated = comments.findIndex((other) => other.question === question) < index;
    if (isRepeated) return [{ code: 'ITEM_REPEATED', path: ['comments', String(index), 'question'] }];
    if (commentLength(text) <= COMMENT_LENGTH_AT_MOST) return [];
    return [{ code: 'COMMENT_TOO_LONG', path: ['comments', String(index), 'text'] }];
  });
}

/** Comments as they are stored: trimmed, without NUL (which no database text may hold), empty ones dropped. */
export function keptComments(comments: readonly CommentText[]): CommentText[] {
  return comments
    .map(({ question, text }) => ({ question, text: text.replaceAll('\0', '').trim() }))
    .filter((comment) => comment.text !== '');
}
