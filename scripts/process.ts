import { spawn, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { exitCodeOf, oncePerGesture } from './run/child.mjs';
import { inRoot } from './build/paths.ts';

/** What a finished process left behind; `output` is stdout and stderr as they came. */
export interface Finished {
  code: number;
  output: string;
}

interface Options {
  cwd?: string;
  env?: Record<string, string>;
  /** Print while it runs instead of collecting. */
  live?: boolean;
}

const running = new Set<ChildProcess>();
const isNew = oncePerGesture();

// A task asked to stop passes that on to what it started and ends when they have ended.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (running.size === 0) process.exit(exitCodeOf(null, signal));
    if (isNew(Date.now())) for (const child of running) child.kill(signal);
  });
}

/**
 * Runs a command to its end, from the root of the checkout unless told otherwise, with no input.
 *
 * @returns exit code and collected output; a command that cannot be started has code 127 and the reason as output
 */
export function spawnCommand(command: string, args: readonly string[], options: Options = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? inRoot('.'),
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.live ? 'inherit' : 'pipe', options.live ? 'inherit' : 'pipe'],
    });
    running.add(child);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${command}: ${error.message}\n` });
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code: exitCodeOf(code, signal), output });
    });
  });
}

/** Like `spawnCommand`, under the Node that runs us: by path, because a shell may find an older one. */
export function spawnNode(args: readonly string[], options?: Options): Promise<Finished> {
  return spawnCommand(process.execPath, args, options);
}
