/** What was read of something large: the newest of it is remembered, and what is being read is read once. */
export class RecentlyRead<Kept extends { bytes: number }> {
  readonly #atMost: number;
  /** In the order in which they were last asked for. */
  readonly #known = new Map<string, Kept>();
  readonly #reading = new Map<string, Promise<ReadonlyMap<string, Kept>>>();
  #bytes = 0;

  /** @param atMost most memory for all of it, in bytes */
  constructor(atMost: number) {
    this.#atMost = atMost;
  }

  /**
   * What has these names; without those that could not be read.
   * @param read reads those that are missing, which are all in one call
   */
  async get(
    names: readonly string[],
    read: (missing: readonly string[]) => Promise<ReadonlyMap<string, Kept>>,
  ): Promise<ReadonlyMap<string, Kept>> {
    const found = new Map<string, Kept>();
    const waiting = new Set<Promise<ReadonlyMap<string, Kept>>>();
    const missing: string[] = [];
    for (const name of new Set(names)) {
      const known = this.#known.get(name);
      const reading = this.#reading.get(name);
      if (known) found.set(name, known);
      else if (reading) waiting.add(reading);
      else missing.push(name);
    }
    if (missing.length > 0) waiting.add(this.#read(missing, read));
    for (const others of await Promise.all(waiting))
      for (const name of names) {
        const other = others.get(name);
        if (other) found.set(name, other);
      }
    for (const [name, one] of found) this.#keep(name, one);
    return found;
  }

  #read(
    missing: readonly string[],
    read: (missing: readonly string[]) => Promise<ReadonlyMap<string, Kept>>,
  ): Promise<ReadonlyMap<string, Kept>> {
    const reading = read(missing).finally(() => {
      for (const name of missing) this.#reading.delete(name);
    });
    for (const name of missing) this.#reading.set(name, reading);
    return reading;
  }

  #keep(name: string, kept: Kept): void {
    this.#forget(name);
    this.#known.set(name, kept);
    this.#bytes += kept.bytes;
    for (const oldest of this.#known.keys()) {
      if (this.#bytes <= this.#atMost) return;
      this.#forget(oldest);
    }
  }

  #forget(name: string): void {
    const known = this.#known.get(name);
    if (!known) return;
    this.#known.delete(name);
    this.#bytes -= known.bytes;
  }
}
