import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { clusterUrl, readClusterRecord } from '../../src/database/embedded/cluster-record.ts';
import { checkDurability } from '../../src/database/durability.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import { readinessOf } from '../../src/server/health.ts';
import { type Platform, startPlatform } from '../../src/server/platform.ts';
import { durableDatabase } from '../postgres/durable-database.ts';
import { onDatabase, testDatabase } from '../postgres/test-database.ts';
import { startLoggedServer, type LoggedServer } from '../server/logged-server.ts';
import { asAdmin } from '../support/as-admin.ts';
import { type SmallRegistry, storeSmallRegistry } from '../support/small-registry.ts';
import { FaultProxy } from './fault-proxy.ts';

/** A database that can be looked into past the line that fails. */
export interface WatchedDatabase {
  url: string;
  adminUrl: string;
  drop(): Promise<void>;
}

/** A whole api whose line to PostgreSQL can be made to fail. */
export interface FaultyApi {
  database: WatchedDatabase;
  proxy: FaultProxy;
  platform: Platform;
  server: LoggedServer;
  /** What the platform logged of errors, line by line. */
  platformLines: string[];
  registry: SmallRegistry;
  /** Key of a partner that may import. */
  key: string;
  close(): Promise<void>;
}

/** A database with the durability of an installation; about two seconds. */
export async function durableWatchedDatabase(): Promise<WatchedDatabase> {
  const database = await durableDatabase();
  return { url: database.url, adminUrl: adminUrlOf(database.dataDir), drop: () => database.drop() };
}

/** Address of an embedded cluster's own database for its superuser. */
export const adminUrlOf = (dataDir: string): string =>
  onDatabase(clusterUrl(readClusterRecord(dataDir)!, 'superuser'), 'otklik');

/** Handler of the built pages. */
const PAGES_FILE = join(import.meta.dirname, '../../../dashboard/build/handler.js');

/**
 * Starts an api over a proxy. The database is one of the test cluster unless another one is given.
 * @param options.withPages serves the built pages as well
 */
export async function startFaultyApi(
  given?: WatchedDatabase,
  { withPages = false }: { withPages?: boolean } = {},
): Promise<FaultyApi> {
  const database = given ?? (await testDatabase());
  const { proxy, url } = await FaultProxy.before(database.url);
  const platformLines: string[] = [];
  const platform = await startPlatform({
    url,
    receiptKey: randomBytes(32),
    clock: systemClock,
    log: pino({ level: 'error' }, { write: (line) => void platformLines.push(line) }),
  });
  const registry = await storeSmallRegistry(platform.pool);
  await platform.directory.refresh();
  const key = await storePartnerKey(database, registry.ministry);
  const server = await startLoggedServer(platform, {
    pagesFile: withPages ? PAGES_FILE : null,
    readiness: readinessOf(
      platform.pool,
      checkDurability,
      () => false,
      () => platform.acceptance.writer.canStore,
    ),
  });
  return {
    database,
    proxy,
    platform,
    platformLines,
    server,
    registry,
    key,
    async close() {
      proxy.line = { kind: 'GOOD' };
      await server.close();
      await platform.close();
      await proxy.close();
      await database.drop();
    },
  };
}

/** Stores a key that may import ratings, unless told otherwise. @returns its text */
export async function storePartnerKey(
  database: WatchedDatabase,
  authorityId: string,
  scope: 'ratings:write' | 'invitations:issue' = 'ratings:write',
): Promise<string> {
  const key = newPartnerKey();
  await asAdmin(
    database,
    `insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, 'call centre', $3, $4)`,
    [uuidV7(), authorityId, partnerKeyHash(key), [scope]],
  );
  return key;
}

/** Rows that break an invariant of the database, of all invariants there are. */
export async function brokenInvariants(database: WatchedDatabase): Promise<unknown[]> {
  const folder = join(import.meta.dirname, '../../src/database/checks');
  const found = [];
  for (const file of readdirSync(folder))
    found.push(...(await asAdmin(database, readFileSync(join(folder, file), 'utf8'))));
  return found;
}
