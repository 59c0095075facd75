import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one run, and everything that is to be undone when the run ends, however it ends. */
export class Scratch {
  readonly folder: string;
  readonly #undo: (() => Promise<void>)[] = [];

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'otklik-chaos-'));
    // PostgreSQL's own account passes through it.
    chmodSync(this.folder, 0o711);
  }

  /** Remembers a step; steps are undone in the reverse order. It may be called although there is nothing to undo. */
  defer(undo: () => Promise<void>): void {
    this.#undo.push(undo);
  }

  /** Undoes everything and removes the folder. A step that fails is told and keeps no other from being undone. */
  async close(): Promise<void> {
    for (const undo of this.#undo.splice(0).toReversed())
      await undo().catch((error: unknown) => console.error(`While cleaning up: ${(error as Error).message}`));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
