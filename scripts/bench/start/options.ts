import { parseArgs } from 'node:util';

/** What is measured. */
export interface StartOptions {
  /** Times it is cloned, installed and started with empty caches; 0: this checkout is started. */
  coldStarts: number;
  warmStarts: number;
  /** Rest before memory is read. */
  restSeconds: number;
  /** Ratings stored to see what one costs. */
  ratings: number;
  isJson: boolean;
}

export const USAGE = `npm run bench -- start [--quick] [--json]
  --quick  without the clone with empty caches, one warm start, ten seconds of rest, fewer ratings
  --json   one JSON object as the last line`;

/** Reads the words after the name of the benchmark. @throws Error with one sentence for a word it does not know */
export function readOptions(words: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...words],
    options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  return {
    coldStarts: values.quick ? 0 : 3,
    warmStarts: values.quick ? 1 : 3,
    restSeconds: values.quick ? 10 : 60,
    ratings: values.quick ? 2_000 : 20_000,
    isJson: values.json,
  };
}
