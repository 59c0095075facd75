import { refuseFaults } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { orBusy } from './or-busy.ts';
import type { RatingSubmitInput, RatingType } from './rating.graphql.ts';
import { checkSubmission } from './submission.rules.ts';

/**
 * Stores a first submission and answers after COMMIT. The same id with the same content gets the same answer.
 * @throws DomainError with every fault found; BusyError when the outcome is unknown
 */
export async function submitRating({ acceptance }: RequestContext, input: RatingSubmitInput): Promise<RatingType> {
  await orBusy(acceptance.keepFresh());
  const checked = checkSubmission(input, acceptance.directory, acceptance.instruments, acceptance.clock.now());
  if (!checked.submission) {
    const stored = checked.before && (await acceptance.storedBefore(checked.before));
    if (stored) return stored;
    refuseFaults(underInput(checked.faults));
    throw new Error('A submission is either checked or at fault');
  }
  const operation = await acceptance.toOperation(checked.submission);
  const outcome = await acceptance.writer.store(operation);
  if (outcome.kind === 'REFUSED') refuseFaults(underInput([outcome.fault]));
  return acceptance.toRating(outcome, operation.receipt);
}

/** Faults as paths from the arguments of a mutation. */
export const underInput = <Fault extends { path: string[] }>(faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, path: ['input', ...fault.path] }));
