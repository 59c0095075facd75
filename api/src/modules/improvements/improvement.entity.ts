import { defineEntity, p } from '@mikro-orm/core';
import type { ImprovementState, LocalizedText, Measure, SubjectKind } from '@otklik/schema';

/** What is done about a finding. Days are YYYY-MM-DD. */
export const ImprovementSchema = defineEntity({
  name: 'Improvement',
  tableName: 'improvement',
  properties: {
    id: p.uuid().primary(),
    authorityId: p.uuid().fieldName('authority_id'),
    title: p.json<LocalizedText>(),
    problem: p.json<LocalizedText>(),
    measure: p.text().$type<Measure>(),
    state: p.text().$type<ImprovementState>(),
    registeredAt: p.datetime().fieldName('registered_at'),
    startsOn: p.date().fieldName('starts_on').nullable(),
    doneOn: p.date().fieldName('done_on').nullable(),
    /** Months compared on each side. */
    windowMonths: p.smallint().fieldName('window_months'),
    /** When what is to be compared was last written down. */
    registrationAt: p.datetime().fieldName('registration_at'),
    /** The start was moved when it had passed. The database works it out. */
    startMovedLate: p.boolean().fieldName('start_moved_late'),
    /** When it was recorded as done; null while it is not, and where nobody kept it. */
    doneRecordedAt: p.datetime().fieldName('done_recorded_at').nullable(),
    expectedChange: p.decimal('number').fieldName('expected_change').nullable(),
    owner: p.text().nullable(),
    declinedReason: p.json<LocalizedText>().fieldName('declined_reason').nullable(),
  },
});
export class Improvement extends ImprovementSchema.class {}
ImprovementSchema.setClass(Improvement);

/** What an improvement is about. */
export const ImprovementSubjectSchema = defineEntity({
  name: 'ImprovementSubject',
  tableName: 'improvement_subject',
  properties: {
    improvementId: p.uuid().fieldName('improvement_id').primary(),
    subjectId: p.uuid().fieldName('subject_id').primary(),
    subjectKind: p.text().fieldName('subject_kind').$type<SubjectKind>(),
  },
});
export class ImprovementSubject extends ImprovementSubjectSchema.class {}
ImprovementSubjectSchema.setClass(ImprovementSubject);

/** A service without the improvement that it is compared with. */
export const ImprovementComparisonSchema = defineEntity({
  name: 'ImprovementComparison',
  tableName: 'improvement_comparison',
  properties: {
    improvementId: p.uuid().fieldName('improvement_id').primary(),
    serviceId: p.uuid().fieldName('service_id').primary(),
  },
});
export class ImprovementComparison extends ImprovementComparisonSchema.class {}
ImprovementComparisonSchema.setClass(ImprovementComparison);
