import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createPool } from '../../src/database/pool.ts';
import { recount } from '../../src/modules/results/index.ts';
import type { DataSize } from './data/ratings.ts';

/** Tallies of so many ratings are compared with a recount of all rows: of more it would take longer than the benchmark. */
const RECOUNTED_AT_MOST = 1_000_000;

/** A recount that found no difference. */
export interface RecountTime {
  /** Ratings that were counted again. */
  rows: number;
  seconds: number;
}

/**
 * Compares all tallies with a recount of all rows, once for each database.
 * @param file remembers how long it took
 * @returns null for a size of which no recount is made
 * @throws Error when they differ
 */
export async function recountOnce(
  url: string,
  { name, rows, ratings }: DataSize,
  file: string,
  tell: (words: string) => void,
): Promise<RecountTime | null> {
  if (rows !== ratings || ratings > RECOUNTED_AT_MOST) return null;
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as RecountTime;
  const pool = createPool({ url, max: 2, name: 'otklik-recount', statementTimeoutMs: 0 }, () => undefined);
  const startedAt = performance.now();
  const differences = await recount(pool);
  await pool.end();
  const time = { rows, seconds: (performance.now() - startedAt) / 1_000 };
  if (differences.length > 0)
    throw new Error(`The generated tallies are wrong, e.g. ${JSON.stringify(differences[0])}.`);
  tell(`${name}: the tallies equal a recount of all rows, in ${time.seconds.toFixed(1)} s`);
  writeFileSync(file, JSON.stringify(time));
  return time;
}

/** What is told of the recount of a database. */
export function recountLine(name: string, time: RecountTime | null): string {
  if (!time) return `recount   ${name}: not made; at most of ${RECOUNTED_AT_MOST} ratings, each with its row`;
  const { rows, seconds } = time;
  return `recount   ${name}: ${rows} ratings in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} a second, no difference`;
}
