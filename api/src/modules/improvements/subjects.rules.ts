import type { SubjectKind } from '@otklik/schema';

const ORDER: readonly SubjectKind[] = ['SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT'];

/**
 * Subjects in the order in which they are always listed: services, life situations, touchpoints, each from the
 * oldest in the registry (ids grow with time). The first one decides whether an improvement helped.
 */
export const inOrderOfKind = <Subject extends { subjectKind: SubjectKind; subjectId: string }>(
  subjects: readonly Subject[],
): Subject[] =>
  subjects.toSorted(
    (a, b) =>
      ORDER.indexOf(a.subjectKind) - ORDER.indexOf(b.subjectKind) ||
      Number(a.subjectId > b.subjectId) - Number(a.subjectId < b.subjectId),
  );
