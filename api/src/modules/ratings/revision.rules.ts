import type { UserFault } from '../../kernel/domain-error.ts';

/** What is stored of a rating that a revision is about. */
export interface RevisedRating {
  revision: number;
  /** Null while the rating has not been revised. */
  revisionHash: string | null;
}

/**
 * What a revision does: the highest one wins, the same one with the same content is repeated, the same one with
 * other content is a conflict, and a lower one changes nothing and gets the current state.
 */
export function decideRevision(
  stored: RevisedRating,
  sent: { revision: number; revisionHash: string },
): 'APPLY' | 'REPEAT' | UserFault {
  if (sent.revision > stored.revision) return 'APPLY';
  if (sent.revision < stored.revision) return 'REPEAT';
  return stored.revisionHash === sent.revisionHash ? 'REPEAT' : { code: 'REVISION_CONFLICT', path: ['revision'] };
}
