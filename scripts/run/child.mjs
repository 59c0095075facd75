import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** How often we look whether the shell that started us is still there. */
const PARENT_CHECK_MS = 500;

/** Two copies of one Ctrl-C (the terminal's and npm's) arrive within this time. */
const ONE_GESTURE_MS = 1000;

/** Who started us. */
const PARENT = process.ppid;

const STOP_WITH_PARENT = new URL('stop-with-parent.mjs', import.meta.url);

/**
 * Decides which signals are passed on: the first of a gesture, not its echoes. A second Ctrl-C a moment later counts
 * again, for someone who does not want to wait.
 *
 * @returns {(nowMs: number) => boolean}
 */
export function oncePerGesture() {
  let lastAt = -Infinity;
  return (nowMs) => {
    if (nowMs - lastAt < ONE_GESTURE_MS) return false;
    lastAt = nowMs;
    return true;
  };
}

/**
 * The exit code a shell would report.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
export function exitCodeOf(code, signal) {
  return code ?? (signal ? 128 + constants.signals[signal] : 1);
}

/**
 * Runs one step under the given Node and waits for its end. The child leads its own process group: a terminal's Ctrl-C
 * reaches only us, and we pass it on exactly once, so that the child can shut down in peace. If we are killed outright,
 * the closed channel tells the child to stop.
 *
 * @param {string} runtime path of the Node to run
 * @param {readonly string[]} args script and its arguments
 * @param {URL} root the checkout, the child's working directory
 * @returns {Promise<number>} exit code
 */
export function runToTheEnd(runtime, args, root) {
  return new Promise((resolve, reject) => {
    const child = spawn(runtime, ['--import', STOP_WITH_PARENT.href, ...args], {
      cwd: fileURLToPath(root),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: process.platform !== 'win32',
    });
    const isNew = oncePerGesture();
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      if (isNew(Date.now())) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    };
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    // A shell between npm and us may be killed without a word; npm then no longer waits for us.
    const watch = setInterval(() => {
      if (process.ppid === PARENT) return;
      clearInterval(watch);
      passOn('SIGTERM');
    }, PARENT_CHECK_MS);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, passOn);
      resolve(exitCodeOf(code, signal));
    });
  });
}
