import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRoot } from '../build/paths.ts';

/** What `npm run load` is asked for. */
export interface LoadOrder {
  suite: string;
  /** Length of the whole load; undefined: what the suite takes by itself. */
  seconds: number | undefined;
  /** Seed of everything random. */
  seed: number;
  /** Most times it is run when nothing but time was missed. */
  tries: number;
  /** Neither to have no k6 and no Go nor to be slow on a machine that is busy with something else is a failure. */
  isOptional: boolean;
}

/** Names of the suites: the files in `load-tests/suites`. */
export const suiteNames = (): string[] =>
  readdirSync(inRoot('load-tests/suites'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();

/** Reads the words of the command. @throws Error with one sentence that says what is wrong */
export function readOrder(words: readonly string[], suites: readonly string[]): LoadOrder {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      tries: { type: 'string', default: '1' },
      optional: { type: 'boolean', default: false },
    },
  });
  const [suite, ...rest] = positionals;
  if (!suite || !suites.includes(suite) || rest.length > 0)
    throw new Error(
      `Say which suite to run: ${suites.join(', ')}. Options: --seconds N, --seed N, --tries N, --optional.`,
    );
  const seconds = values.seconds === undefined ? undefined : wholeNumber('--seconds', values.seconds, 5, 86_400);
  return {
    suite,
    seconds,
    seed: wholeNumber('--seed', values.seed, 0, 1_000_000),
    tries: wholeNumber('--tries', values.tries, 1, 10),
    isOptional: values.optional,
  };
}

function wholeNumber(name: string, text: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
  throw new Error(`${name} must be a whole number from ${lowest} to ${highest}, not “${text}”.`);
}
