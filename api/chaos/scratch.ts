import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What is under way when a run is interrupted has failed or finished its step after this long. */
const LAST_START_MS = 700;

/** A folder for one run, and everything that is to be undone when the run ends, however it ends. */
export class Scratch {
  readonly folder: string;
  readonly #undo: (() => Promise<void>)[] = [];

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'otklik-chaos-'));
    // PostgreSQL's own account passes through it.
    chmodSync(this.folder, 0o711);
  }

  /** Remembers a step; steps are undone in the reverse order. One may be called again, or with nothing to undo. */
  defer(undo: () => Promise<void>): void {
    this.#undo.push(undo);
  }

  /** Undoes everything and removes the folder. A step that fails is told and keeps no other from being undone. */
  async close(): Promise<void> {
    await this.#undoAll();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The same while something is still under way, which may start one thing or another before it notices. */
  async closeAbruptly(): Promise<void> {
    await this.#undoAll();
    await pause(LAST_START_MS);
    await this.close();
  }

  async #undoAll(): Promise<void> {
    for (const undo of this.#undo.toReversed())
      await undo().catch((error: unknown) => console.error(`While cleaning up: ${(error as Error).message}`));
  }
}
