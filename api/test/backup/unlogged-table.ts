import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';

/** A table that must not reach a back-up. */
export interface UnloggedTable {
  /** A text that stands in it and nowhere else. */
  content: string;
  /** Its file, from the folder of the cluster. */
  file: string;
}

/**
 * Makes an UNLOGGED table with an index and something in it, as a key of the day would be kept. It is in its files when
 * the server has been stopped.
 */
export async function makeUnloggedTable(adminUrl: string): Promise<UnloggedTable> {
  const content = `key of the day ${randomUUID()}`;
  const [row] = await ask<{ file: string }>(
    adminUrl,
    `create unlogged table key_of_the_day (content text primary key, day date);
     insert into key_of_the_day values ('${content}', '2026-11-28');
     select pg_relation_filepath('key_of_the_day') as file`,
  );
  return { content, file: row!.file };
}

/** Names of all UNLOGGED tables of a database. */
export const unloggedTables = async (adminUrl: string): Promise<string[]> =>
  (
    await ask<{ name: string }>(
      adminUrl,
      `select relname as name from pg_class where relpersistence = 'u' and relkind in ('r', 'p', 'm') order by 1`,
    )
  ).map(({ name }) => name);

/** Rows of that table. */
export const rowsOfUnloggedTable = async (adminUrl: string): Promise<number> =>
  (await ask<{ n: number }>(adminUrl, 'select count(*)::integer as n from key_of_the_day'))[0]!.n;

/** Files under a folder in which a text stands, compressed ones as well; from that folder. */
export function filesWith(text: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => contentOf(file).includes(text))
    .map((file) => file.slice(folder.length + 1));
}

function contentOf(file: string): Buffer {
  try {
    const bytes = readFileSync(file);
    return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  } catch (error) {
    // Files of a running server come and go.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

async function ask<Row>(url: string, statements: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results: pg.QueryResult | pg.QueryResult[] = await client.query(statements);
    return (Array.isArray(results) ? results : [results]).at(-1)!.rows as Row[];
  } finally {
    await client.end();
  }
}
