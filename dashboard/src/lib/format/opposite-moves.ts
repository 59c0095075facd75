/** Whether two summaries of the same answers say the same of a change. */

/** The mean of some answers and the share of the two best of them, as they are shown. */
export interface Summaries {
  mean: number | null;
  /** Percent. */
  topTwo: number | null;
}

/** How both moved since an earlier time, in points and percentage points. */
export interface OppositeMoves {
  mean: number;
  topTwo: number;
}

/** Below this the public, which sees whole numbers, cannot see a move at all. */
const MOVE_AT_LEAST = 1;

/**
 * Both moves where the mean went one way and the share of the two best answers the other, each by a point or more; else
 * null. The mean counts the distance between answers as equal, the share does not count it at all: where they disagree,
 * neither is to be told alone.
 */
export function oppositeMoves(now: Summaries, before: Summaries): OppositeMoves | null {
  if (now.mean === null || before.mean === null || now.topTwo === null || before.topTwo === null) return null;
  const mean = now.mean - before.mean;
  const topTwo = now.topTwo - before.topTwo;
  const isSeen = (move: number) => Math.abs(move) >= MOVE_AT_LEAST - 1e-9;
  return isSeen(mean) && isSeen(topTwo) && mean > 0 !== topTwo > 0 ? { mean, topTwo } : null;
}
