import type { SourceClass } from '@otklik/schema';
import type { Day } from '../../kernel/calendar.ts';
import type { MonthMoment } from './month-moment.ts';

/** A coarse cell of a subject, or of several together, in a month. */
export interface MonthCell {
  sourceClass: SourceClass;
  /** Of the instrument. */
  version: string;
  /** Of all parts of a tally. */
  sums: Float64Array;
}

const NO_CELLS: readonly MonthCell[] = [];

/** The tallies of all subjects in a month, as they were at one moment. */
export class MonthTallies implements MonthMoment {
  readonly version: string;
  readonly lastDay: Day;
  /** Number of its cells. */
  readonly size: number;
  readonly #cells: ReadonlyMap<string, readonly MonthCell[]>;
  /** Sums over subjects that were asked for together, for as long as that list of them lives. */
  readonly #sums = new WeakMap<readonly string[], readonly MonthCell[]>();

  /** @param cells by UUID of the subject */
  constructor({ version, lastDay }: MonthMoment, cells: ReadonlyMap<string, readonly MonthCell[]>) {
    this.version = version;
    this.lastDay = lastDay;
    this.#cells = cells;
    this.size = [...cells.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /**
   * Cells of the subjects, added up by source class and version. Of one subject those that it has; of several the sums are
   * kept, so that all services of an authority cost as much as one as long as its list is the same array.
   */
  cellsOf(subjectIds: readonly string[]): readonly MonthCell[] {
    if (subjectIds.length === 1) return this.#cells.get(subjectIds[0]!) ?? NO_CELLS;
    let sums = this.#sums.get(subjectIds);
    if (!sums) this.#sums.set(subjectIds, (sums = this.#sumOf(subjectIds)));
    return sums;
  }

  #sumOf(subjectIds: readonly string[]): MonthCell[] {
    const found: MonthCell[] = [];
    for (const id of subjectIds)
      for (const { sourceClass, version, sums } of this.#cells.get(id) ?? NO_CELLS) {
        const same = found.find((cell) => cell.version === version && cell.sourceClass === sourceClass);
        if (same) for (let at = 0; at < sums.length; at++) same.sums[at]! += sums[at]!;
        else found.push({ sourceClass, version, sums: sums.slice() });
      }
    return found;
  }
}
