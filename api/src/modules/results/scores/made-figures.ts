/** What was made of one question, by what it is about. */
interface Made {
  version: string;
  bySubject: Map<string, unknown>;
}

/** Figures that were made, for as long as what they were made of does not change. One for the whole process. */
export class MadeFigures {
  readonly #atMost: number;
  /** By question, in the order in which they were last asked. */
  readonly #questions = new Map<string, Made>();
  #size = 0;

  /** @param atMost figures that are kept; the questions that were asked longest ago go first */
  constructor(atMost: number) {
    this.#atMost = atMost;
  }

  /**
   * The figure that was made before, else the one that is made now.
   * @param question the same for the same question, whatever the subject
   * @param version of everything it is made of
   * @throws what `make` throws; then nothing is kept
   */
  async of<Figure>(question: string, version: string, subject: string, make: () => Promise<Figure>): Promise<Figure> {
    const { bySubject } = this.#made(question, version);
    if (bySubject.has(subject)) return bySubject.get(subject) as Figure;
    const figure = await make();
    this.#keep(question, version, subject, figure);
    return figure;
  }

  #made(question: string, version: string): Made {
    let made = this.#questions.get(question);
    this.#questions.delete(question);
    if (made?.version !== version) {
      this.#size -= made?.bySubject.size ?? 0;
      made = { version, bySubject: new Map() };
    }
    this.#questions.set(question, made);
    return made;
  }

  #keep(question: string, version: string, subject: string, figure: unknown): void {
    const made = this.#questions.get(question);
    // Another request has seen a newer version meanwhile.
    if (made?.version !== version || made.bySubject.has(subject)) return;
    made.bySubject.set(subject, figure);
    this.#size++;
    for (const [oldest, { bySubject }] of this.#questions) {
      if (this.#size <= this.#atMost) return;
      this.#questions.delete(oldest);
      this.#size -= bySubject.size;
    }
  }
}
