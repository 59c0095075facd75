import { parseArgs } from 'node:util';

/** How long is measured. */
export interface OverloadOptions {
  /** Length of the overload. */
  seconds: number;
  /** How many times more than the server answered in the calm part is offered. */
  times: number;
  /** One JSON object as the last line. */
  isJson: boolean;
}

export const USAGE = `npm run bench -- overload [--quick] [--seconds N] [--times N] [--json]
  --quick      ten seconds of overload, for a first look
  --seconds N  length of the overload, 5 to 600 (default 60)
  --times N    how much more is offered than the server can take, 2 to 50 (default 10)
  --json       one JSON object as the last line`;

/** Reads the words after the name of the benchmark. @throws Error with one sentence for a word it does not know */
export function readOptions(words: readonly string[]): OverloadOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      times: { type: 'string', default: '10' },
    },
  });
  const seconds = Number(values.seconds ?? (values.quick ? 10 : 60));
  if (!(seconds >= 5 && seconds <= 600)) throw new Error(`--seconds must be from 5 to 600, not “${values.seconds}”.`);
  const times = Number(values.times);
  if (!(times >= 2 && times <= 50)) throw new Error(`--times must be from 2 to 50, not “${values.times}”.`);
  return { seconds, times, isJson: values.json };
}
