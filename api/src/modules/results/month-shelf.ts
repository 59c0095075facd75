import type { Day } from '../../kernel/calendar.ts';
import type { MonthMoment } from './month-moment.ts';

/** Something about a whole month, as it was at one moment. */
interface OfMonth extends MonthMoment {
  /** How much it is, in the unit of the shelf's limit. */
  readonly size: number;
}

/** What was last seen of a month. */
interface Seen {
  version: string;
  /** When this version was first seen. */
  since: number;
}

export interface MonthShelfOptions<Kept> {
  read: (month: Day) => Promise<Kept>;
  /** Most that is kept; the months that were asked for longest ago go first. */
  atMost: number;
  /** A month that has changed is read again once it has been quiet for so long: before, it is not worth it. */
  quietForMs: number;
  /** Does a piece of work when those before it are done. */
  queue: (work: () => Promise<void>) => void;
}

/** One kind of thing that is remembered of months. */
export class MonthShelf<Kept extends OfMonth> {
  readonly #options: MonthShelfOptions<Kept>;
  readonly #seen = new Map<Day, Seen>();
  /** In the order in which they were last asked for. */
  readonly #months = new Map<Day, Kept>();
  readonly #wanted = new Set<Day>();
  #size = 0;

  constructor(options: MonthShelfOptions<Kept>) {
    this.#options = options;
  }

  /** What is kept of the month in this version; null: it has to be read, and is read for the next time. */
  of(month: Day, version: string, now: number): Kept | null {
    const known = this.#months.get(month);
    if (known?.version !== version) {
      this.#note(month, version, now);
      return null;
    }
    this.#months.delete(month);
    this.#months.set(month, known);
    return known;
  }

  #note(month: Day, version: string, now: number): void {
    const seen = this.#seen.get(month);
    // One that is seen for the first time may have been quiet for years.
    if (seen?.version !== version) this.#seen.set(month, { version, since: seen ? now : Number.NEGATIVE_INFINITY });
    if (now - this.#seen.get(month)!.since >= this.#options.quietForMs) this.want(month);
  }

  /** Has the month read as it is now, when the work before it is done. */
  want(month: Day): void {
    const { queue, read } = this.#options;
    if (this.#wanted.has(month)) return;
    this.#wanted.add(month);
    queue(async () => {
      try {
        this.#keep(month, await read(month));
      } finally {
        this.#wanted.delete(month);
      }
    });
  }

  #keep(month: Day, kept: Kept): void {
    this.#forget(month);
    this.#months.set(month, kept);
    this.#size += kept.size;
    for (const oldest of this.#months.keys()) {
      if (this.#size <= this.#options.atMost) return;
      this.#forget(oldest);
    }
  }

  #forget(month: Day): void {
    const kept = this.#months.get(month);
    if (!kept) return;
    this.#months.delete(month);
    this.#size -= kept.size;
  }
}
