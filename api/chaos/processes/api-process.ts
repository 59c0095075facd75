import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVER_ENV, SERVER_FLAGS } from '../../../scripts/run/server-flags.mjs';

/** How the api is started. */
export interface ApiOrder {
  /** Built file of the server. */
  file: string;
  /** Settings, added to the environment. */
  env: Record<string, string | undefined>;
}

const STOP_PATIENCE_MS = 40_000;
const TAIL_CHARS = 2_000;
/** A process that ends by itself is started again after this long. */
const RESTART_PAUSE_MS = 200;

/** The api in a process of its own, as `npm start` runs it, started again whenever it has ended, as a service manager does. */
export class ApiProcess {
  readonly #order: ApiOrder;
  #child: ChildProcess | null = null;
  #isStopping = false;
  #tail = '';
  /** How often it ended although nobody killed it. */
  endedByItself = 0;
  #killed: ChildProcess | null = null;

  private constructor(order: ApiOrder) {
    this.#order = order;
    this.#spawn();
  }

  static start(order: ApiOrder): ApiProcess {
    return new ApiProcess(order);
  }

  /** Process id of the one that runs now; null while there is none. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** The last of what it has printed. */
  get tail(): string {
    return this.#tail;
  }

  /** SIGKILL. Resolves when it is dead, with whether there was one; the next one is then being started. */
  async kill(): Promise<boolean> {
    const child = this.#child;
    if (!child) return false;
    const exit = once(child, 'exit');
    this.#killed = child;
    child.kill('SIGKILL');
    await exit;
    return true;
  }

  /** Stops it for good: cleanly, by force when that takes too long. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const child = this.#child;
    if (!child) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    const hurry = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
    await exit;
    clearTimeout(hurry);
  }

  /** SIGKILL without starting another one, as a power cut does. */
  async cut(): Promise<void> {
    this.#isStopping = true;
    await this.kill();
  }

  /** Starts it again after a cut. */
  startAgain(): void {
    this.#isStopping = false;
    this.#spawn();
  }

  #spawn(): void {
    // A group of its own: Ctrl-C reaches us, and we stop it in order.
    const child = spawn(process.execPath, [...SERVER_FLAGS, this.#order.file], {
      env: { ...process.env, ...SERVER_ENV, ...this.#order.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#tail = (this.#tail + text).slice(-TAIL_CHARS);
      });
    child.once('exit', () => void this.#onExit(child));
  }

  async #onExit(child: ChildProcess): Promise<void> {
    this.#child = null;
    if (this.#isStopping) return;
    if (child !== this.#killed) {
      this.endedByItself++;
      await pause(RESTART_PAUSE_MS);
    }
    if (!this.#isStopping) this.#spawn();
  }
}
