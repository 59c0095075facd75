import { loadDemo } from '../../src/database/seeds/demo/load-demo.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { startAuditedApi } from './audited-api.ts';
import { type AuditCluster, copyDatabase } from './databases.ts';

/** Loads the demo country, unpublished. @returns the name of the database, to be copied */
export async function loadDemoDatabase(cluster: AuditCluster, count: number): Promise<string> {
  const database = await copyDatabase(cluster);
  const api = await startAuditedApi(database.url, systemClock);
  try {
    // Nobody signs in during an audit.
    await loadDemo({ pool: api.platform.pool, acceptance: api.platform.acceptance, passwordHash: '-', count });
  } finally {
    await api.close();
  }
  return database.name;
}
