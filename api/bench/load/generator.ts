import { type ChildProcess, fork } from 'node:child_process';
import { askChild, messageOf, stopChild } from '../ingest/child.ts';
import type { SliceOrder, SliceReport } from './generate.ts';

/** The load generator in its own process, so that measuring does not share the server's event loop. */
export class Generator {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(file: string): Promise<Generator> {
    const child = fork(file, [], { serialization: 'advanced' });
    await messageOf(child);
    return new Generator(child);
  }

  /** @throws Error with the first answer that was not a stored rating */
  async run(order: SliceOrder): Promise<SliceReport> {
    const report = (await askChild(this.#child, order)) as SliceReport;
    if (report.failure !== null) throw new Error(`A rating was not stored: ${report.failure}`);
    return report;
  }

  /** Process id. */
  get pid(): number {
    return this.#child.pid!;
  }

  stop(): Promise<void> {
    return stopChild(this.#child);
  }
}
