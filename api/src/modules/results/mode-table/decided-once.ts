/** So many decisions are kept. */
const KEPT_AT_MOST = 200;

/** Decisions by the counts they are of: what is frozen is read by many, and stays as it is. */
export class DecidedOnce<Decision> {
  readonly #decided = new Map<string, Decision>();

  /** @param counts everything that the decision depends on, as JSON writes it */
  of(counts: unknown, decide: () => Decision): Decision {
    const key = JSON.stringify(counts);
    if (!this.#decided.has(key)) {
      if (this.#decided.size >= KEPT_AT_MOST) this.#decided.clear();
      this.#decided.set(key, decide());
    }
    return this.#decided.get(key)!;
  }
}
