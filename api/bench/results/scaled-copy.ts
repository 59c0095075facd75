import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_ITEMS, INDEX_PAIRS } from '../../src/modules/results/tally.ts';
import type { DataSize } from '../read/data/ratings.ts';
import { keepMonths, openReadDatabase, type ReadDatabase, withClient } from '../read/read-database.ts';

/** How many times more ratings stand behind the tallies of the copy. */
export const TIMES = 100;

const VALUES = [0, 1, 2, 3, 4, 5];
const SUMS = ['n', 'a', 'b', 'ab', 'aa', 'bb'];
const TABLES: [table: string, columns: string[]][] = [
  [
    'core_tally',
    [
      ...CORE_ITEMS.flatMap((item) => VALUES.map((value) => `${item}_n${value}`.toLowerCase())),
      ...INDEX_PAIRS.flatMap((pair) => SUMS.map((sum) => `${pair}_${sum}`.toLowerCase())),
    ],
  ],
  ['item_tally', VALUES.map((value) => `n${value}`)],
  ['driver_tally', ['sat', 'ease', 'time'].flatMap((item) => SUMS.map((sum) => `${item}_${sum}`))],
  ['driver_pair_tally', SUMS],
];

/**
 * Opens a copy of the database of a size in which every tally of ratings is a hundred times larger; in the folder beside
 * it, where it is made unless it is there.
 * @param onOpen is given what takes it away again, as soon as there is something to take away
 */
export async function openScaledCopy(
  size: DataSize,
  folder: string,
  tell: (words: string) => void,
  onOpen: (drop: () => Promise<void>) => void,
): Promise<ReadDatabase> {
  const scaled = { ...size, name: `${size.name}-times-${TIMES}`, ratings: TIMES * size.ratings };
  const copy = join(folder, scaled.name);
  const marker = join(copy, 'scaled-with-what-is-kept');
  if (!existsSync(marker)) {
    rmSync(copy, { recursive: true, force: true });
    // Whoever owns the files, PostgreSQL among them, owns the copies.
    execFileSync('cp', ['-a', join(folder, size.name), copy]);
  }
  const database = await openReadDatabase(scaled, folder, tell, onOpen);
  if (existsSync(marker)) return database;
  await withClient(database.url, async (client) => {
    await client.query('set synchronous_commit = off');
    for (const [table, columns] of TABLES)
      await client.query(
        `update ${table} set ${columns.map((column) => `${column} = ${TIMES} * ${column}`).join(', ')}`,
      );
    // What is kept of months is a hundred times less.
    await client.query('delete from running_sums_month');
    await client.query('vacuum full core_tally');
    await client.query('vacuum analyze');
  });
  await keepMonths(database.url, scaled, tell);
  writeFileSync(marker, '');
  tell(`${scaled.name}: made`);
  return database;
}
