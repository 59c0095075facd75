import type { ClientBase } from 'pg';
import type { Day } from '../../../kernel/calendar.ts';
import { ALL_COLUMNS } from '../tally.repository.ts';
import { packCellSums } from './cell-sums.ts';
import type { GrowingMonth } from './running-kinds.ts';
import { DAY_ROW_NUMBERS, readDaySums, SHARDS } from './running-sums.repository.ts';

/** Tallies of full cells to which days are added. */
export class GrowingCells implements GrowingMonth {
  readonly shards = SHARDS.map(() => new GrowingShard());

  get size(): number {
    return this.shards.reduce((all, { cellIds }) => all + cellIds.length, 0);
  }

  async add(client: ClientBase, day: Day): Promise<void> {
    for (const [shard, ofDay] of await readDaySums(client, day)) this.shards[shard]!.add(ofDay);
  }

  pack(): Promise<Buffer[]> {
    return Promise.all(this.shards.map(({ cellIds, rows }) => packCellSums(cellIds, rows)));
  }
}

/** The cells of one shard. */
class GrowingShard {
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
