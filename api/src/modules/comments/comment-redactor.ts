import type { Pool } from 'pg';
import { REDACTION_BATCH, redactPending } from './redact-pending.ts';

/** Pause after a round that found comments, and after one that found none or failed. */
const PAUSE_MS = { busy: 250, idle: 2_000 };

/** Redacts comments in the background, soon after they were received. One for each process. */
export class CommentRedactor {
  readonly #pool: Pool;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;
  #isStarted = false;

  /** @param onError told when a round fails; the comments stay pending and the next round takes them again */
  constructor({ pool, onError }: { pool: Pool; onError: (error: unknown) => void }) {
    this.#pool = pool;
    this.#onError = onError;
  }

  /** Starts looking for comments. Calling it again changes nothing. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#schedule(0);
  }

  /** Ends after the round that is under way. */
  async stop(): Promise<void> {
    this.#isStarted = false;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#round;
  }

  /** Redacts whatever is pending now, and resolves with how many comments that were. @throws when the database fails */
  async drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const redacted = await redactPending(this.#pool);
      total += redacted;
      if (redacted < REDACTION_BATCH) return total;
    }
  }

  #schedule(pauseMs: number): void {
    if (!this.#isStarted) return;
    this.#timer = setTimeout(() => {
      this.#round = this.#work().finally(() => {
        this.#round = null;
      });
    }, pauseMs);
  }

  async #work(): Promise<void> {
    let redacted = 0;
    try {
      redacted = await redactPending(this.#pool);
    } catch (error) {
      this.#onError(error);
    }
    this.#schedule(redacted > 0 ? PAUSE_MS.busy : PAUSE_MS.idle);
  }
}
