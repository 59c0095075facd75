import type { AcknowledgedRating } from './shapes.ts';
import type { Outcome, ResultData, Send } from './transport.ts';

/** Unsent bodies of one rating. Each is sent exactly as it was written, in the order submit, revise. */
export interface Parcel {
  id: string;
  url: string;
  submit?: string;
  /** The latest change; an earlier unsent one is replaced, because the highest revision wins. */
  revise?: string;
  /** When present, nothing else is sent any more. */
  withdraw?: string;
}

/** What became of a parcel. KEPT: it waits on this device. LOST: it waits in this page only. */
export type Delivery =
  | { kind: 'SENT'; rating: AcknowledgedRating | null }
  | { kind: 'KEPT' | 'LOST'; tooMany: boolean }
  | { kind: 'REFUSED'; code: string; message: string };

/** The world of an outbox. `storage` throws where a page may keep nothing. */
export interface OutboxWorld {
  storage: () => Storage;
  send: Send;
  /** Runs the work when no other tab is doing the same. */
  alone: (work: () => Promise<void>) => Promise<void>;
  schedule: (work: () => void, afterMs: number) => void;
  random: () => number;
}

const PREFIX = 'otklik:';
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;

/**
 * Ratings on their way. A body is put into storage before it is sent and taken out when it is
 * acknowledged: neither a crash nor a reload loses it, and the server recognises a repetition by its id.
 * One storage key a rating, so that tabs do not overwrite each other. No clock is read: waits restart with the page.
 */
export class Outbox {
  /** Told of everything that was delivered or given up. */
  readonly listeners = new Set<(id: string, delivery: Delivery) => void>();
  #world: OutboxWorld;
  #parcels = new Map<string, Parcel>();
  #running = new Map<string, Promise<Delivery>>();
  #failures = 0;
  #isWaiting = false;

  constructor(world: OutboxWorld) {
    this.#world = world;
  }

  /**
   * Adds bodies to a rating’s parcel and tries to send them at once. Never rejects. `firstTry` is sent once in the
   * place of the first body: the same, with what may be lost but not repeated. It is never kept.
   */
  post(parcel: Parcel, firstTry?: string): Promise<Delivery> {
    const known = this.#parcels.get(parcel.id);
    const merged = known ? Object.assign(known, parcel) : parcel;
    this.#parcels.set(parcel.id, merged);
    this.#keep(merged);
    return this.#start(merged, firstTry);
  }

  /** Tries everything that waits, of this page and of earlier ones. */
  async flush(): Promise<void> {
    await this.#world.alone(async () => {
      for (const parcel of this.waiting()) {
        if (!this.#parcels.has(parcel.id)) this.#parcels.set(parcel.id, parcel);
        const delivery = await this.#start(this.#parcels.get(parcel.id)!);
        if ('tooMany' in delivery && delivery.tooMany) return; // asked to slow down: the rest waits too
      }
    });
  }

  /** Unsent parcels, those of this page first. */
  waiting(): Parcel[] {
    const found = new Map(this.#parcels);
    this.#eachKept((parcel) => {
      if (!found.has(parcel.id)) found.set(parcel.id, parcel);
    });
    return [...found.values()];
  }

  #start(parcel: Parcel, firstTry?: string): Promise<Delivery> {
    let run = this.#running.get(parcel.id);
    if (!run) {
      run = this.#deliver(parcel, firstTry).finally(() => this.#running.delete(parcel.id));
      this.#running.set(parcel.id, run);
      void run.then((delivery) => this.listeners.forEach((listener) => listener(parcel.id, delivery)));
    }
    return run;
  }

  async #deliver(parcel: Parcel, firstTry?: string): Promise<Delivery> {
    let rating: AcknowledgedRating | null = null;
    for (let step = nextStep(parcel); step; step = nextStep(parcel)) {
      const body = parcel[step]!;
      const outcome = await this.#world.send(parcel.url, firstTry ?? body);
      firstTry = undefined;
      if (outcome.kind === 'LATER') return this.#wait(parcel, outcome);
      this.#failures = 0;
      // A withdrawal of what the server never received is a withdrawal too.
      if (outcome.kind === 'REFUSED' && step !== 'withdraw') {
        this.#forget(parcel);
        return outcome;
      }
      if (step === 'withdraw') break;
      if (outcome.kind === 'OK') rating = ratingOf(outcome.data) ?? rating;
      if (parcel[step] === body) delete parcel[step];
      if (nextStep(parcel)) this.#keep(parcel);
    }
    this.#forget(parcel);
    return { kind: 'SENT', rating };
  }

  #wait(parcel: Parcel, outcome: Extract<Outcome<never>, { kind: 'LATER' }>): Delivery {
    const backOffMs = Math.min(FIRST_WAIT_MS * 2 ** this.#failures++, LONGEST_WAIT_MS);
    if (!this.#isWaiting) {
      this.#isWaiting = true;
      // Jitter of a half to one and a half: after an outage pages do not all come back at once.
      const afterMs =
        Math.max(backOffMs, outcome.retryAfterMs) * (0.5 + this.#world.random()) + outcome.retryAfterMs / 2;
      this.#world.schedule(() => {
        this.#isWaiting = false;
        void this.flush();
      }, afterMs);
    }
    return { kind: this.#keep(parcel) ? 'KEPT' : 'LOST', tooMany: outcome.tooMany };
  }

  /** False where storage is full, forbidden or absent. */
  #keep(parcel: Parcel): boolean {
    try {
      this.#world.storage().setItem(PREFIX + parcel.id, JSON.stringify(parcel));
      return true;
    } catch {
      return false;
    }
  }

  #forget(parcel: Parcel): void {
    this.#parcels.delete(parcel.id);
    try {
      this.#world.storage().removeItem(PREFIX + parcel.id);
    } catch {
      // What cannot be removed was acknowledged: sending it again is recognised by its id.
    }
  }

  #eachKept(visit: (parcel: Parcel) => void): void {
    try {
      const storage = this.#world.storage();
      for (const key of Object.keys(storage)) {
        const parcel = key.startsWith(PREFIX) && readParcel(storage.getItem(key));
        if (parcel) visit(parcel);
      }
    } catch {
      // Storage may not be read here: then nothing of earlier pages waits in it.
    }
  }
}

/** A kept parcel, or null for what is not ours to read. */
function readParcel(text: string | null): Parcel | null {
  try {
    return JSON.parse(text!) as Parcel;
  } catch {
    return null;
  }
}

const nextStep = (parcel: Parcel): 'submit' | 'revise' | 'withdraw' | null =>
  parcel.withdraw ? 'withdraw' : parcel.submit ? 'submit' : parcel.revise ? 'revise' : null;

const ratingOf = (data: ResultData): AcknowledgedRating | null | undefined =>
  (data.ratingSubmit ?? data.ratingRevise)?.rating;
