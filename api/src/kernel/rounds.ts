export interface RoundsOptions {
  /** One round. @returns how long to wait until the next one, in milliseconds */
  work: () => Promise<number>;
  /** The same after a round that failed, for want of a database, say. */
  tryAgainMs: number;
  onError: (error: unknown) => void;
}

/** Work that a process does at its start and again and again while it runs, one round after the other. */
export class Rounds {
  readonly #options: RoundsOptions;
  #timer: NodeJS.Timeout | null = null;
  #isStarted = false;

  constructor(options: RoundsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStarted = true;
    void this.#round();
  }

  /** No further round begins. */
  stop(): void {
    this.#isStarted = false;
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #round(): Promise<void> {
    const { work, tryAgainMs, onError } = this.#options;
    let pauseMs = tryAgainMs;
    try {
      pauseMs = await work();
    } catch (error) {
      onError(error);
    }
    if (this.#isStarted) this.#timer = setTimeout(() => void this.#round(), pauseMs).unref();
  }
}
