import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Runs TypeScript files without a flag from here on. */
const OLDEST = { major: 22, minor: 18 };

/**
 * Whether a Node of this version can stand in for the pinned one.
 *
 * @param {string} version as in `process.versions.node`, e.g. `24.1.0`
 * @returns {boolean}
 */
export function canRunTasks(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/**
 * The Node that runs our tasks: the one pinned in package.json, or this very process where no such package exists for
 * the platform (macOS, Windows). It is spawned by path, because a shell may remember an older `node`.
 *
 * @param {URL} root the checkout
 * @returns {string} path of an executable
 * @throws {Error} says what to install
 */
export function findRuntime(root) {
  const pinned = fileURLToPath(new URL('node_modules/.bin/node', root));
  if (existsSync(pinned)) return pinned;
  if (canRunTasks(process.versions.node)) return process.execPath;
  throw new Error(
    `There is no packaged Node 24 for ${process.platform}-${process.arch}, and this Node is ${process.versions.node}. ` +
      `Install Node 24 (at least ${OLDEST.major}.${OLDEST.minor}) and run the same command again.`,
  );
}
