import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

/** What a run is to do. */
export interface ChaosOptions {
  seconds: number;
  /** New requests a second. */
  rate: number;
  /** Processes of the api on one database. */
  processes: number;
  /** Kills of the api, each of one of its processes. */
  apiKills: number;
  dbKills: number;
  seed: number;
  /** PostgreSQL is not run by the api but beside it, and named by DATABASE_URL. */
  isExternal: boolean;
  /** The server that acknowledges before COMMIT instead of the real one. */
  isSabotaged: boolean;
  /** A power cut instead of kills. */
  isPowerCut: boolean;
  /** Power cut: with synchronous_commit=off, so that acknowledged ratings are lost. */
  isWithoutSync: boolean;
  cuts: number;
  /** Fewer acknowledged requests fail a run with kills. */
  acknowledgedAtLeast: number;
  /** What PostgreSQL takes from its death until it accepts connections does not count as recovery. */
  isDatabaseStartForgiven: boolean;
  /** One JSON object as the last line. */
  isJson: boolean;
}

/** Acknowledged requests that a run with kills needs, unless less is asked for in so many words. */
const ACKNOWLEDGED_AT_LEAST = 1_000;

export const USAGE = `npm run chaos [-- options]
  --seconds N      how long new requests are sent (default 60; with --power-cut 3 before each cut)
  --rate N         new requests a second (default 100)
  --processes N    processes of the api on one database (default 1); with more than one --external is implied, and
                   a kill of the api hits any of them
  --api-kills N    how often the api is killed (default 20)
  --db-kills N     how often all processes of PostgreSQL are killed (default 5)
  --seed N         the same requests and moments again (default: a random one, printed)
  --external       PostgreSQL runs beside the api (DATABASE_URL) instead of under it
  --acknowledge-early  a server that answers before COMMIT: the run must find losses
  --power-cut      a power cut instead of kills: PostgreSQL on an ext4 image, frozen, copied, recovered (root only)
  --cuts N         how many power cuts (default 3)
  --without-sync   with --power-cut: synchronous_commit=off; the run must find losses
  --json           one JSON object as the last line

What a run with kills is held to can be lowered; \`npm test\` does, for its short form on a busy machine:
  --acknowledged-at-least N  fewer acknowledged requests fail the run (default ${ACKNOWLEDGED_AT_LEAST})
  --forgive-database-start   the 5 s of recovery after a kill of PostgreSQL count from the moment at which it
                             accepts connections, not from its death`;

/** In words, what a run with kills is not held to although it is by default. */
export function loweredDemands({ acknowledgedAtLeast, isDatabaseStartForgiven }: ChaosOptions): string[] {
  return [
    ...(acknowledgedAtLeast < ACKNOWLEDGED_AT_LEAST
      ? [`${acknowledgedAtLeast} instead of ${ACKNOWLEDGED_AT_LEAST} acknowledged requests`]
      : []),
    ...(isDatabaseStartForgiven ? ['recovery without the start of PostgreSQL'] : []),
  ];
}

/** Reads the words after the command. @throws Error with one sentence for a word it does not know */
export function readOptions(words: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      seconds: { type: 'string' },
      rate: { type: 'string' },
      processes: { type: 'string' },
      'api-kills': { type: 'string' },
      'db-kills': { type: 'string' },
      seed: { type: 'string' },
      cuts: { type: 'string' },
      'acknowledged-at-least': { type: 'string' },
      'forgive-database-start': { type: 'boolean', default: false },
      external: { type: 'boolean', default: false },
      'acknowledge-early': { type: 'boolean', default: false },
      'power-cut': { type: 'boolean', default: false },
      'without-sync': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (values['without-sync'] && !values['power-cut']) throw new Error('--without-sync is for --power-cut.');
  const whole = (
    name: 'seconds' | 'rate' | 'processes' | 'api-kills' | 'db-kills' | 'seed' | 'cuts' | 'acknowledged-at-least',
    most: number,
    otherwise: number,
  ) => {
    const value = Number(values[name] ?? otherwise);
    const least = name === 'api-kills' || name === 'db-kills' || name === 'seed' ? 0 : 1;
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Error(`--${name} must be a whole number from ${least} to ${most}, not “${values[name]}”.`);
  };
  const processes = whole('processes', 16, 1);
  if (processes > 1 && values['power-cut']) throw new Error('--processes is for kills, not for --power-cut.');
  return {
    seconds: whole('seconds', 3_600, values['power-cut'] ? 3 : 60),
    rate: whole('rate', 1_000, 100),
    processes,
    apiKills: whole('api-kills', 1_000, 20),
    dbKills: whole('db-kills', 1_000, 5),
    seed: whole('seed', 2 ** 31 - 1, randomInt(2 ** 31)),
    cuts: whole('cuts', 100, 3),
    acknowledgedAtLeast: whole('acknowledged-at-least', 1_000_000, ACKNOWLEDGED_AT_LEAST),
    isDatabaseStartForgiven: values['forgive-database-start'],
    isExternal: values.external || processes > 1,
    isSabotaged: values['acknowledge-early'],
    isPowerCut: values['power-cut'],
    isWithoutSync: values['without-sync'],
    isJson: values.json,
  };
}
