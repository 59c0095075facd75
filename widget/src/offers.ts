import { offersBody, type Offer } from './operations.ts';

const VISIBLE_MS = 1_000;
const IDLE_MS = 5_000;

/**
 * Counts once that the question was offered: half of it visible for a second. The report travels with
 * the first tap if that comes soon, else alone after five seconds or when the page is left. It is sent once and
 * never repeated: a lost count is better than two. Without a network it waits, in this page only.
 */
export class OfferReport {
  #state: 'UNSEEN' | 'DUE' | 'REPORTED' = 'UNSEEN';
  #observer: IntersectionObserver | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #report: (body: string) => void;
  #offer: () => Offer;

  constructor(offer: () => Offer, report: (body: string) => void) {
    this.#offer = offer;
    this.#report = report;
  }

  /** Watches an element until the offer is counted. */
  watch(element: Element): void {
    if (this.#state !== 'UNSEEN' || this.#observer || !self.IntersectionObserver) return;
    this.#observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(this.#timer);
        if (entry!.intersectionRatio >= 0.5) this.#timer = setTimeout(() => this.#seen(), VISIBLE_MS);
      },
      { threshold: 0.5 },
    );
    this.#observer.observe(element);
    addEventListener('pagehide', this.#leave);
  }

  /** The offer to send now, or null if it is reported already or cannot be. A tap proves that it was seen. */
  take(): Offer | null {
    this.stop();
    if (this.#state === 'REPORTED') return null;
    const isOffline = navigator.onLine === false;
    this.#state = isOffline ? 'DUE' : 'REPORTED';
    if (isOffline) addEventListener('online', this.#leave);
    return isOffline ? null : this.#offer();
  }

  /** Stops watching; an offer that was seen and not reported stays due. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#observer?.disconnect();
    this.#observer = null;
    removeEventListener('pagehide', this.#leave);
  }

  #seen(): void {
    this.#state = 'DUE';
    this.#observer?.disconnect();
    this.#timer = setTimeout(this.#leave, IDLE_MS);
  }

  #leave = (): void => {
    if (this.#state !== 'DUE') return;
    const offer = this.take();
    if (offer) this.#report(offersBody(offer));
  };
}
