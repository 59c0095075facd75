import type { ImprovementState } from '@otklik/schema';

const NEXT: Readonly<Record<ImprovementState, readonly ImprovementState[]>> = {
  PLANNED: ['STARTED', 'DECLINED'],
  STARTED: ['DONE', 'DECLINED'],
  DONE: [],
  DECLINED: [],
};

/** True when an improvement may go from one state to the other, or stays in it. */
export const canBecome = (from: ImprovementState, to: ImprovementState): boolean =>
  from === to || NEXT[from].includes(to);
