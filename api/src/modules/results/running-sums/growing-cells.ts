import type { ClientBase } from 'pg';
import type { Day } from '../../../kernel/calendar.ts';
import { ALL_COLUMNS } from '../tally.repository.ts';
import { packCellSums } from './cell-sums.ts';
import { DAY_ROW_NUMBERS, readDaySums } from './running-sums.repository.ts';

/** Tallies of full cells to which days are added. */
export class GrowingCells {
  readonly cellIds: number[] = [];
  /** Rows of `ALL_COLUMNS`, in the order of the cells; past the last one zeros. */
  rows = new Float64Array(64 * ALL_COLUMNS.length);
  readonly #places = new Map<number, number>();

  get size(): number {
    return this.cellIds.length;
  }

  /** Reads one day and adds it. */
  async add(client: ClientBase, day: Day): Promise<void> {
    const numbers = await readDaySums(client, day);
    for (let from = 0; from < numbers.length; from += DAY_ROW_NUMBERS) {
      const at = this.#placeOf(numbers[from]!) * ALL_COLUMNS.length;
      for (let column = 0; column < ALL_COLUMNS.length; column++)
        this.rows[at + column]! += numbers[from + 1 + column]!;
    }
  }

  /** The sums so far as they are kept, in their pieces. */
  pack(): Promise<Buffer[]> {
    return packCellSums(this.cellIds, this.rows);
  }

  #placeOf(cellId: number): number {
    let place = this.#places.get(cellId);
    if (place !== undefined) return place;
    this.#places.set(cellId, (place = this.cellIds.length));
    this.cellIds.push(cellId);
    if (this.cellIds.length * ALL_COLUMNS.length > this.rows.length) {
      const larger = new Float64Array(2 * this.rows.length);
      larger.set(this.rows);
      this.rows = larger;
    }
    return place;
  }
}
