import type { Pool } from 'pg';
import type { HeldMonths, PieceWanted } from './held-months.ts';
import { RecentlyRead } from './recently-read.ts';
import { type MonthToDay, readRunningSums, type RunningKindName } from './running-sums.repository.ts';

/** Running sums of a month in one of its versions. */
export interface RunningSumsWanted extends MonthToDay {
  version: string;
}

export interface RunningSumsOptions<Kept> {
  /** Connections that rest in a role that may read tallies. */
  pool: Pool;
  kind: RunningKindName;
  unpack: (packed: readonly { piece: number; sums: Buffer }[]) => Promise<Kept[]>;
  /** Most memory for sums that were unpacked, in bytes. */
  atMost: number;
  /** Those that need not be read. */
  held: HeldMonths;
}

/** Running sums of one kind, read when they are needed and not held; those that were needed last are remembered unpacked. */
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
    const found = await this.#read.get([...byName.keys()], async (missing) => {
      const packed = await this.#packed(missing.map((name) => byName.get(name)!));
      const unpacked = await this.#options.unpack(packed);
      return new Map(packed.map((one, place) => [nameOf(one), unpacked[place]!]));
    });
    if (found.size < byName.size) return null;
    return asked.map((ofOne) => ofOne.map((one) => found.get(nameOf(one))!));
  }

  async #packed(wanted: readonly PieceWanted[]): Promise<PackedPiece[]> {
    const { pool, kind, held } = this.#options;
    const found: PackedPiece[] = [];
    const missing: PieceWanted[] = [];
    for (const one of wanted) {
      const sums = held.of(one);
      if (sums) found.push({ ...one, sums });
      else missing.push(one);
    }
    return missing.length === 0 ? found : [...found, ...(await readRunningSums(pool, kind, missing))];
  }
}

type PackedPiece = PieceWanted & { sums: Buffer };

const nameOf = ({ month, toDay, piece, version }: PieceWanted): string => `${month} ${toDay} ${piece} ${version}`;
