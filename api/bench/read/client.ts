import { type ChildProcess, fork } from 'node:child_process';
import { builtFile } from '../ingest/built-file.ts';
import { askChild, messageOf, stopChild } from '../ingest/child.ts';
import type { AskOrder, AskReport } from './ask.ts';

/** Whoever asks, in a process of its own, so that measuring does not share the server's event loop. */
export class Client {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(): Promise<Client> {
    const child = fork(builtFile('ask.js'), [], { serialization: 'advanced' });
    await messageOf(child);
    return new Client(child);
  }

  /** @throws Error with the first answer that was not a result */
  async ask(order: AskOrder): Promise<AskReport> {
    const report = (await askChild(this.#child, order)) as AskReport;
    if (report.failure !== null) throw new Error(report.failure);
    return report;
  }

  stop(): Promise<void> {
    return stopChild(this.#child);
  }
}
