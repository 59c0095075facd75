import { Session } from 'node:inspector/promises';

/**
 * Collects all garbage there is and hands the memory back to the system. V8 by itself keeps what it once had: after
 * a big piece of work that never comes again the process would stay several times as large as it needs to be. It
 * holds everything else up for about a second, so it is for the end of such work and never for a request.
 */
export async function giveMemoryBack(): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}
