import { refuseFaults, type UserFault } from '../../kernel/domain-error.ts';
import { toGlobalId, uuidV7 } from '../../kernel/ids.ts';
import { keptText, keptTexts } from '../../kernel/kept-text.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { recordChange, withTenant } from '../access/index.ts';
import { ID_KIND, type SubjectEntry, type SubjectInput } from '../registry/index.ts';
import { Improvement, ImprovementSubject } from './improvement.entity.ts';
import type { ImprovementRegisterInput } from './improvement.input.ts';
import { detailFaults } from './improvement.rules.ts';
import { mayImprove } from './may-improve.rules.ts';
import { findComparison, WINDOW_BY_DEFAULT, windowFaults } from './registration.rules.ts';
import { saveComparison } from './save-comparison.ts';
import { snapshotOf } from './snapshot.ts';

const SUBJECTS_AT_MOST = 20;

/**
 * Registers an improvement for the authority of its first subject. All of them must be the viewer's.
 * @throws DomainError FIELD_MISSING, FIELD_INVALID, TEXT_TOO_LONG, SUBJECT_UNKNOWN, NOT_PERMITTED
 */
export async function registerImprovement(
  context: RequestContext,
  input: ImprovementRegisterInput,
): Promise<Improvement> {
  const details = {
    title: keptTexts(input.title),
    problem: keptTexts(input.problem),
    expectedChange: input.expectedChange ?? null,
    owner: keptText(input.owner ?? '') || null,
  };
  const { subjects, faults } = findSubjects(context, input.subjects);
  const subjectIds = subjects.map(({ id }) => id);
  const compared = findComparison(context.directory, input.comparison ?? [], subjectIds);
  const windowMonths = input.windowMonths ?? WINDOW_BY_DEFAULT;
  refuseFaults([...detailFaults(details), ...faults, ...compared.faults, ...windowFaults(windowMonths)]);
  // Its report will stand on the page of every subject: nobody writes on the page of another authority.
  const authorityId = subjects.every((subject) => mayImprove(context, subject.authorityId)) && subjects[0]?.authorityId;
  if (!authorityId) refuseFaults([{ code: 'NOT_PERMITTED', path: ['input', 'subjects'] }]);
  const now = context.clock.now();
  return withTenant(context, async (em) => {
    const improvement = em.create(Improvement, {
      id: uuidV7(now.getTime()),
      authorityId: authorityId as string,
      ...details,
      measure: input.measure,
      state: 'PLANNED',
      registeredAt: now,
      registrationAt: now,
      windowMonths,
      startsOn: input.startsOn ?? null,
      startMovedLate: false,
      doneOn: null,
      doneRecordedAt: null,
      declinedReason: null,
    });
    await em.persist(improvement).flush();
    await em.insertMany(
      ImprovementSubject,
      subjects.map(({ kind, id }) => ({ improvementId: improvement.id, subjectKind: kind, subjectId: id })),
    );
    await saveComparison(em, improvement.id, compared.serviceIds);
    const object = { type: 'Improvement', id: improvement.id, authorityId: authorityId as string } as const;
    const about = subjects.map(({ kind, id }) => toGlobalId(ID_KIND[kind], id));
    await recordChange(em, context, 'improvementRegister', object, null, {
      ...snapshotOf(improvement),
      subjects: about,
      comparison: compared.serviceIds.map((service) => toGlobalId('Service', service)),
    });
    return improvement;
  });
}

/** The subjects that are named, each once, and those that are not there. */
function findSubjects(
  { directory }: RequestContext,
  inputs: readonly SubjectInput[],
): { subjects: SubjectEntry[]; faults: UserFault[] } {
  if (inputs.length === 0) return { subjects: [], faults: [{ code: 'FIELD_MISSING', path: ['input', 'subjects'] }] };
  if (inputs.length > SUBJECTS_AT_MOST)
    return { subjects: [], faults: [{ code: 'FIELD_INVALID', path: ['input', 'subjects'] }] };
  const found = inputs.map(({ service, lifeSituation, touchpoint }) => {
    if (service) return directory.find('SERVICE', service);
    if (lifeSituation) return directory.find('LIFE_SITUATION', lifeSituation);
    return touchpoint ? directory.find('TOUCHPOINT', touchpoint) : null;
  });
  return {
    subjects: [...new Set(found.filter((subject) => subject !== null))],
    faults: found.flatMap((subject, index): UserFault[] =>
      subject ? [] : [{ code: 'SUBJECT_UNKNOWN', path: ['input', 'subjects', String(index)] }],
    ),
  };
}
