import { refuseFaults, type UserFault } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { revisionHash } from './content-hash.ts';
import { orBusy } from './or-busy.ts';
import type { RatingReviseInput, RatingType } from './rating.graphql.ts';
import { toReference } from './rating-reference.ts';
import { contentOf, usedServices } from './submission.rules.ts';
import { underInput } from './submit-rating.ts';

/** Largest revision: that of the column it is stored in. */
const REVISION_AT_MOST = 2_147_483_647;

/**
 * Replaces the content of a rating. The highest revision wins; see `decideRevision`.
 * @throws DomainError REVISION_INVALID, RATING_NOT_FOUND, RATING_WITHDRAWN, REVISION_CONFLICT, answer and comment faults
 */
export async function reviseRating({ acceptance }: RequestContext, input: RatingReviseInput): Promise<RatingType> {
  const reference = toReference(input.rating);
  const faults: UserFault[] = [];
  if (input.revision < 1 || input.revision > REVISION_AT_MOST)
    faults.push({ code: 'REVISION_INVALID', path: ['revision'] });
  await orBusy(acceptance.keepFresh());
  const used = usedServices(input.usedServices ?? [], acceptance.directory, faults);
  refuseFaults(underInput(faults));
  const content = contentOf(input.answers, input.comments ?? [], input.mayQuote, used);
  const outcome = await acceptance.writer.store({
    kind: 'REVISE',
    reference,
    revision: input.revision,
    revisionHash: revisionHash(content),
    ...content,
  });
  if (outcome.kind === 'REFUSED') refuseFaults(underInput([outcome.fault]));
  return acceptance.toRating(outcome);
}
