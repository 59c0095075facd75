import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DataSize } from '../read/data/ratings.ts';

/** What is measured, and how. */
export interface ResultsOptions {
  size: DataSize;
  rounds: number;
  /** Times each question is asked in a round, each time about another service. */
  requests: number;
  /** Folder that keeps the generated database; null: it is removed at the end. */
  keep: string | null;
  /** One JSON object as the last line. */
  isJson: boolean;
  /** Instead of figures, where the server's time goes. */
  isProfile: boolean;
}

/** Eight whole quarters before this one, wherever in a quarter this month is. */
const MONTHS = 26;
const SIZE: DataSize = { name: 'results-1M', ratings: 1_000_000, rows: 1_000_000, months: MONTHS };
const QUICK: DataSize = { name: 'results-250k', ratings: 250_000, rows: 250_000, months: MONTHS };

export const USAGE = `npm run bench -- results [--quick] [--keep FOLDER] [--json] [--profile]
  --quick        250 thousand ratings instead of a million, and few requests, for a first look
  --keep FOLDER  keeps the generated database there (.cache/… is not seen by git) and uses it again
  --json         one JSON object as the last line
  --profile      only where the server's own time goes, by function`;

/** Reads the words after the name of the benchmark. @throws Error with one sentence for a word it does not know */
export function readOptions(words: readonly string[]): ResultsOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
    },
  });
  return {
    size: values.quick ? QUICK : SIZE,
    rounds: values.quick ? 1 : 3,
    requests: values.quick ? 10 : 30,
    keep: values.keep === undefined ? null : resolve(values.keep),
    isJson: values.json,
    isProfile: values.profile,
  };
}
