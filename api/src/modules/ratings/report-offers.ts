import { dayIn } from '../../kernel/calendar.ts';
import { refuseFaults, type UserFault } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { orBusy } from './or-busy.ts';
import type { OffersReportInput } from './rating.graphql.ts';
import { findSubject } from './submission.rules.ts';
import { underInput } from './submit-rating.ts';

/** Most offers one report may count. */
const SHOWN_AT_MOST = 1_000;

/**
 * Counts how often the question was visible today, where the touchpoint is.
 * @throws DomainError TOUCHPOINT_UNKNOWN, SUBJECT_UNKNOWN, MODE_NOT_ALLOWED, COUNT_OUT_OF_RANGE
 */
export async function reportOffers({ acceptance }: RequestContext, input: OffersReportInput): Promise<boolean> {
  await orBusy(acceptance.directory.keepFresh());
  const faults: UserFault[] = [];
  const touchpoint = acceptance.directory.find('TOUCHPOINT', input.touchpoint);
  const subject = findSubject(input, acceptance.directory, touchpoint);
  if (!touchpoint) faults.push({ code: 'TOUCHPOINT_UNKNOWN', path: ['touchpoint'] });
  else if (!touchpoint.modes.includes(input.mode)) faults.push({ code: 'MODE_NOT_ALLOWED', path: ['mode'] });
  if ('code' in subject) faults.push(subject);
  if (input.shown < 1 || input.shown > SHOWN_AT_MOST)
    faults.push({ code: 'COUNT_OUT_OF_RANGE', path: ['shown'], params: { low: 1, high: SHOWN_AT_MOST } });
  if (touchpoint && !('code' in subject) && faults.length === 0)
    acceptance.offers.add({
      day: dayIn(touchpoint.timeZone, acceptance.clock.now()),
      touchpointId: touchpoint.id,
      subjectId: subject.id,
      mode: input.mode,
      shown: input.shown,
    });
  refuseFaults(underInput(faults));
  return true;
}
