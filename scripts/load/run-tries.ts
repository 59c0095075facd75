import { startScratchServer } from '../scratch-server/start.ts';
import type { LoadOrder } from './arguments.ts';
import { BUSY_SHARE, lookAtMachine } from './busy-machine.ts';
import type { K6 } from './k6.ts';
import { excused, isWorthAnotherTry, type LoadOutcome } from './outcome.ts';
import { runSuite } from './run-suite.ts';

/**
 * Runs a suite, each try on a fresh server, until it keeps its promises, misses more than time, or the tries are used
 * up. The promises are the same in every try, and one try must keep all of them.
 *
 * @param tell what is going on, one sentence at a time
 * @returns the outcome of the last try; with `isOptional`, a machine that was busy in every try excuses slowness
 */
export async function runTries(
  k6: Extract<K6, { path: string }>,
  order: LoadOrder,
  tell: (what: string) => void,
): Promise<LoadOutcome> {
  const busyShares: number[] = [];
  for (let tried = 1; ; tried++) {
    const before = await lookAtMachine();
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
    const share = Math.max(before, await lookAtMachine());
    busyShares.push(share);
    tell(`Before and after, when nothing of ours ran, up to ${Math.round(share * 100)} % of the machine was in use.`);
    if (tried === order.tries || !isWorthAnotherTry(outcome))
      return order.isOptional ? excused(outcome, busyShares, BUSY_SHARE) : outcome;
    tell(`Try ${tried} of ${order.tries} was too slow. Once more.`);
    for (const promise of outcome.missed) tell(`  missed: ${promise}`);
  }
}
