/** Lowest and highest whole number that each unknown count may be; Infinity where nothing limits it. By index. */
export interface CountBounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** A total that is the sum of its parts; with `hasRest` it may have more. Indices of unknowns. */
export interface CountSum {
  readonly total: number;
  readonly parts: readonly number[];
  readonly hasRest: boolean;
}

/**
 * What an outsider can work out of counts by adding and subtracting, until nothing more follows.
 *
 *     low(total) ≥ Σ low(part)                    high(total) ≤ Σ high(part)
 *     high(part) ≤ high(total) − Σ low(others)    low(part) ≥ low(total) − Σ high(others)
 *
 * With a rest only the first and third hold. Bounds that held the truth still hold it. It ends, since every step moves
 * a whole number and no bound passes the truth.
 *
 * Use to look at a publication as an attacker does, along all sums at once (`withholdWhatCanBeNarrowed`). By the rule,
 * one sum at a time: `isSafeGroup`.
 *
 * @param bounds tightened in place
 * @param sums every sum that holds between the unknowns
 * @returns nothing: `bounds` holds what follows
 * @see METHODOLOGY §2.4; docs/methods/disclosure.md
 */
export function narrowCounts({ low, high }: CountBounds, sums: readonly CountSum[]): void {
  const sumsOf: CountSum[][] = Array.from({ length: low.length }, () => []);
  for (const sum of sums) {
    sumsOf[sum.total]!.push(sum);
    for (const part of sum.parts) sumsOf[part]!.push(sum);
  }
  const queue = [...sums];
  const queued = new Set(queue);

  const raise = (unknown: number, to: number) => {
    if (!(to > low[unknown]!)) return;
    low[unknown] = to;
    enqueue(unknown);
  };
  const lower = (unknown: number, to: number) => {
    if (!(to < high[unknown]!)) return;
    high[unknown] = to;
    enqueue(unknown);
  };
  const enqueue = (unknown: number) => {
    for (const sum of sumsOf[unknown]!)
      if (!queued.has(sum)) {
        queued.add(sum);
        queue.push(sum);
      }
  };

  for (const sum of queue) {
    const { total, parts, hasRest } = sum;
    const { lowest, highest, unlimited } = rangeOf(parts, low, high);
    raise(total, lowest);
    if (!hasRest && unlimited === 0) lower(total, highest);
    for (const part of parts) {
      lower(part, high[total]! - (lowest - low[part]!));
      if (hasRest) continue;
      const isUnlimited = high[part] === Infinity;
      if (unlimited === 0 && !isUnlimited) raise(part, low[total]! - (highest - high[part]!));
      else if (unlimited === 1 && isUnlimited) raise(part, low[total]! - highest);
    }
    // What moved while it was at it is looked at again.
    queued.delete(sum);
    const after = rangeOf(parts, low, high);
    if (after.lowest !== lowest || after.highest !== highest || after.unlimited !== unlimited) {
      queued.add(sum);
      queue.push(sum);
    }
  }
}

/** Sums of the bounds of the parts; the highest of those that have a limit. */
function rangeOf(parts: readonly number[], low: Float64Array, high: Float64Array) {
  let lowest = 0;
  let highest = 0;
  let unlimited = 0;
  for (const part of parts) {
    lowest += low[part]!;
    if (high[part] === Infinity) unlimited++;
    else highest += high[part]!;
  }
  return { lowest, highest, unlimited };
}
