import { BusyError } from './group-commit.ts';

/**
 * What the acceptance path has to look up in the database before it can store. If it cannot be looked up, nothing was
 * stored and nothing is wrong with what was sent: the client is told to send it again.
 * @throws BusyError
 */
export async function orBusy<Found>(lookup: Promise<Found>): Promise<Found> {
  try {
    return await lookup;
  } catch (error) {
    throw new BusyError(error);
  }
}
