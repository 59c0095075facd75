import { isPassing } from '../../database/server-trouble.ts';
import { BusyError } from './group-commit.ts';

/**
 * What a partner sends that counts once however often it comes. Where the database cannot be asked now, or another
 * transaction was in the way, the same may be sent again, whether it was stored or not; any other error is unexpected.
 * @throws BusyError, or the error itself
 */
export async function busyWhenAway<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw isPassing(error) ? new BusyError(error) : error;
  }
}
