import type { Pool } from 'pg';
import { type MonthToDay, readRunningSums, type RunningKindName, shardOf } from './running-sums.repository.ts';

/** Running sums of a month in one of its versions. */
export interface RunningSumsWanted extends MonthToDay {
  version: string;
}

export interface RunningSumsOptions<Kept> {
  /** Connections that rest in a role that may read tallies. */
  pool: Pool;
  kind: RunningKindName;
  unpack: (packed: readonly Buffer[]) => Promise<Kept[]>;
  /** Most memory for sums that were read, in bytes. */
  atMost: number;
}

/** Running sums of one kind, read when they are needed; those that were needed last are remembered. */
export class RunningSums<Kept extends { bytes: number }> {
  readonly #options: RunningSumsOptions<Kept>;
  /** In the order in which they were last asked for. */
  readonly #known = new Map<string, Kept>();
  #bytes = 0;

  constructor(options: RunningSumsOptions<Kept>) {
    this.#options = options;
  }

  /**
   * Sums of the shards of these subjects, for each of what is wanted; null where some are no longer there in this version.
   */
  async read(wanted: readonly RunningSumsWanted[], subjectIds: readonly string[]): Promise<Kept[][] | null> {
    const shards = [...new Set(subjectIds.map(shardOf))];
    const names = wanted.map((one) => shards.map((shard) => nameOf({ ...one, shard })));
    const { pool, kind, unpack } = this.#options;
    const sums = new Map<string, Kept>();
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
      const kept = await readRunningSums(pool, kind, [...missing.values()]);
      const read = await unpack(kept.map(({ sums: packed }) => packed));
      for (const [place, one] of kept.entries())
        sums.set(nameOf({ ...one, version: versions.get(one.month)! }), read[place]!);
    }
    if (names.some((ofOne) => ofOne.some((name) => !sums.has(name)))) return null;
    for (const [name, one] of sums) this.#keep(name, one);
    return names.map((ofOne) => ofOne.map((name) => sums.get(name)!));
  }

  #keep(name: string, sums: Kept): void {
    this.#forget(name);
    this.#known.set(name, sums);
    this.#bytes += sums.bytes;
    for (const oldest of this.#known.keys()) {
      if (this.#bytes <= this.#options.atMost) return;
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
