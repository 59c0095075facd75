/** What a request is when not everyone can be answered. */
export type LoadClass =
  /** A rating, its revision or withdrawal, or the questions before it; any other mutation. */
  | 'RATING'
  /** A form that a page without scripts sends: a rating as well, but a page is drawn for its answer. */
  | 'FORM'
  /** A query or a page. */
  | 'READ'
  /** Ratings of a partner: up to a thousand rows, up to 8 MB. */
  | 'IMPORT';

/** Most requests in work at once. How they were chosen: docs/decisions, “Under too much load, reads go first”. */
export const IN_FLIGHT_AT_MOST: Readonly<Record<LoadClass, number>> = { RATING: 500, FORM: 50, READ: 128, IMPORT: 8 };
/** Reads that are let in even when reads have to make room. */
const READS_AT_LEAST = 2;
/** From so many ratings in work on, reads make room for them. */
const RATINGS_FIRST_FROM = IN_FLIGHT_AT_MOST.RATING / 2;
/** Reads make room, step by step, while the event loop is later than this. */
const LATE_MS = 100;
/** Later than this, everyone is turned away before the body is read. */
const DROWNING_MS = 500;
const TICK_MS = 50;
/** How often it is told how many were turned away. */
const TOLD_EVERY_MS = 1_000;
/** Longest and shortest wait that is asked for, in whole seconds. */
const RETRY_AFTER_SECONDS = { low: 1, high: 4 };

/** Value of `Retry-After`, by chance: those who were turned away together do not come back together. */
export const retryAfter = (): string =>
  String(
    RETRY_AFTER_SECONDS.low + Math.floor(Math.random() * (RETRY_AFTER_SECONDS.high - RETRY_AFTER_SECONDS.low + 1)),
  );

/** Documents that stand in the way of a rating: what writes, and the questions that are asked first. */
const OF_A_RATING = /^\s*(?:mutation\b|(?:query\b[^{]*)?\{\s*questionnaire\b)/;

/** Class of a document, by its text alone. @param isPartner whether a key came with it; only then it can import */
export function loadClassOf(query: string, isPartner: boolean): LoadClass {
  if (isPartner && query.includes('ratingsImport')) return 'IMPORT';
  return OF_A_RATING.test(query) ? 'RATING' : 'READ';
}

/**
 * Decides who is let in while there is more to do than the process can: by how many requests of each class are in
 * work, and by how late the event loop is. Reads make room long before ratings do. A decision compares a few numbers;
 * the one timer ticks whether there are requests or not.
 */
export class LoadShedding {
  /** Requests that were turned away so far. */
  readonly turnedAway: Record<LoadClass, number> = { RATING: 0, FORM: 0, READ: 0, IMPORT: 0 };
  readonly #inFlight: Record<LoadClass, number> = { RATING: 0, FORM: 0, READ: 0, IMPORT: 0 };
  readonly #nowMs: () => number;
  readonly #tell: (turnedAway: number) => void;
  readonly #timer: NodeJS.Timeout;
  #readsAtMost = IN_FLIGHT_AT_MOST.READ;
  #lateMs = 0;
  #tickedAt: number;
  #toldAt = -TOLD_EVERY_MS;
  #told = 0;

  /**
   * @param tell told at most once a second how many have been turned away since the last time
   * @param nowMs a clock that never goes back, in milliseconds
   */
  constructor(tell: (turnedAway: number) => void, nowMs: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#nowMs = nowMs;
    this.#tickedAt = nowMs();
    this.#timer = setInterval(() => this.#tick(), TICK_MS).unref();
  }

  /** Lets a request in or turns it away. Who was let in calls `leave` when it has its answer. */
  enter(kind: LoadClass): boolean {
    if (this.#inFlight[kind] < this.#atMost(kind)) {
      this.#inFlight[kind]++;
      return true;
    }
    this.turnedAway[kind]++;
    return false;
  }

  leave(kind: LoadClass): void {
    this.#inFlight[kind]--;
  }

  /**
   * True while the event loop is so late that nobody more can be helped. Ask before anything is done for a request.
   * @param kind under which it is counted, as far as it can be told by then
   */
  isDrowning(kind: LoadClass): boolean {
    // What has been late since the last tick counts already: the tick itself is late then.
    const isSo = Math.max(this.#lateMs, this.#nowMs() - this.#tickedAt - TICK_MS) > DROWNING_MS;
    if (isSo) this.turnedAway[kind]++;
    return isSo;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #atMost(kind: LoadClass): number {
    if (kind !== 'READ') return IN_FLIGHT_AT_MOST[kind];
    return this.#inFlight.RATING >= RATINGS_FIRST_FROM ? READS_AT_LEAST : this.#readsAtMost;
  }

  #tick(): void {
    const now = this.#nowMs();
    // One late turn is forgotten after a few that are not.
    this.#lateMs = Math.max(now - this.#tickedAt - TICK_MS, this.#lateMs / 2);
    this.#tickedAt = now;
    this.#readsAtMost =
      this.#lateMs > LATE_MS
        ? Math.max(READS_AT_LEAST, Math.floor(this.#readsAtMost * 0.7))
        : Math.min(IN_FLIGHT_AT_MOST.READ, this.#readsAtMost + 4);
    const { RATING, FORM, READ, IMPORT } = this.turnedAway;
    const turnedAway = RATING + FORM + READ + IMPORT;
    if (turnedAway === this.#told || now - this.#toldAt < TOLD_EVERY_MS) return;
    this.#tell(turnedAway - this.#told);
    this.#told = turnedAway;
    this.#toldAt = now;
  }
}
