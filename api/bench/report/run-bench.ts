import process from 'node:process';
import { tellFailure } from './tell-failure.ts';

/** Resolves with the exit code of an interrupted process when it is told to stop. */
const interrupted = (): Promise<number> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(130));
  });

/**
 * The frame of a benchmark: help, options, exit code, one sentence for what went wrong, with `--json` also as the
 * last line.
 * @param read reads the words of the command line; throws with one sentence for a word it does not know
 * @param run does the work and gives the exit code; what it awaits it races against `stopped`, so that it takes
 *   everything away again also when it is interrupted
 */
export async function runBench<Options>(
  usage: string,
  read: (words: readonly string[]) => Options,
  run: (options: Options, stopped: Promise<number>) => Promise<number>,
): Promise<void> {
  const words = process.argv.slice(2);
  if (words.includes('--help')) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = await run(read(words), interrupted());
  } catch (error) {
    tellFailure(words, error);
    process.exitCode = 1;
  }
}
