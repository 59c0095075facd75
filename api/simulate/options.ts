import { parseArgs } from 'node:util';

export const USAGE = `npm run simulate -- [options]   a country whose truth is known, and what the figures make of it

  --repetitions <n>  how often its people answer anew, 2 to 1000; 100 unless given
  --seed <n>         which country and which answers; 1 unless given
  --quick            5 repetitions of tallies alone; prints, writes no report
  --no-http          leaves out the repetition that goes through the acceptance path
  --json             prints all figures as JSON
  --help

Ends with 1 where a goal was missed that the method can meet: shares from 50 repetitions on, figures of a server always.`;

/** What one run is to do. */
export interface SimulateOptions {
  repetitions: number;
  seed: number;
  isQuick: boolean;
  hasHttp: boolean;
  isJson: boolean;
}

/** @throws Error that says what is wrong with the words */
export function readOptions(words: readonly string[]): SimulateOptions {
  const { values } = parseArgs({
    args: [...words],
    allowNegative: true,
    options: {
      repetitions: { type: 'string' },
      seed: { type: 'string' },
      quick: { type: 'boolean', default: false },
      http: { type: 'boolean', default: true },
      json: { type: 'boolean', default: false },
    },
  });
  const isQuick = values.quick;
  return {
    repetitions: whole('repetitions', values.repetitions, isQuick ? 5 : 100, 2, 1_000),
    seed: whole('seed', values.seed, 1, 0, 2 ** 31 - 1),
    isQuick,
    hasHttp: values.http && !isQuick,
    isJson: values.json,
  };
}

function whole(name: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`--${name} is a whole number from ${least} to ${most}, not “${text}”.`);
  return value;
}
