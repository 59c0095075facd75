/**
 * Numbers names as they come; one of them may be the reference, which has no column.
 *
 *     number = offset + levels that came before it; −1 for the reference
 *
 * Use for the levels of a factor among the regressors of a design.
 *
 * @see METHODOLOGY §2.1, §2.2
 */
export class LevelIndex {
  readonly reference: string | undefined;
  readonly #columns = new Map<string, number>();
  readonly #offset: number;

  /**
   * @param reference the level that all others are compared with; none, and every level has a number
   * @param offset number of the first level
   */
  constructor(reference?: string, offset = 0) {
    this.reference = reference;
    this.#offset = offset;
  }

  /** Number of a level, new ones get the next; −1 for the reference. */
  of(level: string): number {
    if (level === this.reference) return -1;
    const known = this.#columns.get(level);
    if (known !== undefined) return known;
    const column = this.#offset + this.#columns.size;
    this.#columns.set(level, column);
    return column;
  }

  /** Number of a level that has come before; −1 for the reference and for one that has not. */
  find(level: string): number {
    return this.#columns.get(level) ?? -1;
  }

  /** The numbered levels in order. */
  get levels(): string[] {
    return [...this.#columns.keys()];
  }

  get size(): number {
    return this.#columns.size;
  }
}
