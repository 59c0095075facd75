import { parseArgs } from 'node:util';

/** How much is measured. */
export interface WidgetOptions {
  /** Taps that are timed, after two that are not. */
  taps: number;
  /** Loads of the host page with the widget, and as many without. */
  loads: number;
  isJson: boolean;
}

export const USAGE = `npm run bench -- widget [--quick] [--taps N] [--loads N] [--json]
  --quick    10 taps and 3 loads, for a first look
  --taps N   taps that are timed, 1 to 500 (default 30)
  --loads N  loads with the widget and as many without, 1 to 100 (default 9)
  --json     one JSON object as the last line`;

/** Reads the words after the name of the benchmark. @throws Error with one sentence for a word it does not know */
export function readOptions(words: readonly string[]): WidgetOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      taps: { type: 'string' },
      loads: { type: 'string' },
    },
  });
  return {
    taps: countOf('--taps', values.taps, values.quick ? 10 : 30, 500),
    loads: countOf('--loads', values.loads, values.quick ? 3 : 9, 100),
    isJson: values.json,
  };
}

function countOf(name: string, text: string | undefined, byDefault: number, most: number): number {
  const count = Number(text ?? byDefault);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new Error(`${name} must be from 1 to ${most}, not “${text}”.`);
}
