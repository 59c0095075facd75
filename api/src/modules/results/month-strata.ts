import type { Channel, Mode, SourceClass } from '@otklik/schema';
import type { Day } from '../../kernel/calendar.ts';
import type { MonthMoment } from './month-moment.ts';

/** What the strata of all subjects are told apart by; there are few different ones, each of which is one object. */
export interface StratumName {
  /** As tallies grouped by stratum are keyed. */
  key: string;
  channel: Channel;
  mode: Mode;
  /** UUID; empty where it is unknown. */
  segment: string;
  sourceClass: SourceClass;
  /** Of the instrument. */
  version: string;
}

const namesKnown = new Map<string, StratumName>();

/** The name behind the key of a tally grouped by stratum, and its version: the same object each time. */
export function stratumName(key: string, version: string): StratumName {
  const both = `${version}|${key}`;
  let name = namesKnown.get(both);
  if (!name) {
    const [channel, mode, segment, sourceClass] = key.split('|') as [Channel, Mode, string, SourceClass];
    namesKnown.set(both, (name = { key, channel, mode, segment, sourceClass, version }));
  }
  return name;
}

/** A stratum of a subject as it is read. */
export interface StratumRow {
  subjectId: string;
  key: string;
  version: string;
  /** Of all parts of a tally, or of those that were read. */
  sums: readonly number[];
}

const INT32_AT_MOST = 2 ** 31 - 1;

/** The strata of all subjects in a month, or of some in days of it, as they were at one moment: one array of sums for all. */
export class MonthStrata implements MonthMoment {
  readonly version: string;
  readonly lastDay: Day;
  /** Number of the strata. */
  readonly size: number;
  readonly names: readonly StratumName[];
  /** First row and the one after the last, by UUID of the subject. */
  readonly #rows = new Map<string, [first: number, end: number]>();
  readonly #nameOf: Uint16Array;
  readonly #sums: Int32Array | Float64Array;
  readonly #width: number;

  /** @param rows those of a subject one after the other */
  constructor({ version, lastDay }: MonthMoment, rows: readonly StratumRow[]) {
    this.version = version;
    this.lastDay = lastDay;
    this.size = rows.length;
    this.#width = rows[0]?.sums.length ?? 0;
    // Sums that do not fit are rare: half the memory for all others.
    const isSmall = rows.every(({ sums }) => sums.every((sum) => Math.abs(sum) <= INT32_AT_MOST));
    this.#sums = new (isSmall ? Int32Array : Float64Array)(rows.length * this.#width);
    this.#nameOf = new Uint16Array(rows.length);
    const known = new Map<string, number>();
    const names: StratumName[] = [];
    for (const [row, { subjectId, key, version: instrument, sums }] of rows.entries()) {
      const name = `${instrument}|${key}`;
      let place = known.get(name);
      if (place === undefined) {
        known.set(name, (place = names.length));
        names.push(stratumName(key, instrument));
      }
      this.#nameOf[row] = place;
      this.#sums.set(sums, row * this.#width);
      const range = this.#rows.get(subjectId);
      if (range) range[1] = row + 1;
      else this.#rows.set(subjectId, [row, row + 1]);
    }
    this.names = names;
  }

  /**
   * Calls back for each stratum of a subject.
   * @param visit gets the place of its name, and where in the sums its own begin
   */
  each(subjectId: string, visit: (name: number, sums: ArrayLike<number>, from: number) => void): void {
    const range = this.#rows.get(subjectId);
    if (!range) return;
    for (let row = range[0]; row < range[1]; row++) visit(this.#nameOf[row]!, this.#sums, row * this.#width);
  }
}
