import type { EntityManager } from '@mikro-orm/postgresql';
import { refuseFaults, type UserFault } from '../../kernel/domain-error.ts';
import { toGlobalId } from '../../kernel/ids.ts';
import { keptText, keptTexts } from '../../kernel/kept-text.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { recordChange, withTenant } from '../access/index.ts';
import { changeableImprovement } from './changeable-improvement.ts';
import { type Improvement, ImprovementComparison, ImprovementSubject } from './improvement.entity.ts';
import type { ImprovementChangeInput } from './improvement.input.ts';
import { detailFaults, progressFaults } from './improvement.rules.ts';
import { findComparison, windowFaults } from './registration.rules.ts';
import { saveComparison } from './save-comparison.ts';
import { snapshotOf } from './snapshot.ts';

/**
 * Changes an improvement and leads it from state to state; what the input leaves out stays.
 * @throws DomainError NOT_FOUND, NOT_PERMITTED, STATE_TRANSITION, DATE_IN_FUTURE, DATE_INVALID, FIELD_MISSING,
 *   FIELD_INVALID, TEXT_TOO_LONG, SUBJECT_UNKNOWN, REGISTRATION_FROZEN
 */
export function changeImprovement(context: RequestContext, input: ImprovementChangeInput): Promise<Improvement> {
  return withTenant(context, async (em) => {
    const improvement = await changeableImprovement(context, em, input.id);
    const before = snapshotOf(improvement);
    const today = context.clock.now().toISOString().slice(0, 10);
    const state = input.state ?? improvement.state;
    const details = {
      title: input.title ? keptTexts(input.title) : improvement.title,
      problem: input.problem ? keptTexts(input.problem) : improvement.problem,
      expectedChange: input.expectedChange ?? improvement.expectedChange ?? null,
      owner: keptText(input.owner ?? '') || (improvement.owner ?? null),
    };
    const isUnderWay = state === 'STARTED' || state === 'DONE';
    const startsOn = input.startsOn ?? improvement.startsOn ?? (isUnderWay ? today : null);
    const { expected, comparison } = await registrationAfter(context, em, improvement, { ...input, startsOn });
    const progress = {
      state,
      startsOn,
      doneOn: input.doneOn ?? improvement.doneOn ?? (state === 'DONE' ? today : null),
      declinedReason:
        state === 'DECLINED' && input.declinedReason
          ? keptTexts(input.declinedReason)
          : (improvement.declinedReason ?? null),
    };
    refuseFaults([...detailFaults(details), ...progressFaults(improvement.state, progress, today), ...expected.faults]);
    // While it is still planned the services are exchanged first: with the state the registration freezes.
    if (comparison.isChanged) await saveComparison(em, improvement.id, comparison.after);
    const isDoneNow = state === 'DONE' && improvement.state !== 'DONE';
    const doneRecordedAt = isDoneNow ? context.clock.now() : (improvement.doneRecordedAt ?? null);
    Object.assign(improvement, details, progress, expected.values, { doneRecordedAt });
    await em.flush();
    // The database works out whether a start was moved too late.
    await em.refresh(improvement);
    const object = { type: 'Improvement', id: improvement.id, authorityId: improvement.authorityId } as const;
    await recordChange(
      em,
      context,
      'improvementChange',
      object,
      { ...before, comparison: named(comparison.before) },
      {
        ...snapshotOf(improvement),
        comparison: named(comparison.after),
      },
    );
    return improvement;
  });
}

const named = (serviceIds: readonly string[]): string[] => serviceIds.map((id) => toGlobalId('Service', id));

/**
 * What the registration becomes: a start that is named or moved is a change of it as any other. From the start on it stays
 * as it is, and so does the end: a change is a fault.
 */
async function registrationAfter(
  { directory, clock }: RequestContext,
  em: EntityManager,
  improvement: Improvement,
  input: ImprovementChangeInput,
) {
  const [subjects, rows] = await Promise.all([
    em.find(ImprovementSubject, { improvementId: improvement.id }),
    em.find(ImprovementComparison, { improvementId: improvement.id }, { orderBy: { serviceId: 'asc' } }),
  ]);
  const before = rows.map(({ serviceId }) => serviceId);
  const subjectIds = subjects.map(({ subjectId }) => subjectId);
  const found = input.comparison ? findComparison(directory, input.comparison, subjectIds) : null;
  const after = found ? found.serviceIds.toSorted() : before;
  const windowMonths = input.windowMonths ?? improvement.windowMonths;
  const isComparisonChanged = after.join() !== before.join();
  const differs = {
    comparison: isComparisonChanged,
    windowMonths: windowMonths !== improvement.windowMonths,
    expectedChange:
      (input.expectedChange ?? improvement.expectedChange ?? null) !== (improvement.expectedChange ?? null),
    startsOn: (input.startsOn ?? improvement.startsOn ?? null) !== (improvement.startsOn ?? null),
  };
  const isFrozen = improvement.state !== 'PLANNED';
  const frozen = Object.entries(differs).flatMap(([field, isOther]): UserFault[] =>
    isFrozen && isOther ? [{ code: 'REGISTRATION_FROZEN', path: ['input', field] }] : [],
  );
  // The months after it are counted from this day.
  if (improvement.state === 'DONE' && input.doneOn && input.doneOn !== improvement.doneOn)
    frozen.push({ code: 'REGISTRATION_FROZEN', path: ['input', 'doneOn'] });
  const isChanged = Object.values(differs).includes(true);
  // Later than what was written before, though the clock has not moved on.
  const changedAt = new Date(Math.max(clock.now().getTime(), improvement.registrationAt.getTime() + 1));
  return {
    comparison: { before, after, isChanged: isComparisonChanged },
    expected: {
      values: { windowMonths, registrationAt: isChanged ? changedAt : improvement.registrationAt },
      faults: frozen.length > 0 ? frozen : [...(found?.faults ?? []), ...windowFaults(windowMonths)],
    },
  };
}
