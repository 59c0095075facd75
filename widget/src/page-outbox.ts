import { Outbox } from './outbox.ts';
import { sendHttp } from './transport.ts';

let outbox: Outbox | undefined;

/** The outbox of this page, shared by every widget on it. The first call sends what earlier pages left. */
export function pageOutbox(): Outbox {
  if (!outbox) {
    const started = (outbox = new Outbox({
      storage: () => localStorage,
      send: sendHttp,
      alone,
      schedule: (work, afterMs) => void setTimeout(work, afterMs),
      random: Math.random,
    }));
    addEventListener('online', () => void started.flush());
    void started.flush();
  }
  return outbox;
}

/** Where the browser has no Web Locks two tabs may send the same rating; the server knows it by its id. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request('otklik', work);
}
