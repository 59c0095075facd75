import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { StartupError } from './startup-error.ts';

/**
 * Makes sure that the folder of this installation exists and can be written.
 * @throws StartupError when it cannot
 */
export function prepareDataDir(dataDir: string): void {
  try {
    createOpenFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(
      code === 'ENOSPC'
        ? `The disk that holds ${dataDir} is full: free some space, or choose another DATA_DIR.`
        : `The data folder ${dataDir} cannot be written (${code}): give this user the right to, or choose another DATA_DIR.`,
    );
  }
}

/** Creates a folder that every account may pass through but not list: PostgreSQL's account has its own folder inside. */
export function createOpenFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
}
