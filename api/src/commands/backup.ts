import { resolve } from 'node:path';
import pino from 'pino';
import { asCommand } from '../command-database.ts';
import { readSettings } from '../config.ts';
import { backUpInstallation } from '../database/backup/back-up-installation.ts';
import { StartupError } from '../startup-error.ts';

/** `npm run backup -- <folder>`: backs up the embedded database, also while the server works (docs/backup.md). */
await asCommand(async () => {
  const { dataDir, databaseUrl, secretsFile = `${dataDir}/secrets.json` } = readSettings();
  const [target, ...more] = process.argv.slice(2);
  if (!target || target.startsWith('-') || more.length > 0)
    throw new StartupError('Say into which folder: npm run backup -- /backup/2026-11-28');
  if (databaseUrl)
    throw new StartupError('DATABASE_URL is set: back that PostgreSQL up with its own tools (docs/backup.md).');
  const log = pino({ level: 'warn' }, pino.destination(2));
  const startedAt = performance.now();
  const { bytes, segments } = await backUpInstallation({ dataDir, target: resolve(target), log });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  process.stdout.write(
    `${target}: ${Math.round(bytes / 1e6)} MB of database, ${segments} segments of WAL, in ${seconds} s\n` +
      `The keys are not in it. Keep a copy of ${secretsFile} in another place.\n`,
  );
});
