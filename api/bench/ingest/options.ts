import { parseArgs } from 'node:util';

/** How long and how often is measured. */
export interface IngestOptions {
  /** Measured part of a slice. */
  seconds: number;
  /** Part before it that is not measured; 0: none, and the servers are not warmed up before the first round. */
  warmUpSeconds: number;
  rounds: number;
  /** One JSON object as the last line. */
  isJson: boolean;
  /** Only (d), with the functions that take most of the server's time. */
  isProfile: boolean;
}

export const USAGE = `npm run bench -- ingest [--quick] [--seconds N] [--warm-up N] [--json] [--profile]
  --quick      one short round, for a first look
  --seconds N  measured part of a slice, 1 to 60 (default 4)
  --warm-up N  part before it that is not measured, 0 to 60 (default 2); with 0 the servers are not warmed up either
  --json       one JSON object as the last line
  --profile    only the server's own time in (d), by function`;

/** Reads the words after the name of the benchmark. @throws Error with one sentence for a word it does not know */
export function readOptions(words: readonly string[]): IngestOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      'warm-up': { type: 'string' },
    },
  });
  const seconds = Number(values.seconds ?? (values.quick ? 2 : 4));
  if (!(seconds >= 1 && seconds <= 60)) throw new Error(`--seconds must be from 1 to 60, not “${values.seconds}”.`);
  const warmUpSeconds = Number(values['warm-up'] ?? (values.quick ? 1 : 2));
  if (!(warmUpSeconds >= 0 && warmUpSeconds <= 60))
    throw new Error(`--warm-up must be from 0 to 60, not “${values['warm-up']}”.`);
  return {
    seconds,
    warmUpSeconds,
    rounds: values.quick ? 1 : 3,
    isJson: values.json,
    isProfile: values.profile,
  };
}
