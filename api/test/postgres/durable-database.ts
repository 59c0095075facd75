import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPostmasterPid } from '../../src/database/embedded/postmaster-pid.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { makeTemporaryPlace } from './temporary-place.ts';

/** An embedded, supervised server as an installation has it: what it commits survives a crash. */
export interface DurableDatabase {
  /** Connection string of the ordinary login on a migrated database. */
  url: string;
  dataDir: string;
  /** Process id of the server that runs now; undefined while it is down. */
  postmasterPid(): number | undefined;
  /** Stops the server and removes its folder. */
  drop(): Promise<void>;
}

/**
 * Starts a server with the durability of an installation; takes about two seconds. For crash tests and benchmarks.
 * @param settings of PostgreSQL that differ from those of an installation
 */
export async function durableDatabase(settings: Readonly<Record<string, string>> = {}): Promise<DurableDatabase> {
  const dataDir = makeTemporaryPlace();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  let handle = await openDatabase({ dataDir, log });
  if (Object.keys(settings).length > 0) {
    await handle.stop();
    const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
    appendFileSync(join(dataDir, 'postgres', 'postgresql.conf'), lines.join(''));
    handle = await openDatabase({ dataDir, log });
  }
  await migrate(handle.url);
  return {
    url: handle.url,
    dataDir,
    postmasterPid: () => readPostmasterPid(join(dataDir, 'postgres'))?.pid,
    drop: async () => {
      await handle.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
