import type { Narrowed } from './attack.ts';

/** What the attack on mode tables, or on reference mixes made of answers, found. */
export interface FrozenVerdict {
  /** Counts that are told and withheld, of those that are not 0. */
  shown: number;
  withheld: number;
  /** Withheld counts with fewer feasible whole numbers than `FEWEST_FEASIBLE`; of a mix those that it has narrowed. */
  narrowed: Narrowed[];
  /** Bounds that do not hold the truth: the attack itself is wrong. */
  wrong: Narrowed[];
}
