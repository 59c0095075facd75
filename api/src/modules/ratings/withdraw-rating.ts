import { refuseFaults } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { RatingWithdrawInput } from './rating.graphql.ts';
import { toReference } from './rating-reference.ts';
import { underInput } from './submit-rating.ts';

/**
 * Erases a rating and its comments; a tombstone keeps its id from being used again.
 * @throws DomainError RATING_NOT_FOUND
 */
export async function withdrawRating({ acceptance }: RequestContext, input: RatingWithdrawInput): Promise<boolean> {
  const outcome = await acceptance.writer.store({ kind: 'WITHDRAW', reference: toReference(input.rating) });
  if (outcome.kind === 'REFUSED') refuseFaults(underInput([outcome.fault]));
  return true;
}
