import type { Pool } from 'pg';
import { CellBook } from './cell-book.ts';
import { type CellSums, unpackCellSums } from './cell-sums.ts';
import { type MonthToDay, readRunningSums, shardOf } from './running-sums.repository.ts';

/** Most memory for sums that were read, in bytes: some dozen of 14,000 cells. */
const AT_MOST = 16 * 2 ** 20;

/** Of so many subjects whole months are read faster as the last of their running sums than as monthly rows. */
const SUBJECTS_AT_LEAST = 8;

/** Running sums of a month in one of its versions. */
export interface RunningSumsWanted extends MonthToDay {
  version: string;
}

export interface RunningSumsOptions {
  atMost?: number;
  subjectsAtLeast?: number;
}

/** Running sums of all cells, read when they are needed; those that were needed last are remembered. */
export class RunningSums {
  readonly #pool: Pool;
  readonly #atMost: number;
  /** Of so many subjects whole months are read from them as well. */
  readonly subjectsAtLeast: number;
  /** In the order in which they were last asked for. */
  readonly #known = new Map<string, CellSums>();
  #bytes = 0;
  readonly book: CellBook;

  /** @param pool connections that rest in a role that may read tallies */
  constructor(pool: Pool, { atMost = AT_MOST, subjectsAtLeast = SUBJECTS_AT_LEAST }: RunningSumsOptions = {}) {
    this.#pool = pool;
    this.#atMost = atMost;
    this.subjectsAtLeast = subjectsAtLeast;
    this.book = new CellBook(pool);
  }

  /**
   * Sums of the shards of these subjects, for each of what is wanted; null where some are no longer there in this version.
   */
  async read(wanted: readonly RunningSumsWanted[], subjectIds: readonly string[]): Promise<CellSums[][] | null> {
    const shards = [...new Set(subjectIds.map(shardOf))];
    const names = wanted.map((one) => shards.map((shard) => nameOf({ ...one, shard })));
    const sums = new Map<string, CellSums>();
    const missing = new Map<string, RunningSumsWanted & { shard: number }>();
    for (const [place, one] of wanted.entries())
      for (const [at, shard] of shards.entries()) {
        const name = names[place]![at]!;
        const known = this.#known.get(name);
        if (known) sums.set(name, known);
        else missing.set(name, { ...one, shard });
      }
    if (missing.size > 0) {
      const versions = new Map(wanted.map(({ month, version }) => [month, version]));
      const kept = await readRunningSums(this.#pool, [...missing.values()]);
      const read = await Promise.all(kept.map(({ sums: packed }) => unpackCellSums(packed)));
      await this.book.lookUp(read.map(({ cellIds }) => cellIds));
      for (const [place, one] of kept.entries())
        sums.set(nameOf({ ...one, version: versions.get(one.month)! }), read[place]!);
    }
    if (names.some((ofOne) => ofOne.some((name) => !sums.has(name)))) return null;
    for (const [name, one] of sums) this.#keep(name, one);
    return names.map((ofOne) => ofOne.map((name) => sums.get(name)!));
  }

  #keep(name: string, sums: CellSums): void {
    this.#forget(name);
    this.#known.set(name, sums);
    this.#bytes += sums.bytes;
    for (const oldest of this.#known.keys()) {
      if (this.#bytes <= this.#atMost) return;
      this.#forget(oldest);
    }
  }

  #forget(name: string): void {
    const known = this.#known.get(name);
    if (!known) return;
    this.#known.delete(name);
    this.#bytes -= known.bytes;
  }
}

const nameOf = ({ month, toDay, shard, version }: RunningSumsWanted & { shard: number }): string =>
  `${month} ${toDay} ${shard} ${version}`;
