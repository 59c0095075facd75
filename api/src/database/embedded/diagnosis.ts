import { StartupError } from '../../startup-error.ts';

/**
 * Turns PostgreSQL's last words, when it could not be created or started, into a sentence that says what to do.
 * @param words its messages, in English (it is run with LC_MESSAGES=C)
 * @param folder the cluster's folder
 */
export function diagnose(words: string, folder: string): StartupError {
  if (/No space left on device|Disk quota exceeded/.test(words)) {
    return new StartupError(`The disk that holds ${folder} is full: free some space, or choose another DATA_DIR.`);
  }
  if (/Permission denied|Operation not permitted|Read-only file system|has wrong ownership/.test(words)) {
    return new StartupError(
      `PostgreSQL may not use its folder ${folder}: start as the user who owns it, or choose another DATA_DIR.`,
    );
  }
  if (/could not map anonymous shared memory|Cannot allocate memory/.test(words)) {
    return new StartupError('PostgreSQL did not get the memory it needs (about 300 MB): free some memory.');
  }
  const reason = lastReason(words);
  return new StartupError(`PostgreSQL in ${folder} did not start: ${reason} See postgres.log in DATA_DIR.`);
}

/** Whether the start failed only because another program took the port meanwhile. */
export const isPortConflict = (words: string) =>
  /Address already in use|could not create any TCP\/IP sockets/.test(words);

/** Whether processes of the server that was killed are still going away. */
export const isStillDying = (words: string) =>
  /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(words);

function lastReason(words: string): string {
  const line = words.split('\n').findLast((candidate) => /FATAL|PANIC|ERROR|error:/.test(candidate));
  const reason = line?.replace(/^.*?(?:FATAL|PANIC|ERROR|error):\s*/, '').trim() || 'it gave no reason';
  return `${reason}.`;
}
