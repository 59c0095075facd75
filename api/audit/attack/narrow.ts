/** Whole numbers that an unknown count may be, for all that is known of it. */
export interface Bounds {
  low: number;
  /** Infinity while nothing is known. */
  high: number;
}

/** `total` is the sum of `parts`, or at least their sum where parts may be missing. Indices of unknowns. */
export interface Sum {
  total: number;
  parts: readonly number[];
  isComplete: boolean;
}

/** The knowledge contradicts itself: a sum holds that cannot. */
export class ContradictionError extends Error {
  override name = 'ContradictionError';
}

/**
 * Tightens bounds until no sum tightens any of them further: interval propagation to its fixed point.
 *
 *     total ≥ Σ low(parts)      total ≤ Σ high(parts)
 *     part ≤ high(total) − Σ low(other parts)      part ≥ low(total) − Σ high(other parts)
 *
 * A sum whose parts may be incomplete only says total ≥ Σ parts. No solution is ever lost: if the bounds held the truth
 * before, they hold it afterwards.
 *
 * @param bounds changed in place
 * @returns how often a bound moved
 * @throws ContradictionError when nothing is left for an unknown
 */
export function narrow(bounds: Bounds[], sums: readonly Sum[]): number {
  const sumsOf: number[][] = bounds.map(() => []);
  sums.forEach(({ total, parts }, sum) => {
    for (const unknown of [total, ...parts]) sumsOf[unknown]!.push(sum);
  });
  const waiting = sums.map((_, sum) => sum);
  const isWaiting = sums.map(() => true);
  let moves = 0;

  const tighten = (unknown: number, low: number, high: number) => {
    const known = bounds[unknown]!;
    if (low <= known.low && high >= known.high) return;
    known.low = Math.max(known.low, low);
    known.high = Math.min(known.high, high);
    if (known.low > known.high) throw new ContradictionError(`unknown ${unknown}: ${known.low} to ${known.high}`);
    moves++;
    for (const sum of sumsOf[unknown]!)
      if (!isWaiting[sum]) {
        isWaiting[sum] = true;
        waiting.push(sum);
      }
  };

  for (let next = 0; next < waiting.length; next++) {
    const at = waiting[next]!;
    isWaiting[at] = false;
    const { total, parts, isComplete } = sums[at]!;
    let lows = 0;
    let highs = 0;
    /** Parts without an upper bound: Infinity − Infinity would be nothing. */
    let unbounded = 0;
    for (const part of parts) {
      lows += bounds[part]!.low;
      if (bounds[part]!.high === Infinity) unbounded++;
      else highs += bounds[part]!.high;
    }
    tighten(total, lows, isComplete && unbounded === 0 ? highs : Infinity);
    const { low, high } = bounds[total]!;
    for (const part of parts) {
      const own = { ...bounds[part]! };
      const others = unbounded - (own.high === Infinity ? 1 : 0);
      const otherHighs = own.high === Infinity ? highs : highs - own.high;
      tighten(part, isComplete && others === 0 ? low - otherHighs : 0, high - (lows - own.low));
      const now = bounds[part]!;
      lows += now.low - own.low;
      if (own.high === Infinity && now.high < Infinity) {
        unbounded--;
        highs += now.high;
      } else if (own.high < Infinity) highs += now.high - own.high;
    }
  }
  return moves;
}
