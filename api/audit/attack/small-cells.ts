import type { Collection } from '../collect/collect.ts';
import { roundCount, qualityOf, tQuantile } from '../../src/statistics/index.ts';

/** How much the figures of published cells with 10–29 answers tell of the single answers. */
export interface SmallCells {
  /** Published means of 10–29 answers with an interval. */
  cells: number;
  /** Of these: with fewer than 5 possible distributions of the answers. */
  fewDistributions: number;
  /** With exactly one: how all answered together is known, not who gave which. */
  oneDistribution: number;
  /** Where every answer must have been the same: what each single person said is known. */
  unanimous: number;
  /** Median number of possible distributions. */
  median: number;
}

/** Goes through every distribution of 10–29 answers over five options that gives the published value and interval. */
export function weighSmallCells({ sightings }: Collection): SmallCells {
  const numbers: number[] = [];
  let unanimous = 0;
  for (const { value, type, field } of sightings) {
    // The same figures again.
    if (field === 'trend') continue;
    if (type !== 'Estimate' || value.quality !== 'INDICATIVE' || value.method !== 'MEAN_SCORE_INTERVAL') continue;
    const found = distributionsBehind(value as unknown as SmallFigure);
    numbers.push(found.distributions);
    if (found.allUnanimous) unanimous++;
  }
  numbers.sort((a, b) => a - b);
  return {
    cells: numbers.length,
    fewDistributions: numbers.filter((count) => count < 5).length,
    oneDistribution: numbers.filter((count) => count === 1).length,
    unanimous,
    median: numbers[Math.floor(numbers.length / 2)] ?? 0,
  };
}

interface SmallFigure {
  value: number;
  interval: { low: number; high: number };
  n: number;
}

interface Behind {
  distributions: number;
  allUnanimous: boolean;
}

const remembered = new Map<string, Behind>();

function distributionsBehind({ value, interval, n }: SmallFigure): Behind {
  const key = [value, interval.low, interval.high, n].join(' ');
  const known = remembered.get(key);
  if (known) return known;
  const found = { distributions: 0, allUnanimous: true };
  for (let size = n - 2; size <= n + 2; size++) {
    if (roundCount(size) !== n || qualityOf(size) !== 'INDICATIVE') continue;
    const q = tQuantile(0.975, size - 1);
    const go = (at: number, left: number, steps: number, squares: number, isUnanimous: boolean): void => {
      if (at < 4) {
        for (let count = 0; count <= left; count++)
          go(at + 1, left - count, steps + at * count, squares + at * at * count, isUnanimous || count === size);
        return;
      }
      const mean = (steps + 4 * left) / (4 * size);
      if (round(100 * mean) !== value) return;
      const variance = Math.max(0, (squares + 16 * left - (steps + 4 * left) ** 2 / size) / (size - 1)) / 16;
      const effectiveN = variance === 0 ? size : Math.max(size, (mean * (1 - mean)) / (variance / size));
      const a = q ** 2 / effectiveN;
      const reach = Math.sqrt(a * (mean * (1 - mean) + a / 4));
      const low = (100 * (mean + a / 2 - reach)) / (1 + a);
      const high = (100 * (mean + a / 2 + reach)) / (1 + a);
      if (round(low) !== interval.low || round(high) !== interval.high) return;
      found.distributions++;
      found.allUnanimous &&= isUnanimous || left === size;
    };
    go(0, size, 0, 0, false);
  }
  found.allUnanimous &&= found.distributions > 0;
  remembered.set(key, found);
  return found;
}

const round = (points: number): number => Math.round(Math.round((points + 1e-9) * 10) / 10);
