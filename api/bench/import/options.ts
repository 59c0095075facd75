import { parseArgs } from 'node:util';

/** How much is imported, and how often. */
export interface ImportOptions {
  /** Rows of one slice. */
  rows: number;
  rounds: number;
  connections: number;
  isJson: boolean;
  /** Only the import, with the functions that take most of the server's time. */
  isProfile: boolean;
}

export const USAGE = `npm run bench -- import [--quick] [--rows N] [--connections N] [--json] [--profile]
  --quick          one short round, for a first look
  --rows N         rows of a slice, 1,000 to 1,000,000 (default 40,000)
  --connections N  how many calls are under way at once, 1 to 16 (default 4)
  --json           one JSON object as the last line
  --profile        only the server's own time during imports, by function`;

/** Reads the words after the name of the benchmark. @throws Error with one sentence for a word it does not know */
export function readOptions(words: readonly string[]): ImportOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      rows: { type: 'string' },
      connections: { type: 'string' },
    },
  });
  return {
    rows: within('--rows', values.rows ?? (values.quick ? '8000' : '40000'), 1_000, 1_000_000),
    connections: within('--connections', values.connections ?? '4', 1, 16),
    rounds: values.quick ? 1 : 3,
    isJson: values.json,
    isProfile: values.profile,
  };
}

function within(name: string, text: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < lowest || value > highest)
    throw new Error(`${name} must be a whole number from ${lowest} to ${highest}, not “${text}”.`);
  return value;
}
