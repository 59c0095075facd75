import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Most connections of one process: those of its pools and of its ORM. */
const CONNECTIONS_OF_A_PROCESS = 24;
/** For us: what looks on, prepares and examines. */
const FURTHER_CONNECTIONS = 12;

/**
 * Gives PostgreSQL room for so many processes of the api, from its next start on; a single one fits in as an installation
 * has it.
 */
export async function makeRoomFor(processes: number, adminUrl: string): Promise<void> {
  if (processes === 1) return;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const connections = processes * CONNECTIONS_OF_A_PROCESS + FURTHER_CONNECTIONS;
    await client.query(`alter system set max_connections = ${connections}`);
  } finally {
    await client.end();
  }
}

/** Settings of processes beside a database: each has a folder of its own, several of them one file of secrets. */
export function placesBeside(databaseUrl: string, processes: number, folder: string): Record<string, string>[] {
  const secrets: Record<string, string> = processes > 1 ? { OTKLIK_SECRETS_FILE: makeSecrets(folder) } : {};
  return Array.from({ length: processes }, (_, number) => {
    const place = join(folder, `api-${number}`);
    mkdirSync(place);
    return { DATA_DIR: place, DATABASE_URL: databaseUrl, ...secrets };
  });
}

function makeSecrets(folder: string): string {
  const file = join(folder, 'secrets.json');
  writeFileSync(file, JSON.stringify({ receiptKey: randomBytes(32).toString('base64url') }), { mode: 0o600 });
  return file;
}
