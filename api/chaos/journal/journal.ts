import { closeSync, fdatasync, openSync, write } from 'node:fs';
import { promisify } from 'node:util';
import type { Outcome } from '../workload/answer.ts';
import type { Operation } from '../workload/operation.ts';

/** One line of the journal. `at` is in milliseconds of the client's clock. */
export type JournalLine =
  { at: number; intent: number; operation: Operation } | { at: number; outcome: number; of: Outcome };

const writeTo = promisify(write);
const syncTo = promisify(fdatasync);

/**
 * The client's memory on disk: every intent before it is sent, every outcome after. Lines that arrive while one
 * write is under way share the next one, as PostgreSQL's own groups do.
 */
export class Journal {
  readonly #file: number;
  #waiting: { text: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  #round: Promise<void> | null = null;

  /** @param path file that is made; one line of JSON each */
  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o600);
  }

  /** Resolves when the line is on disk. */
  append(line: JournalLine): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text: `${JSON.stringify(line)}\n`, resolve, reject });
      this.#round ??= this.#write().finally(() => {
        this.#round = null;
      });
    });
  }

  /** Closes it when everything is written. */
  async close(): Promise<void> {
    await this.#round;
    closeSync(this.#file);
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const lines = this.#waiting;
      this.#waiting = [];
      try {
        const bytes = Buffer.from(lines.map(({ text }) => text).join(''));
        for (let start = 0; start < bytes.length;) {
          const { bytesWritten } = await writeTo(this.#file, bytes, start, bytes.length - start);
          start += bytesWritten;
        }
        await syncTo(this.#file);
        for (const { resolve } of lines) resolve();
      } catch (error) {
        for (const { reject } of lines) reject(error);
      }
    }
  }
}
