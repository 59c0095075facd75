import type { Pool } from 'pg';
import { readModeTables, readReferenceMixes } from '../mode-table/frozen.repository.ts';
import { readFrozenLinks } from '../linking/link.repository.ts';
import { type MethodInForce, methodInForce } from './method-in-force.rules.ts';

/** How often another process's new table is looked for. */
const LOOK_EVERY_MS = 30_000;

/**
 * The newest frozen mode table and reference mix, with the mix of the year before, and all links, in memory, so that no figure costs a statement to learn of them. A
 * new table of another process is seen within half a minute; a figure names the table it was made with.
 */
export class FrozenMethod {
  readonly #pool: Pool;
  readonly #onError: (error: unknown) => void;
  #inForce: MethodInForce = methodInForce({ table: null, mix: null, links: [] });
  #number = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(pool: Pool, onError: (error: unknown) => void) {
    this.#pool = pool;
    this.#onError = onError;
  }

  get inForce(): MethodInForce {
    return this.#inForce;
  }

  /** Another one after anything else came into force. */
  get inForceNumber(): number {
    return this.#number;
  }

  /** Reads what is in force now. */
  async refresh(): Promise<MethodInForce> {
    const [tables, mixes, links] = await Promise.all([
      readModeTables(this.#pool, 1),
      readReferenceMixes(this.#pool, { atMost: 2 }),
      readFrozenLinks(this.#pool),
    ]);
    const [mix = null, before = null] = mixes;
    const earlierMix = mix && before?.year === mix.year - 1 ? before : null;
    const found = { table: tables[0] ?? null, mix, earlierMix, links };
    // The same object as long as nothing new was frozen: what was made with it holds.
    if (nameOf(found) !== nameOf(this.#inForce)) {
      this.#inForce = methodInForce(found);
      this.#number++;
    }
    return this.#inForce;
  }

  /** Looks again from time to time. */
  start(): void {
    this.#timer = setInterval(() => void this.refresh().catch(this.#onError), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }
}

/** What is frozen never changes: its versions tell it. */
const nameOf = ({ table, mix, earlierMix, links }: Omit<MethodInForce, 'errors'>): string =>
  JSON.stringify([
    table?.version,
    mix?.year,
    earlierMix?.year,
    links.map(({ item, oldVersion, newVersion }) => [item, oldVersion, newVersion]),
  ]);
