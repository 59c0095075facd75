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
  #isWorking = false;
  #isWanted = false;
  #round: Promise<void> = Promise.resolve();

  constructor(options: RoundsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStarted = true;
    this.#begin();
  }

  /** Begins a round now, or as soon as the one that goes on is over. Nothing happens where none are made. */
  soon(): void {
    if (this.#isWorking) this.#isWanted = true;
    else if (this.#isStarted) this.#begin();
  }

  /** No further round begins. @returns when the one that goes on is over */
  stop(): Promise<void> {
    this.#isStarted = false;
    if (this.#timer) clearTimeout(this.#timer);
    return this.#round;
  }

  #begin(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#round = this.#work();
  }

  async #work(): Promise<void> {
    const { work, tryAgainMs, onError } = this.#options;
    [this.#isWorking, this.#isWanted] = [true, false];
    let pauseMs = tryAgainMs;
    try {
      pauseMs = await work();
    } catch (error) {
      onError(error);
    }
    this.#isWorking = false;
    if (this.#isStarted) this.#timer = setTimeout(() => this.#begin(), this.#isWanted ? 0 : pauseMs).unref();
  }
}
