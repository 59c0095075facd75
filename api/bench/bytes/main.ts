// Part of npm run bench -- start: the bytes a rating costs on disk and in the log of PostgreSQL. Prints one JSON object.
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openDatabase } from '../../src/database/open-database.ts';
import { importedRatings } from '../import/import-rows.ts';
import { makePartner } from '../import/partner.ts';
import { importRequests, sendImports } from '../import/send-imports.ts';
import { startBenchDatabase } from '../ingest/bench-database.ts';
import { startChildServer } from '../ingest/child-server.ts';
import { serviceSlugs } from '../ingest/registry.ts';
import { Started } from '../ingest/started.ts';
import type { BytesReport, InstallationBytes, WayBytes } from './report.ts';
import { sendRatings } from './send-ratings.ts';
import { growthPerRating, logPosition, sizesOf, totalOf } from './sizes.ts';

const SERVICES = 40;
const CONNECTIONS = 64;
/** One after another they take long, and fewer tell the same. */
const LONE_SHARE = 0.1;
/** Until every connection has told what it wrote. */
const STATISTICS_MS = 1_500;

const { values } = parseArgs({ options: { ratings: { type: 'string' }, installation: { type: 'string' } } });
const ratings = Number(values.ratings ?? 20_000);
const report: BytesReport = {
  ...(await measureWays()),
  installation: values.installation ? await measureInstallation(values.installation) : null,
};
console.log(JSON.stringify(report));

/** Stores ratings in several ways in a database of their own, and looks how much it grew. */
async function measureWays(): Promise<Omit<BytesReport, 'installation'>> {
  const services = serviceSlugs(SERVICES);
  const database = await startBenchDatabase(services);
  try {
    const key = await makePartner(database.url);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const started = new Started();
    try {
      const server = await started.add(startChildServer({ url: database.url, isWithoutDatabase: false }));
      const { port } = server;
      const lone = Math.round(ratings * LONE_SHARE);
      const oneByOne = (count: number, connections: number, targets: readonly string[], seed: number) => () =>
        sendRatings({ port, services: targets, ratings: count, connections, seed });
      const imported = async () => {
        const rows = importedRatings(ratings, { services, seed: 4, now: new Date() }).map(({ row }) => row);
        await sendImports(importRequests(rows, { port, key, asked: 'COUNTS' }), port, 4);
      };
      const ways: [string, number, () => Promise<void>][] = [
        ['one after another', lone, oneByOne(lone, 1, services, 1)],
        [`${CONNECTIONS} at once, ${SERVICES} services`, ratings, oneByOne(ratings, CONNECTIONS, services, 2)],
        [`${CONNECTIONS} at once, one service`, ratings, oneByOne(ratings, CONNECTIONS, services.slice(0, 1), 3)],
        [`imported, ${SERVICES} services, 30 days`, ratings, imported],
      ];
      const measured: WayBytes[] = [];
      for (const [what, count, store] of ways) {
        process.stderr.write(`bytes: ${what}\n`);
        measured.push({ what, ...(await growthOf(client, count, store)) });
      }
      return { version: database.version, settings: database.settings, ways: measured };
    } finally {
      await client.end();
      await started.stop();
    }
  } finally {
    await database.drop();
  }
}

async function growthOf(client: pg.Client, count: number, store: () => Promise<void>): Promise<Omit<WayBytes, 'what'>> {
  const [sizes, log] = [await sizesOf(client), await logPosition(client)];
  await store();
  const written = await logPosition(client);
  await wait(STATISTICS_MS);
  const { wholePages } = await logPosition(client);
  const growth = growthPerRating(sizes, await sizesOf(client), count);
  return {
    ratings: count,
    growth,
    onDisk: totalOf(growth),
    inLog: (written.bytes - log.bytes) / count,
    wholePages: (wholePages - log.wholePages) / count,
  };
}

/** What the ratings of an installation take, the demo of 18 months for example. */
async function measureInstallation(dataDir: string): Promise<InstallationBytes> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const database = await openDatabase({ dataDir, log, attach: true });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number; all: string }>(
      'select count(*)::integer as n, pg_database_size(current_database()) as all from submission',
    );
    const sizes = await sizesOf(client);
    const empty = growthPerRating(sizes, sizes, 1);
    const perRating = growthPerRating(empty, sizes, rows[0]!.n);
    return { ratings: rows[0]!.n, databaseBytes: Number(rows[0]!.all), perRating, onDisk: totalOf(perRating) };
  } finally {
    await client.end();
    await database.stop();
  }
}
