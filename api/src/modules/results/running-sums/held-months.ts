import type { Pool } from 'pg';
import type { Day } from '../../../kernel/calendar.ts';
import {
  type PieceToDay,
  readRunningMonthSizes,
  readSumsOfMonth,
  type RunningKindName,
  type SumsOfMonth,
} from './running-sums.repository.ts';

/** One piece of the running sums of a month in one of its versions. */
export interface PieceWanted extends PieceToDay {
  version: string;
}

export interface HeldMonthsOptions {
  /** Connections that rest in a role that may read tallies. */
  pool: Pool;
  kind: RunningKindName;
  /** Most memory for all of them, in bytes: the newest months that fit are held; 0: none is. */
  atMost: number;
  /** Between two looks at what is to be held at least so long. */
  restMs: number;
  /** Does a piece of work when those before it are done. */
  queue: (work: () => Promise<void>) => void;
}

/**
 * The running sums of the newest months, packed as the database keeps them and read beside the questions: who asks for days of
 * which nobody has asked does not wait for their bytes.
 */
export class HeldMonths {
  readonly #options: HeldMonthsOptions;
  readonly #months = new Map<Day, SumsOfMonth>();
  /** The months before it do not fit; null: all do, or nobody has looked. */
  #fitFrom: Day | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(options: HeldMonthsOptions) {
    this.#options = options;
  }

  /** The bytes of a piece; undefined where it is not held in this version: it has to be read. */
  of({ month, toDay, piece, version }: PieceWanted): Buffer | undefined {
    const held = this.#months.get(month);
    if (held?.version === version) return held.sums.get(nameInMonth(toDay, piece));
    if (this.#fitFrom === null || month >= this.#fitFrom) this.want();
    return undefined;
  }

  /** Has the newest months read as they are now, when the work before it is done. */
  want(): void {
    const { atMost, queue, restMs } = this.#options;
    const now = performance.now();
    if (atMost === 0 || now - this.#lookedAt < restMs) return;
    this.#lookedAt = now;
    queue(() => this.#look());
  }

  async #look(): Promise<void> {
    const { pool, kind, atMost, queue } = this.#options;
    const months = await readRunningMonthSizes(pool, kind);
    let bytes = 0;
    const tooOld = months.findIndex((one) => (bytes += one.bytes) > atMost);
    const fitting = tooOld === -1 ? months : months.slice(0, tooOld);
    this.#fitFrom = tooOld === -1 ? null : (fitting.at(-1)?.month ?? '9999-12-31');
    const names = new Set(fitting.map(({ month }) => month));
    for (const month of this.#months.keys()) if (!names.has(month)) this.#months.delete(month);
    for (const { month, version } of fitting)
      if (this.#months.get(month)?.version !== version)
        queue(async () => {
          const sums = await readSumsOfMonth(pool, kind, month, nameInMonth);
          if (sums) this.#months.set(month, sums);
        });
  }
}

const nameInMonth = (toDay: Day, piece: number): string => `${toDay} ${piece}`;
