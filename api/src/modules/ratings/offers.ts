import type { Mode } from '@otklik/schema';
import type { Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import type { Day } from '../../kernel/calendar.ts';

/** How often the question was visible: one count a day, touchpoint, subject and mode. */
export interface OfferCount {
  day: Day;
  touchpointId: string;
  subjectId: string;
  mode: Mode;
  shown: number;
}

/** How long "no offers that day" is believed before the database is asked again. */
const ABSENCE_BELIEVED_MS = 2_000;
/** Days a process remembers; more than any touchpoint day that is asked for again and again. */
const REMEMBERED_AT_MOST = 100_000;

/**
 * Counts of offers. They are added up in memory and written once a second, never one row a show; what a crash, or a
 * commit whose answer is lost, loses is at most one second of counts, never a rating. Nothing is counted twice.
 */
export class Offers {
  readonly #pool: Pool;
  #buffer = new Map<string, OfferCount>();
  #timer: NodeJS.Timeout | null = null;
  readonly #counted = new Set<string>();
  readonly #absentUntil = new Map<string, number>();
  readonly #asking = new Map<string, Promise<boolean>>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Adds to the counts; they reach the database within a second. */
  add(count: OfferCount): void {
    const key = `${count.day}|${count.touchpointId}|${count.subjectId}|${count.mode}`;
    const shown = (this.#buffer.get(key)?.shown ?? 0) + count.shown;
    this.#buffer.set(key, { ...count, shown });
    this.#remember(count.touchpointId, count.day);
    this.#flushLater();
  }

  /** True when offers were counted at the touchpoint on that day, by any process or in a report of a partner. */
  async wereCounted(touchpointId: string, day: Day): Promise<boolean> {
    const key = `${touchpointId}|${day}`;
    if (this.#counted.has(key)) return true;
    if ((this.#absentUntil.get(key) ?? 0) > Date.now()) return false;
    // An import asks for the same day a thousand times at once: that is one question.
    let answer = this.#asking.get(key);
    if (!answer) {
      answer = this.#ask(touchpointId, day).finally(() => this.#asking.delete(key));
      this.#asking.set(key, answer);
    }
    return answer;
  }

  async #ask(touchpointId: string, day: Day): Promise<boolean> {
    const key = `${touchpointId}|${day}`;
    const found = await withRole(this.#pool, 'otklik_acceptor', (client) =>
      client.query(
        `(select from offer_tally where touchpoint_id = $1 and day = $2 and shown > 0 limit 1)
         union all
         (select from reported_offer_tally where touchpoint_id = $1 and starts_on = $2 and grain = 'D'
            and coalesce(source_class, 'PROMPT') = 'PROMPT' and shown > 0 limit 1)`,
        [touchpointId, day],
      ),
    );
    if (found.rowCount === 0) {
      if (this.#absentUntil.size > REMEMBERED_AT_MOST) this.#absentUntil.clear();
      this.#absentUntil.set(key, Date.now() + ABSENCE_BELIEVED_MS);
      return false;
    }
    this.#remember(touchpointId, day);
    return true;
  }

  /** Writes what was added since the last time. @throws when it was not written, or nobody knows */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const counts = [...this.#buffer.values()];
    if (counts.length === 0) return;
    this.#buffer = new Map();
    let mayBeCommitted = false;
    try {
      await withRole(this.#pool, 'otklik_acceptor', async (client) => {
        await client.query(
          `insert into offer_tally as t (day, touchpoint_id, subject_id, mode, shown)
           select day, "touchpointId", "subjectId", mode, shown from jsonb_to_recordset($1::jsonb)
             as o (day date, "touchpointId" uuid, "subjectId" uuid, mode text, shown bigint)
           order by 1, 2, 3, 4
           on conflict (day, touchpoint_id, subject_id, mode) do update set shown = t.shown + excluded.shown`,
          [JSON.stringify(counts)],
        );
        // From here on the commit is sent, and may have happened whatever is answered.
        mayBeCommitted = true;
      });
    } catch (error) {
      if (!mayBeCommitted) for (const count of counts) this.add(count);
      throw error;
    }
  }

  /** Counts whose commit was never sent are in the buffer again. They keep no process alive that is told to stop. */
  #flushLater(): void {
    this.#timer ??= setTimeout(() => void this.flush().catch(() => this.#flushLater()), 1_000).unref();
  }

  #remember(touchpointId: string, day: Day): void {
    if (this.#counted.size > REMEMBERED_AT_MOST) this.#counted.clear();
    this.#counted.add(`${touchpointId}|${day}`);
    this.#absentUntil.delete(`${touchpointId}|${day}`);
  }
}
