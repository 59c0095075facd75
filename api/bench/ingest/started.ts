/** Something that runs until it is stopped. */
export interface Stoppable {
  stop(): Promise<void>;
}

/** What a run has started, so that it is all stopped together, also when something after it does not start. */
export class Started implements Stoppable {
  readonly #running: Stoppable[] = [];

  /**
   * Waits until something has started, and keeps it.
   * @throws what kept it from starting, once all that had started before is stopped
   */
  async add<Part extends Stoppable>(starting: Promise<Part>): Promise<Part> {
    try {
      const part = await starting;
      this.#running.push(part);
      return part;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops everything at once. @throws the first failure, once nothing is left to be waited for */
  async stop(): Promise<void> {
    const stopped = await Promise.allSettled(this.#running.splice(0).map((part) => part.stop()));
    const failed = stopped.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
}
