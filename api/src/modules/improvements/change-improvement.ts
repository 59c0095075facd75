import { refuseFaults } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { recordChange, withTenant } from '../access/index.ts';
import { changeableImprovement } from './changeable-improvement.ts';
import type { Improvement } from './improvement.entity.ts';
import type { ImprovementChangeInput } from './improvement.input.ts';
import { detailFaults, progressFaults } from './improvement.rules.ts';
import { snapshotOf } from './snapshot.ts';
import { trimmed } from './text-faults.rules.ts';

/**
 * Changes an improvement and leads it from state to state; what the input leaves out stays.
 * @throws DomainError NOT_FOUND, NOT_PERMITTED, STATE_TRANSITION, DATE_IN_FUTURE, DATE_INVALID, FIELD_MISSING,
 *   FIELD_INVALID, TEXT_TOO_LONG
 */
export function changeImprovement(context: RequestContext, input: ImprovementChangeInput): Promise<Improvement> {
  return withTenant(context, async (em) => {
    const improvement = await changeableImprovement(context, em, input.id);
    const before = snapshotOf(improvement);
    const today = context.clock.now().toISOString().slice(0, 10);
    const state = input.state ?? improvement.state;
    const details = {
      title: input.title ? trimmed(input.title) : improvement.title,
      problem: input.problem ? trimmed(input.problem) : improvement.problem,
      expectedChange: input.expectedChange ?? improvement.expectedChange ?? null,
      owner: input.owner?.trim() || (improvement.owner ?? null),
    };
    const isUnderWay = state === 'STARTED' || state === 'DONE';
    const progress = {
      state,
      startsOn: input.startsOn ?? improvement.startsOn ?? (isUnderWay ? today : null),
      doneOn: input.doneOn ?? improvement.doneOn ?? (state === 'DONE' ? today : null),
      declinedReason:
        state === 'DECLINED' && input.declinedReason
          ? trimmed(input.declinedReason)
          : (improvement.declinedReason ?? null),
    };
    refuseFaults([...detailFaults(details), ...progressFaults(improvement.state, progress, today)]);
    Object.assign(improvement, details, progress);
    await em.flush();
    const object = { type: 'Improvement', id: improvement.id, authorityId: improvement.authorityId } as const;
    await recordChange(em, context, 'improvementChange', object, before, snapshotOf(improvement));
    return improvement;
  });
}
