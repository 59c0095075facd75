/** What a request is when not everyone can be answered. */
export type LoadClass =
  /** A rating, its revision or withdrawal, or the questions before it; any other mutation. */
  | 'RATING'
  /** A form that a page without scripts sends: a rating as well, but a page is drawn for its answer. */
  | 'FORM'
  /** A query or a page. */
  | 'READ'
  /** Ratings or a report of a partner: up to a thousand rows, up to 8 MB; invitations for many cases. */
  | 'IMPORT';

/** Most requests in work at once; of reads so many more may wait for their turn. How they were chosen: docs/decisions, “Under too much load, reads go first”. */
export const IN_FLIGHT_AT_MOST: Readonly<Record<LoadClass, number>> = { RATING: 500, FORM: 50, READ: 3, IMPORT: 8 };
/** Reads that may wait for their turn, and for how long. */
export const READS_WAITING_AT_MOST = 40;
const READ_WAITS_AT_MOST_MS = 3_000;
/** Ratings that are let in however slowly they are stored: a group commit needs some to be a group. */
const RATINGS_AT_LEAST = 100;
/** As many ratings are let in as are stored in this time, so that none waits much longer. */
const RATINGS_WAIT_MS = 700;
/** While ratings come in and the event loop is later than this, reads get their turn one by one, with pauses. */
const LATE_MS = 30;
/** Ratings come in: at least so many in a millisecond. Where there are none, reads need not make room. */
const RATINGS_COME_PER_MS = 0.01;
/** The pause, in times of how late the event loop is: reads then have at most a fifth of the time. */
const PAUSE_TIMES = 4;
/** How late the event loop counts as while more than half the places for ratings are taken. */
const CROWDED_MS = 100;
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
  if (isPartner && /ratingsImport|interactionsReport|normsReport/.test(query)) return 'IMPORT';
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
  #ratingsAtMost = IN_FLIGHT_AT_MOST.RATING;
  /** Ratings answered since the last tick, and in a millisecond, over about the last half second. */
  #ratingsLeft = 0;
  #ratingsPerMs = 0;
  /** How late the event loop has been, on average over about the last quarter of a second. */
  #lateMs = 0;
  /** When a read last got its turn. */
  #readAt = -Infinity;
  #readsWaiting: { since: number; resolve: (isLetIn: boolean) => void }[] = [];
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

  /**
   * Lets a request in or turns it away; a read may have to wait until that is decided. Who was let in calls `leave`
   * when it has its answer.
   */
  enter(kind: LoadClass): boolean | Promise<boolean> {
    const isLetIn = kind === 'READ' ? this.#enterRead() : this.#hasRoom(kind);
    if (isLetIn === true) this.#inFlight[kind]++;
    else if (isLetIn === false) this.turnedAway[kind]++;
    return isLetIn;
  }

  leave(kind: LoadClass): void {
    this.#inFlight[kind]--;
    if (kind === 'RATING') this.#ratingsLeft++;
    else if (kind === 'READ') this.#letReadsIn();
  }

  /** Ends the measuring. Reads that wait are let in. */
  stop(): void {
    clearInterval(this.#timer);
    for (const { resolve } of this.#readsWaiting.splice(0)) {
      this.#inFlight.READ++;
      resolve(true);
    }
  }

  #hasRoom(kind: LoadClass): boolean {
    return this.#inFlight[kind] < (kind === 'RATING' ? this.#ratingsAtMost : IN_FLIGHT_AT_MOST[kind]);
  }

  #enterRead(): boolean | Promise<boolean> {
    if (this.#readsWaiting.length === 0 && this.#takeTurn()) return true;
    if (this.#readsWaiting.length >= READS_WAITING_AT_MOST) return false;
    return new Promise((resolve) => this.#readsWaiting.push({ since: this.#nowMs(), resolve }));
  }

  /** True when it is a read's turn, which is taken by that. */
  #takeTurn(): boolean {
    if (!this.#hasRoom('READ')) return false;
    const now = this.#nowMs();
    const isCrowded = this.#inFlight.RATING > this.#ratingsAtMost / 2;
    const isLate = this.#lateMs > LATE_MS && this.#ratingsPerMs > RATINGS_COME_PER_MS;
    const pauseMs = PAUSE_TIMES * Math.max(isLate ? this.#lateMs : 0, isCrowded ? CROWDED_MS : 0);
    if (now - this.#readAt < pauseMs) return false;
    this.#readAt = now;
    return true;
  }

  #letReadsIn(): void {
    while (this.#readsWaiting.length > 0 && this.#takeTurn()) {
      this.#inFlight.READ++;
      this.#readsWaiting.shift()!.resolve(true);
    }
  }

  #turnLateReadsAway(now: number): void {
    while (this.#readsWaiting[0] && now - this.#readsWaiting[0].since > READ_WAITS_AT_MOST_MS) {
      this.turnedAway.READ++;
      this.#readsWaiting.shift()!.resolve(false);
    }
  }

  #tick(): void {
    const now = this.#nowMs();
    const passedMs = now - this.#tickedAt;
    this.#tickedAt = now;
    this.#lateMs += (passedMs - TICK_MS - this.#lateMs) * 0.2;
    this.#boundRatings(passedMs);
    this.#turnLateReadsAway(now);
    this.#letReadsIn();
    this.#tellAt(now);
  }

  /** Sets how many ratings may be in work, by Little's law: those in work = stored in a second × seconds each takes. */
  #boundRatings(passedMs: number): void {
    this.#ratingsPerMs += (this.#ratingsLeft / passedMs - this.#ratingsPerMs) * 0.1;
    this.#ratingsLeft = 0;
    const bound = this.#ratingsPerMs * RATINGS_WAIT_MS;
    // Few in work say nothing about how many could be; and many that have just come are not slow for that.
    const isBusy = this.#inFlight.RATING > RATINGS_AT_LEAST / 2;
    const wanted = isBusy ? Math.max(bound, this.#ratingsAtMost * 0.9) : this.#ratingsAtMost + 10;
    this.#ratingsAtMost = Math.min(IN_FLIGHT_AT_MOST.RATING, Math.max(RATINGS_AT_LEAST, wanted));
  }

  #tellAt(now: number): void {
    const { RATING, FORM, READ, IMPORT } = this.turnedAway;
    const turnedAway = RATING + FORM + READ + IMPORT;
    if (turnedAway === this.#told || now - this.#toldAt < TOLD_EVERY_MS) return;
    this.#tell(turnedAway - this.#told);
    this.#told = turnedAway;
    this.#toldAt = now;
  }
}
