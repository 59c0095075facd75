import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopOrphan } from '../../src/database/embedded/postmaster-pid.ts';
import { identify, isRunning, type ProcessIdentity } from '../../src/database/embedded/process-identity.ts';

const PREFIX = 'otklik-test-';

/** Makes a temporary folder that PostgreSQL's own account can pass through, and notes whose it is. */
export function makeTemporaryPlace(): string {
  const place = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(place, 0o711);
  writeFileSync(join(place, 'owner.json'), JSON.stringify(identify(process.pid)));
  return place;
}

/** Stops the servers and removes the folders of test runs that were killed. */
export async function removeAbandonedPlaces(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const place = join(tmpdir(), name);
    const owner = join(place, 'owner.json');
    if (!existsSync(owner) || isRunning(JSON.parse(readFileSync(owner, 'utf8')) as ProcessIdentity)) continue;
    try {
      await stopOrphan(join(place, 'postgres'));
      rmSync(place, { recursive: true, force: true });
    } catch (error) {
      // Another account's run left it: only that account can remove it.
      if (!['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}
