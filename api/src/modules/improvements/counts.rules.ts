import type { CountedShare } from '../../statistics/index.ts';

/**
 * RESULT as a share: who fully got what was needed (3) among all whose matter is settled (1, 2, 3); those still in
 * progress (4) are left out.
 */
export function settledShare([n1 = 0, n2 = 0, n3 = 0]: readonly number[]): CountedShare {
  return { successes: n3, n: n1 + n2 + n3 };
}
