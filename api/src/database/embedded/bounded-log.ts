import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';

const MAX_BYTES = 5_000_000;
const TAIL_CHARS = 8_000;

/** PostgreSQL's own messages: a file of at most 5 MB with one predecessor, and the last lines in memory. */
export class BoundedLog {
  readonly #file: string;
  #bytes: number;
  #tail = '';

  constructor(file: string) {
    this.#file = file;
    this.#bytes = existsSync(file) ? statSync(file).size : 0;
  }

  /** The newest messages since `clearTail`, for a diagnosis; at most 8,000 characters. */
  get tail(): string {
    return this.#tail;
  }

  clearTail(): void {
    this.#tail = '';
  }

  write(chunk: Buffer): void {
    this.#tail = (this.#tail + chunk.toString('utf8')).slice(-TAIL_CHARS);
    try {
      if (this.#bytes + chunk.length > MAX_BYTES) {
        renameSync(this.#file, `${this.#file}.1`);
        this.#bytes = 0;
      }
      appendFileSync(this.#file, chunk, { mode: 0o600 });
      this.#bytes += chunk.length;
    } catch (error) {
      // A log that cannot be written (full disk, folder removed) must not take the database down with it.
      this.#tail += `\n(log file not written: ${(error as Error).message})`;
    }
  }
}
