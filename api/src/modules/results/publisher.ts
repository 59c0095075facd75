import type { Pool, PoolClient } from 'pg';
import { withRole } from '../../database/pool.ts';
import { type Day, type DayRange, periodsIn } from '../../kernel/calendar.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Directory } from '../registry/index.ts';
import { type DisclosedMonth, discloseMonth, discloseQuarter, type SubjectTallies } from './disclosure.rules.ts';
import { withAdvisoryLock } from './advisory-lock.ts';
import type { MethodFreezer } from './mode-table/method-freezer.ts';
import { isClosed } from './periods.rules.ts';
import { quartersToPublish, writePublication } from './publication.repository.ts';
import { type PublicationRow, publicationRows } from './publication.rules.ts';
import { withScores } from './scores/publish-scores.ts';
import { readSubjectTallies } from './subject-tallies.ts';

/** Any number that no other program on the same database uses for its advisory lock. */
const PUBLICATION_LOCK = 7_304_912;
const CHECK_EVERY_MS = 3_600_000;
/** After a round that failed, for want of a database, say. */
const TRY_AGAIN_MS = 30_000;

export interface PublisherOptions {
  pool: Pool;
  directory: Directory;
  clock: Clock;
  /** Freezes what is due before anything is published with it. */
  freezer: MethodFreezer;
  onError: (error: unknown) => void;
}

/**
 * Writes the public figures of a period when it closes: its end and 7 days. Rows are never changed. What arrives,
 * is revised or withdrawn later enters at the next close, as a row with the next revision number.
 */
export class Publisher {
  readonly #options: PublisherOptions;
  #timer: NodeJS.Timeout | null = null;
  #isStarted = false;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Publishes what has closed now, and looks again every hour; sooner where it failed. */
  start(): void {
    this.#isStarted = true;
    void this.#round();
  }

  stop(): void {
    this.#isStarted = false;
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #round(): Promise<void> {
    let pauseMs = CHECK_EVERY_MS;
    try {
      await this.publishClosed();
    } catch (error) {
      this.#options.onError(error);
      pauseMs = TRY_AGAIN_MS;
    }
    if (this.#isStarted) this.#timer = setTimeout(() => void this.#round(), pauseMs).unref();
  }

  /**
   * Publishes every closed period that is not published yet, and revises the recent ones where a new one closed.
   * Several processes may call it: one works, the others find the lock taken and leave it to that one.
   * @returns number of rows written
   */
  async publishClosed(): Promise<number> {
    const { pool, directory, clock, freezer } = this.#options;
    const written = await withAdvisoryLock(pool, PUBLICATION_LOCK, async () => {
      // A period is published with the mode table that it is the last one of.
      await freezer.freezeDue();
      await directory.refresh();
      const today = clock.now().toISOString().slice(0, 10);
      const quarters = await withRole(pool, 'otklik_worker', (client) => quartersToPublish(client, today));
      let rows = 0;
      for (const quarter of quarters)
        rows += await withRole(pool, 'otklik_worker', (client) => this.#publishQuarter(client, quarter, today));
      return rows;
    });
    return written ?? 0;
  }

  /** Publishes a quarter, if it is closed, and those of its months that are, from one snapshot of the tallies. */
  async #publishQuarter(client: PoolClient, quarter: DayRange, today: Day): Promise<number> {
    await client.query('set transaction isolation level repeatable read');
    const { directory, freezer } = this.#options;
    const closedMonths = periodsIn(quarter, 'MONTH').filter((month) => isClosed(month, today));
    let written = 0;
    for (const stream of ['SCORE', 'OPEN'] as const) {
      const scored = async (subjects: SubjectTallies[], rows: PublicationRow[], period: DayRange) =>
        stream === 'SCORE' ? withScores(client, { directory, method: freezer.inForce, period }, subjects, rows) : rows;
      const published: DisclosedMonth[] = [];
      for (const period of closedMonths) {
        const subjects = await readSubjectTallies(client, directory, period, stream);
        const disclosures = discloseMonth(subjects);
        const rows = await scored(subjects, publicationRows(subjects, stream, disclosures), period);
        written += await writePublication(client, { grain: 'MONTH', period, stream }, rows);
        published.push({ subjects, disclosures });
      }
      if (!isClosed(quarter, today)) continue;
      const subjects = await readSubjectTallies(client, directory, quarter, stream);
      const rows = await scored(
        subjects,
        publicationRows(subjects, stream, discloseQuarter(subjects, published)),
        quarter,
      );
      written += await writePublication(client, { grain: 'QUARTER', period: quarter, stream }, rows);
    }
    return written;
  }
}
