import type { Pool } from 'pg';
import pino, { type Level, type Logger } from 'pino';
import { readSettings, type Settings } from './config.ts';
import { Connections } from './database/connections.ts';
import { openDatabase } from './database/open-database.ts';
import { createPool } from './database/pool.ts';
import { StartupError } from './startup-error.ts';

/** What a command is given. */
export interface CommandDatabase {
  /** Connection string of the login. */
  url: string;
  config: Settings;
  /** Writes to standard error: a command answers on standard output. */
  log: Logger;
}

/**
 * Runs a command beside a server, or without one: on the database that runs, else on one started for the duration.
 * @param level below which nothing is logged; absent: that of the settings
 */
export const onDatabase = (
  work: (database: CommandDatabase) => Promise<void>,
  { level }: { level?: Level } = {},
): Promise<void> =>
  asCommand(async () => {
    const config = readSettings();
    const log = pino({ level: level ?? config.logLevel }, pino.destination(2));
    const { databaseUrl, dataDir } = config;
    const database = await openDatabase({ databaseUrl, dataDir, log, attach: true });
    try {
      await work({ url: database.url, config, log });
    } finally {
      await database.stop();
    }
  });

/** Runs a command: whatever keeps it from its work is said in one sentence, and it ends with 1. */
export async function asCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/**
 * The same for a command that needs connections alone, whose statements may take as long as they need.
 * @param options.name of the command; `max` how many connections it needs at once
 */
export const withConnections = (
  { name, max }: { name: string; max: number },
  work: (pool: Pool, log: Logger) => Promise<void>,
): Promise<void> =>
  onDatabase(
    async ({ url, log }) => {
      const pool = createPool({ url, max, name: `otklik-${name}`, statementTimeoutMs: 0 }, (error) =>
        log.warn(error.message),
      );
      try {
        await work(pool, log);
      } finally {
        await pool.end();
        await Connections.to(url).closed();
      }
    },
    { level: 'warn' },
  );
