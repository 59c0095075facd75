import type { Outsider } from './outsider.ts';
import { addCounts, addNumbers, type ToldNumbers } from './told-numbers.ts';

/** Of the prose of the page: the values of answers, the ladder, the limits and the days that it explains. */
const PROSE = new Set(['0', '5', '7', '10', '25', '29', '30', '50', '75', '80', '95', '100']);

interface Mix {
  year: number;
  shares: { channel: string; percent: number }[];
}

interface Told {
  method: unknown;
  modeTables: { version: string; items: unknown }[];
  referenceMixes: Mix[];
  parallelRuns: unknown;
}

/** The frozen parts of the method, by which its page can be opened, and every number that the API tells of it. */
export interface ToldOfMethod extends ToldNumbers {
  /** What only the text around the figures may show as well. */
  prose: ReadonlySet<string>;
  tables: string[];
  years: number[];
}

/** Asks for all that the page about the method may show. */
export async function toldOfMethod(outsider: Outsider): Promise<ToldOfMethod> {
  const told = await outsider.ask<Told>(`{
    method { constants { code value meaning } bridges { probability touchpoints } }
    modeTables(first: 100) {
      version
      items {
        answers units modes { effect standardError answers referenceAnswers }
        classes { modes { effect standardError answers referenceAnswers } }
        mix { effect standardError answers } components
        modeInteraction { df1 df2 f p largest } interaction { df1 df2 f p largest }
      }
    }
    referenceMixes(first: 100) { year shares { channel percent } }
    parallelRuns { links { difference { value n interval { low high } } } }
  }`);
  const numbers = new Set<string>();
  addNumbers(told, numbers, [0, 1, 2, 3]);
  // Below it the page says only that p is smaller.
  numbers.add('0.001');
  // Chances are shown in percent, channels with the sum of their parts.
  addNumbers(percentages(told.method), numbers, [0, 1]);
  for (const { shares } of told.referenceMixes) addNumbers(sumsByChannel(shares), numbers, [1]);
  const counts = new Set<string>();
  addCounts(told.modeTables, counts);
  return {
    numbers,
    counts,
    prose: PROSE,
    tables: told.modeTables.map(({ version }) => version),
    years: told.referenceMixes.map(({ year }) => year),
  };
}

const percentages = (method: unknown): number[] =>
  (method as { bridges: { probability: number }[] }).bridges.map(({ probability }) => 100 * probability);

/** A half may be rounded either way, as the last digits of a sum depend on the order of its parts. */
const HALF = 1e-9;

function sumsByChannel(shares: Mix['shares']): number[] {
  const sums = new Map<string, number>();
  for (const { channel, percent } of shares) sums.set(channel, (sums.get(channel) ?? 0) + percent);
  return [...sums.values()].flatMap((sum) => [sum - HALF, sum + HALF]);
}
