import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

const ATTEMPTS = 60;
const PAUSE_MS = 500;

/**
 * Asks the database on behalf of a server that already answers: one that is away for a moment, as after a crash, is
 * asked again for half a minute instead of ending the server.
 * @param isWanted false ends it with the next failure
 * @throws what the last attempt failed with
 */
export async function askAgain<Result>(
  ask: () => Promise<Result>,
  log: Pick<Logger, 'warn'>,
  isWanted: () => boolean,
  pauseMs = PAUSE_MS,
): Promise<Result> {
  for (let attempt = 1; ; attempt++)
    try {
      return await ask();
    } catch (error) {
      if (attempt === ATTEMPTS || !isWanted()) throw error;
      if (attempt === 1)
        log.warn({ err: (error as Error).message }, 'the database was away while starting; asking again');
      await pause(pauseMs);
    }
}
