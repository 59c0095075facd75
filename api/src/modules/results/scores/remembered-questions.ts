import type { LookedMonths, MonthLook } from '../month-memory.ts';
import { divideRequest } from '../month-sums.ts';
import type { TallyPart } from '../tally.repository.ts';
import type { TallyQuery } from '../tally-reader.ts';
import type { TallyRequest } from '../tally-source.ts';
import { RememberedStrata } from './remembered-strata.ts';
import type { BucketStrata } from './stratum.ts';

/** What is asked of strata with the same question. */
interface Batch {
  question: TallyQuery;
  /** What is needed beside the counts of SAT; fixed once it is known what is remembered. */
  parts: Set<TallyPart>;
  /** Undefined: not looked yet. Null: not all of it. */
  strata?: RememberedStrata | null;
  /** By subject. */
  found: Map<string, BucketStrata[]>;
}

/** Questions of one request about strata of months that are all remembered. */
export class RememberedQuestions {
  readonly #months: LookedMonths;
  readonly #requestOf: (question: TallyQuery) => TallyRequest;
  readonly #batches = new Map<string, Batch>();

  /** @param requestOf what a question asks of the database, of whatever subjects */
  constructor(months: LookedMonths, requestOf: (question: TallyQuery) => TallyRequest) {
    this.#months = months;
    this.#requestOf = requestOf;
  }

  /**
   * Strata of a subject; null unless all months of the question are remembered. Of the same question and subject they
   * are the same lists each time.
   * @param key the same for the same question
   * @param parts what is needed beside the counts of SAT
   * @param subjectIds what the subject consists of
   */
  async of(
    key: string,
    question: TallyQuery,
    parts: readonly TallyPart[],
    subjectId: string,
    subjectIds: readonly string[],
  ): Promise<BucketStrata[] | null> {
    const batch = this.#batch(key, question, parts);
    const strata = this.#strata(batch, await this.#months.look());
    if (!strata) return null;
    let found = batch.found.get(subjectId);
    if (!found) batch.found.set(subjectId, (found = strata.of(subjectIds)));
    return found;
  }

  /** A part that is asked for too late begins another one. */
  #batch(key: string, question: TallyQuery, parts: readonly TallyPart[]): Batch {
    let batch = this.#batches.get(key);
    if (!batch || (batch.strata !== undefined && parts.some((part) => !batch!.parts.has(part)))) {
      batch = { question, parts: new Set(batch?.parts), found: new Map() };
      this.#batches.set(key, batch);
    }
    for (const part of parts) batch.parts.add(part);
    return batch;
  }

  #strata(batch: Batch, look: MonthLook): RememberedStrata | null {
    if (batch.strata === undefined) {
      const { question, parts } = batch;
      const request = this.#requestOf(question);
      const { remembered, rest } = divideRequest(request, look.strata);
      batch.strata =
        rest === null ? new RememberedStrata(remembered, { ...request, filter: question.filter }, parts) : null;
    }
    return batch.strata;
  }
}
