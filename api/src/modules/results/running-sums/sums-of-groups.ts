import type { Grain } from '@otklik/schema';
import { type Day, startOfPeriod } from '../../../kernel/calendar.ts';
import type { SumRow } from '../tally.repository.ts';
import type { Group } from './cell-groups.ts';

/** Sums of groups, apart for each period. All groups must have come up before the first is added to. */
export class SumsOfGroups {
  readonly #bucket: Grain | undefined;
  readonly #groups: readonly Group[];
  readonly #width: number;
  readonly #sums = new Map<Day | null, Float64Array>();

  /** @param width numbers of a row of sums */
  constructor(bucket: Grain | undefined, groups: readonly Group[], width: number) {
    this.#bucket = bucket;
    this.#groups = groups;
    this.#width = width;
  }

  /** Rows of each group one after the other, of the period that this day is in. */
  of(day: Day): Float64Array {
    const start = this.#bucket ? startOfPeriod(day, this.#bucket) : null;
    let sums = this.#sums.get(start);
    if (!sums) this.#sums.set(start, (sums = new Float64Array(this.#groups.length * this.#width)));
    return sums;
  }

  /** Rows of sums, without those that are 0 throughout. */
  rows(): SumRow[] {
    const rows: SumRow[] = [];
    for (const [bucket, sums] of this.#sums)
      for (const [place, group] of this.#groups.entries()) {
        const own = picked(sums, place * this.#width, this.#width);
        if (own) rows.push({ ...group, bucket, sums: own });
      }
    return rows;
  }
}

/** So many numbers from there on; null where all are 0. */
function picked(from: Float64Array, first: number, count: number): number[] | null {
  const numbers: number[] = [];
  let isAny = false;
  for (let at = first; at < first + count; at++) {
    const number = from[at]!;
    if (number !== 0) isAny = true;
    numbers.push(number);
  }
  return isAny ? numbers : null;
}
