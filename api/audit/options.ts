import { parseArgs } from 'node:util';
import { DEMO_RATING_COUNT } from '../src/database/seeds/demo/demo-ratings.ts';

/** What a run is to do. */
export interface AuditOptions {
  /** Ratings of the demo country; 0 leaves it out. */
  ratings: number;
  /** Random small countries, each with late ratings and two more editions; unless 0 also one with a bridge, and one with transactions. */
  countries: number;
  seed: number;
  /** With one step off at a time: the attack must find something each time. */
  isControl: boolean;
  /** The public pages are read and compared with the API. */
  withPages: boolean;
  /** One JSON object as the last line. */
  isJson: boolean;
}

export const USAGE = `npm run audit:disclosure [-- options]
  --ratings N      ratings of the demo country (default 20000; 0: leave it out)
  --full           the whole demo country
  --countries N    random small countries, with late ratings and two more editions (default 4), one with a bridge,
                   which tells of what its scores are made, and one with transactions, which weight them (0: none at all)
  --seed N         of the first random country (default 1)
  --controls       with one step off at a time, such as rounding: the attack must find something each time
  --no-pages       do not compare the public pages with the API
  --json           one JSON object as the last line`;

/** Reads the words after the command. @throws Error with one sentence for a word it does not know */
export function readOptions(words: readonly string[]): AuditOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      ratings: { type: 'string', default: '20000' },
      full: { type: 'boolean', default: false },
      countries: { type: 'string', default: '4' },
      seed: { type: 'string', default: '1' },
      controls: { type: 'boolean', default: false },
      'no-pages': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const whole = (name: 'ratings' | 'countries' | 'seed', most: number): number => {
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < 0 || number > most)
      throw new Error(`--${name} takes a whole number from 0 to ${most}.`);
    return number;
  };
  return {
    ratings: values.full ? DEMO_RATING_COUNT : whole('ratings', DEMO_RATING_COUNT),
    countries: whole('countries', 1_000),
    seed: whole('seed', 1_000_000),
    isControl: values.controls,
    withPages: !values['no-pages'],
    isJson: values.json,
  };
}
