import { startScratchServer } from '../scratch-server/start.ts';
import type { LoadOrder } from './arguments.ts';
import type { K6 } from './k6.ts';
import { isWorthAnotherTry, type LoadOutcome } from './outcome.ts';
import { runSuite } from './run-suite.ts';

/**
 * Runs a suite, each try on a fresh server, until it keeps its promises, misses more than time, or the tries are used
 * up. The promises are the same in every try, and one try must keep all of them.
 *
 * @param tell what is going on, one sentence at a time
 * @returns the outcome of the last try
 */
export async function runTries(
  k6: Extract<K6, { path: string }>,
  order: LoadOrder,
  tell: (what: string) => void,
): Promise<LoadOutcome> {
  for (let tried = 1; ; tried++) {
    tell('Starting a server with the demo in it …');
    const server = await startScratchServer({ isRestarted: true });
    let outcome: LoadOutcome;
    try {
      tell(`k6 ${k6.version}: ${order.suite}, seed ${order.seed}`);
      const run = await runSuite(k6.path, server, order);
      outcome = run.outcome;
      tell(`Kept in ${run.report}`);
    } finally {
      await server.stop();
    }
    if (tried === order.tries || !isWorthAnotherTry(outcome)) return outcome;
    tell(`Try ${tried} of ${order.tries} was too slow; the machine may have been busy. Once more.`);
    for (const promise of outcome.missed) tell(`  missed: ${promise}`);
  }
}
