import { DataloaderType, type EntityClass, type EntitySchema } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { Connections } from './connections.ts';
import { RESTING_ROLE } from './pool.ts';

/**
 * Starts the ORM on a migrated database. Its connections start in the resting role, like all others. References
 * are loaded in batches within a tick, so that a list costs one statement a relation.
 */
export function startOrm(url: string, entities: (EntitySchema | EntityClass<object>)[]): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
    entities,
    dataloader: DataloaderType.ALL,
    forceUtcTimezone: true,
    pool: { min: 0, max: 6 },
    driverOptions: {
      stream: Connections.to(url).stream,
      options: `-c role=${RESTING_ROLE}`,
      application_name: 'otklik-orm',
      statement_timeout: 15_000,
      lock_timeout: 2_000,
      idle_in_transaction_session_timeout: 15_000,
      connectionTimeoutMillis: 2_000,
    },
  });
}
