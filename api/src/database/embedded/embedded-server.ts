import { setTimeout as pause } from 'node:timers/promises';
import type { StartupLog } from '../../startup-log.ts';
import { diagnose, isPortConflict, isStillDying } from './diagnosis.ts';
import { findFreePort, isPortFree } from './free-port.ts';
import { stopOrphan } from './postmaster-pid.ts';
import { type ServerOptions, type ServerProcess, startServer } from './server-process.ts';

const DYING_PATIENCE_MS = 20_000;
const LONGEST_BACK_OFF_MS = 5_000;

/** A PostgreSQL server that is started again whenever it dies, until it is stopped. */
export class EmbeddedServer {
  readonly #options: ServerOptions;
  readonly #log: StartupLog;
  #process: ServerProcess | undefined;
  #supervision: Promise<void> = Promise.resolve();
  readonly #stopping = new AbortController();

  private constructor(options: ServerOptions, log: StartupLog) {
    this.#options = options;
    this.#log = log;
  }

  /**
   * Starts the server, after stopping one that a killed run left behind, and from then on watches over it.
   * @param rememberPort called before the start when the wanted port is taken and another one was chosen
   * @throws StartupError when it cannot start
   */
  static async start(
    options: ServerOptions,
    log: StartupLog,
    rememberPort: (port: number) => void,
  ): Promise<EmbeddedServer> {
    const orphan = await stopOrphan(options.folder);
    if (orphan) log.info('Stopped the PostgreSQL that an earlier run left behind.');
    const server = new EmbeddedServer(options, log);
    server.#process = await server.#startOnSomePort(rememberPort);
    server.#supervision = server.#supervise();
    return server;
  }

  /** Stops the server cleanly; the supervision ends with it. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#process?.stop();
    await this.#supervision;
    // A restart may have been under way when the stop was asked for.
    await this.#process?.stop();
  }

  async #startOnSomePort(rememberPort: (port: number) => void): Promise<ServerProcess> {
    for (let attempt = 0; ; attempt++) {
      if (!(await isPortFree(this.#options.port))) {
        const taken = this.#options.port;
        this.#options.port = await findFreePort();
        rememberPort(this.#options.port);
        this.#log.info(`Port ${taken} is taken: PostgreSQL uses ${this.#options.port} from now on.`);
      }
      try {
        return await this.#startOnce();
      } catch (error) {
        if (attempt >= 3 || !isPortConflict(this.#options.log.tail)) throw error;
      }
    }
  }

  /** Starts on the known port, with patience for processes of the predecessor that are still ending. */
  async #startOnce(): Promise<ServerProcess> {
    const deadline = Date.now() + DYING_PATIENCE_MS;
    for (;;) {
      const started = await startServer(this.#options);
      if (started) return started;
      if (!isStillDying(this.#options.log.tail) || Date.now() > deadline) {
        throw diagnose(this.#options.log.tail, this.#options.folder);
      }
      await pause(100);
    }
  }

  async #supervise(): Promise<void> {
    const { signal } = this.#stopping;
    let backOffMs = 0;
    while (!signal.aborted) {
      await this.#process?.ended;
      if (signal.aborted) return;
      this.#process = undefined;
      this.#log.warn('PostgreSQL ended unexpectedly: starting it again.');
      const startedAt = Date.now();
      try {
        await pause(backOffMs, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return;
        await stopOrphan(this.#options.folder);
        this.#process = await this.#startOnce();
        this.#log.warn(`PostgreSQL runs again after ${Date.now() - startedAt} ms.`);
        backOffMs = 0;
      } catch (error) {
        backOffMs = Math.min(LONGEST_BACK_OFF_MS, Math.max(200, backOffMs * 2));
        this.#log.error(`${(error as Error).message} Next attempt in ${backOffMs} ms.`);
      }
    }
  }
}
