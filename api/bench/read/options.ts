import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DataSize } from './data/ratings.ts';

/** What is measured, and how. */
export interface ReadOptions {
  sizes: DataSize[];
  rounds: number;
  /** Times each question is asked in a round, every time with other subjects and months. */
  requests: number;
  /** Times the same is asked of raw rows. */
  rawRequests: number;
  /** Folder that keeps the generated databases; null: they are removed at the end. */
  keep: string | null;
  /** Only questions whose name contains one of these; none: all questions. */
  only: string[];
  /** One JSON object as the last line. */
  isJson: boolean;
  /** Instead of figures, where the server's time goes. */
  isProfile: boolean;
}

const SIZES: DataSize[] = [
  { name: '250k', ratings: 250_000, rows: 250_000 },
  { name: '10M', ratings: 10_000_000, rows: 10_000_000 },
  { name: '100M', ratings: 100_000_000, rows: 1_000_000 },
];

export const USAGE = `npm run bench -- read [--quick] [--size NAME] [--requests N] [--keep FOLDER] [--only WORDS] [--json] [--profile]
  --quick        250 thousand ratings only and few requests, for a first look
  --size NAME    only 250k, 10M or 100M; can be given several times
  --requests N   requests of each question in a round, 60 unless told
  --keep FOLDER  keeps the generated databases there (.cache/… is not seen by git) and uses them again
  --only WORDS   only questions whose name contains the words; can be given several times
  --json         one JSON object as the last line
  --profile      only where the server's own time goes, by function, at the largest size`;

/** Reads the words after the name of the benchmark. @throws Error with one sentence for a word it does not know */
export function readOptions(words: readonly string[]): ReadOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      size: { type: 'string', multiple: true },
      requests: { type: 'string' },
      keep: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
    },
  });
  const wanted = values.size ?? (values.quick ? ['250k'] : SIZES.map(({ name }) => name));
  const unknown = wanted.find((name) => !SIZES.some((size) => size.name === name));
  if (unknown) throw new Error(`--size must be one of ${SIZES.map(({ name }) => name).join(', ')}, not “${unknown}”.`);
  const requests = Number(values.requests ?? (values.quick ? 20 : 60));
  if (!Number.isInteger(requests) || requests < 1) throw new Error('--requests must be a whole number from 1 on.');
  return {
    sizes: SIZES.filter(({ name }) => wanted.includes(name)),
    rounds: values.quick ? 1 : 3,
    requests,
    rawRequests: values.quick ? 1 : 3,
    keep: values.keep === undefined ? null : resolve(values.keep),
    only: values.only,
    isJson: values.json,
    isProfile: values.profile,
  };
}
