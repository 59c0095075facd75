import { ApiProcess, type ApiOrder } from './api-process.ts';

/** The processes of the api in a run: one, or several on one database. They are numbered from 0. */
export class ApiFleet {
  readonly #processes: readonly ApiProcess[];

  private constructor(processes: readonly ApiProcess[]) {
    this.#processes = processes;
  }

  /** Starts one process for each order. */
  static start(orders: readonly ApiOrder[]): ApiFleet {
    return new ApiFleet(orders.map((order) => ApiProcess.start(order)));
  }

  /** The process with this number. */
  at(number: number): ApiProcess {
    const process = this.#processes[number];
    if (!process) throw new Error(`There is no process ${number} of the api.`);
    return process;
  }

  /** Process ids of those that run now, by number; null while there is none. */
  get pids(): (number | null)[] {
    return this.#processes.map(({ pid }) => pid);
  }

  /** How often one of them ended although nobody killed it. */
  get endedByItself(): number {
    return this.#processes.reduce((sum, { endedByItself }) => sum + endedByItself, 0);
  }

  /** The last of what they have printed. */
  get tail(): string {
    return this.#processes.map(({ tail }) => tail).join('\n');
  }

  /** Stops all of them for good: cleanly, by force when that takes too long. */
  async stop(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.stop()));
  }

  /** SIGKILL to all without starting any again, as a power cut does. */
  async cut(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.cut()));
  }

  /** Starts all of them again after a cut. */
  startAgain(): void {
    for (const process of this.#processes) process.startAgain();
  }
}
