import type { Pool } from 'pg';
import { RecentlyRead } from './recently-read.ts';
import { type MonthToDay, type PieceToDay, readRunningSums, type RunningKindName } from './running-sums.repository.ts';

/** Running sums of a month in one of its versions. */
export interface RunningSumsWanted extends MonthToDay {
  version: string;
}

export interface RunningSumsOptions<Kept> {
  /** Connections that rest in a role that may read tallies. */
  pool: Pool;
  kind: RunningKindName;
  unpack: (packed: readonly { piece: number; sums: Buffer }[]) => Promise<Kept[]>;
  /** Most memory for sums that were read, in bytes. */
  atMost: number;
}

/** Running sums of one kind, read when they are needed; those that were needed last are remembered. */
export class RunningSums<Kept extends { bytes: number }> {
  readonly #options: RunningSumsOptions<Kept>;
  readonly #read: RecentlyRead<Kept>;

  constructor(options: RunningSumsOptions<Kept>) {
    this.#options = options;
    this.#read = new RecentlyRead(options.atMost);
  }

  /** These pieces of each of what is wanted; null where some are no longer there in this version. */
  async read(wanted: readonly RunningSumsWanted[], pieces: readonly number[]): Promise<Kept[][] | null> {
    const asked = wanted.map((one) => pieces.map((piece) => ({ ...one, piece })));
    const byName = new Map(asked.flat().map((one) => [nameOf(one), one]));
    const { pool, kind, unpack } = this.#options;
    const found = await this.#read.get([...byName.keys()], async (missing) => {
      const kept = await readRunningSums(
        pool,
        kind,
        missing.map((name) => byName.get(name)!),
      );
      const read = await unpack(kept);
      return new Map(kept.map((one, place) => [nameOf(one), read[place]!]));
    });
    if (found.size < byName.size) return null;
    return asked.map((ofOne) => ofOne.map((one) => found.get(nameOf(one))!));
  }
}

const nameOf = ({ month, toDay, piece, version }: PieceToDay & { version: string }): string =>
  `${month} ${toDay} ${piece} ${version}`;
