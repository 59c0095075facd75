import { ALL_COLUMNS } from '../tally.repository.ts';
import { DAY_ROW_NUMBERS } from './running-sums.repository.ts';

/** Sums of cells to which days are added. */
export class GrowingSums {
  readonly cellIds: number[] = [];
  /** Rows of `ALL_COLUMNS`, in the order of the cells; past the last one zeros. */
  rows = new Float64Array(64 * ALL_COLUMNS.length);
  readonly #places = new Map<number, number>();

  /** @param day rows of `readDaySums` */
  add(day: Int32Array): void {
    for (let from = 0; from < day.length; from += DAY_ROW_NUMBERS) {
      const at = this.#placeOf(day[from]!) * ALL_COLUMNS.length;
      for (let column = 0; column < ALL_COLUMNS.length; column++) this.rows[at + column]! += day[from + 1 + column]!;
    }
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
