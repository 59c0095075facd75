import type { ImprovementState, LocalizedText } from '@otklik/schema';
import type { Day } from '../../kernel/calendar.ts';
import type { UserFault } from '../../kernel/domain-error.ts';
import { OWNER_AT_MOST, TEXT_AT_MOST, textFaults, TITLE_AT_MOST } from './text-faults.rules.ts';
import { canBecome } from './transitions.rules.ts';

/** Fields that are checked alike when an improvement is registered and changed. */
export interface ImprovementTexts {
  title: LocalizedText;
  problem: LocalizedText;
  expectedChange: number | null;
  owner: string | null;
}

/** What is wrong with the texts and the expectation. */
export function detailFaults({ title, problem, expectedChange, owner }: ImprovementTexts): UserFault[] {
  const faults = [
    ...textFaults(title, 'title', { limit: TITLE_AT_MOST, isRequired: true }),
    ...textFaults(problem, 'problem', { limit: TEXT_AT_MOST, isRequired: true }),
  ];
  if (expectedChange !== null && !(Math.abs(expectedChange) <= 100))
    faults.push({ code: 'FIELD_INVALID', path: ['input', 'expectedChange'] });
  if (owner !== null && owner.length > OWNER_AT_MOST)
    faults.push({ code: 'TEXT_TOO_LONG', path: ['input', 'owner'], params: { limit: OWNER_AT_MOST } });
  return faults;
}

/** State, dates and reason after a change. */
export interface ImprovementProgress {
  state: ImprovementState;
  startsOn: Day | null;
  doneOn: Day | null;
  declinedReason: LocalizedText | null;
}

/**
 * What is wrong with going on from a state: a step that does not exist, a start or an end that lies in the future, an
 * end before the start, an end without being done, a refusal without a reason in both languages.
 */
export function progressFaults(from: ImprovementState, to: ImprovementProgress, today: Day): UserFault[] {
  const { state, startsOn, doneOn, declinedReason } = to;
  if (!canBecome(from, state)) return [{ code: 'STATE_TRANSITION', path: ['input', 'state'] }];
  const faults: UserFault[] = [];
  if (state !== 'PLANNED' && state !== 'DECLINED' && startsOn !== null && startsOn > today)
    faults.push({ code: 'DATE_IN_FUTURE', path: ['input', 'startsOn'] });
  if (doneOn !== null && state !== 'DONE') faults.push({ code: 'STATE_TRANSITION', path: ['input', 'doneOn'] });
  else if (doneOn !== null && doneOn > today) faults.push({ code: 'DATE_IN_FUTURE', path: ['input', 'doneOn'] });
  else if (doneOn !== null && startsOn !== null && doneOn < startsOn)
    faults.push({ code: 'DATE_INVALID', path: ['input', 'doneOn'] });
  if (state === 'DECLINED')
    faults.push(
      ...textFaults(declinedReason ?? { RU: '', EN: '' }, 'declinedReason', { limit: TEXT_AT_MOST, isRequired: true }),
    );
  return faults;
}
