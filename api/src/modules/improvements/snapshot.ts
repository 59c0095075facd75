import type { Improvement } from './improvement.entity.ts';

/** An improvement as the audit trail keeps it. */
export const snapshotOf = (improvement: Improvement): object => ({
  title: improvement.title,
  problem: improvement.problem,
  measure: improvement.measure,
  state: improvement.state,
  startsOn: improvement.startsOn,
  doneOn: improvement.doneOn,
  expectedChange: improvement.expectedChange,
  owner: improvement.owner,
  declinedReason: improvement.declinedReason,
});
