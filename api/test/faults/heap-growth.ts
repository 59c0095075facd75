import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const LOOK_EVERY_MS = 500;

/** Bytes of this process' heap that are used: server, proxy and the client of a test together. */
const usedBytes = (): number => process.memoryUsage().heapUsed;

/**
 * Looks twice a second how much more is alive on the heap than now. What is used is that and garbage; garbage is collected,
 * which keeps everybody waiting, only where both together are more than `atMost`.
 * @returns what ends it, and gives the most that was seen, in bytes
 */
export function watchHeap(atMost: number): () => number {
  collectGarbage();
  const before = usedBytes();
  let most = 0;
  const look = () => {
    if (usedBytes() - before > atMost) collectGarbage();
    most = Math.max(most, usedBytes() - before);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}
