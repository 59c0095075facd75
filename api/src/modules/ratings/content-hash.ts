import { hash } from 'node:crypto';
import type { CheckedSubmission, RatingContent } from './submission.rules.ts';

/** SHA-256 in hexadecimal. */
const sha256 = (text: string): string => hash('sha256', text);

const contentFields = ({ answers, comments, mayQuote, usedServiceIds }: RatingContent) => [
  answers.map(({ item, value }) => [item, value]),
  comments.map(({ question, text }) => [question, text]),
  comments.length > 0 && mayQuote,
  usedServiceIds,
];

/**
 * Hash of all that a client decides in a submission: the same id with the same hash is the same submission. The
 * day is left out: a submission without `collectedAt` that is sent again after midnight is still the same one.
 */
export const submissionHash = (submission: CheckedSubmission): string =>
  sha256(
    JSON.stringify([
      submission.subject.id,
      submission.touchpoint.id,
      submission.mode,
      submission.language,
      submission.instrumentVersion,
      submission.segment?.id ?? null,
      submission.collectedAt,
      submission.caseHash,
      ...contentFields(submission),
    ]),
  );

/** Hash of what a revision replaces. */
export const revisionHash = (content: RatingContent): string => sha256(JSON.stringify(contentFields(content)));

/** Key of a case: the partner's authority, the subject and the partner's own hash. Nothing of it can be read back. */
export const caseKey = (authorityId: string, subjectId: string, caseHash: string): string =>
  sha256(JSON.stringify([authorityId, subjectId, caseHash]));
