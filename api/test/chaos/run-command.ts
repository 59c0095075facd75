import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the command ended with. */
export interface ChaosAnswer {
  code: number;
  output: string;
  /** The last line, as JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into by each test
  report: any;
}

/** Builds the command, as `npm run chaos` does. The built server must be there. */
export async function buildChaos(): Promise<void> {
  const vite = here('../../../node_modules/vite/bin/vite.js');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', 'chaos/vite.config.ts', '--logLevel', 'warn'],
    { cwd: here('../..') },
  );
}

const COMMAND = here('../../node_modules/.chaos/chaos.js');

/**
 * Starts the command and sends it a signal as soon as it has killed something.
 * @param temporary folder for everything it makes
 * @returns its exit code
 */
export async function interruptChaos(temporary: string, ...words: string[]): Promise<number | null> {
  const child = spawn(process.execPath, [COMMAND, ...words], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const isFirst = !said.includes('killed');
    said += text;
    if (isFirst && said.includes('killed')) child.kill('SIGINT');
  });
  return (await exit)[0];
}

/** Runs the command to its end. */
export const chaos = (...words: string[]): Promise<ChaosAnswer> => chaosWithin({}, ...words);

/** Runs the command to its end, with these settings in its environment. */
export function chaosWithin(env: Record<string, string>, ...words: string[]): Promise<ChaosAnswer> {
  const options = { maxBuffer: 10_000_000, env: { ...process.env, ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...words, '--json'], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code ?? 1);
      const last = stdout.trimEnd().split('\n').at(-1) ?? '';
      resolve({ code, output: stdout + stderr, report: last.startsWith('{') ? JSON.parse(last) : null });
    });
  });
}
