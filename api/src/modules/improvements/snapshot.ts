import type { Improvement } from './improvement.entity.ts';

/** An improvement as the audit trail keeps it. */
export const snapshotOf = (improvement: Improvement): object => ({
  title: improvement.title,
  problem: improvement.problem,
  measure: improvement.measure,
  state: improvement.state,
  startsOn: improvement.startsOn,
  startMovedLate: improvement.startMovedLate,
  doneOn: improvement.doneOn,
  expectedChange: improvement.expectedChange,
  windowMonths: improvement.windowMonths,
  owner: improvement.owner,
  declinedReason: improvement.declinedReason,
});
