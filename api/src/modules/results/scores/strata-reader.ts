import type { Grain } from '@otklik/schema';
import DataLoader from 'dataloader';
import type { FigureFilter } from '../figure-query.ts';
import type { LookedMonths } from '../month-memory.ts';
import { divideRequest } from '../month-sums.ts';
import { isOfStrata } from '../strata-question.ts';
import type { SumsReader } from '../sums-reader.ts';
import type { TallyPart } from '../tally.repository.ts';
import type { TallyRequest } from '../tally-source.ts';
import { type StrataSources, StrataOfMonths } from './strata-of-months.ts';
import type { BucketStrata } from './stratum.ts';

/** A question about strata, whatever the subject. */
export interface StrataRequest {
  /** The same for the same question. */
  key: string;
  filter: FigureFilter | null;
  bucket?: Grain;
  /** What it asks of the database, of no subject yet. */
  request: TallyRequest;
}

/** A subject, and the services or other things it consists of. */
export interface StrataSubject {
  id: string;
  subjectIds: readonly string[];
}

/** What is asked with the same question, until it is sent. */
interface Batch {
  /** What is needed beside the counts of SAT; fixed once it is sent. */
  parts: Set<TallyPart>;
  isSent: boolean;
  loader: DataLoader<StrataSubject, BucketStrata[], string>;
}

/**
 * Reads strata for one request: whole months from memory where it still holds, the rest in one statement for everything
 * that is asked with the same question within a tick.
 */
export class StrataReader {
  readonly #sums: SumsReader;
  readonly #months: LookedMonths;
  readonly #batches = new Map<string, Batch>();

  constructor(sums: SumsReader, months: LookedMonths) {
    this.#sums = sums;
    this.#months = months;
  }

  /**
   * Strata of a subject, one list a bucket; empty where nobody rated. Of the same question and subject they are the same
   * lists each time: what is made of them is made once.
   * @param parts what is needed beside the counts of SAT
   */
  async strata(subject: StrataSubject, question: StrataRequest, parts: readonly TallyPart[]): Promise<BucketStrata[]> {
    // All that memory may answer waits for the one look, so that it is still asked together.
    if (isRemembered(question)) await this.#months.look();
    return this.#batch(question, parts).loader.load(subject);
  }

  /** A part that is asked for too late begins another one. */
  #batch(question: StrataRequest, parts: readonly TallyPart[]): Batch {
    let batch = this.#batches.get(question.key);
    if (!batch || (batch.isSent && parts.some((part) => !batch!.parts.has(part)))) {
      const made: Batch = {
        parts: new Set(batch?.parts),
        isSent: false,
        loader: new DataLoader(
          (subjects) => {
            made.isSent = true;
            return this.#load(subjects, question, made.parts);
          },
          { cacheKeyFn: ({ id }) => id },
        ),
      };
      this.#batches.set(question.key, (batch = made));
    }
    for (const part of parts) batch.parts.add(part);
    return batch;
  }

  async #load(
    subjects: readonly StrataSubject[],
    question: StrataRequest,
    parts: ReadonlySet<TallyPart>,
  ): Promise<BucketStrata[][]> {
    const { filter, bucket, request } = question;
    const sources = await this.#sources(subjects, question, parts);
    const strata = new StrataOfMonths(
      sources,
      { sourceClasses: request.sourceClasses, filter, ...(bucket ? { bucket } : {}) },
      parts,
    );
    return subjects.map(({ subjectIds }) => strata.of(subjectIds));
  }

  async #sources(
    subjects: readonly StrataSubject[],
    question: StrataRequest,
    parts: ReadonlySet<TallyPart>,
  ): Promise<StrataSources> {
    const request = {
      ...question.request,
      subjectIds: [...new Set(subjects.flatMap(({ subjectIds }) => subjectIds))],
    };
    const readAll = () => this.#sums.readAll(request, parts);
    if (!isRemembered(question))
      return { remembered: [], read: (await this.#sums.read(request, parts)) ?? (await readAll()) };
    const look = await this.#months.look();
    const { remembered, rest } = divideRequest(request, look.strata, this.#sums.keptTo(request, look));
    const read = rest ? await this.#sums.read(rest, parts) : [];
    return read ? { remembered, read } : { remembered: [], read: await readAll() };
  }
}

/** Whether months tell: a touchpoint or a language is no part of a stratum, and a day or a week none of a month. */
const isRemembered = ({ filter, bucket }: StrataRequest): boolean =>
  isOfStrata(filter) && bucket !== 'DAY' && bucket !== 'WEEK';
