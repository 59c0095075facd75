import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { ADVISORY_LOCKS } from './advisory-locks.ts';
import { migrations } from './migrations/index.ts';
import { prepareRoles } from './roles.ts';

/**
 * Brings the database at `url` to the newest schema: roles first, then every migration that has not run.
 * Several processes may call it at once; one works, the others wait and find nothing to do.
 * @throws StartupError when the login may not create the roles and they are missing.
 */
export async function migrate(url: string): Promise<void> {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [ADVISORY_LOCKS.migration]);
    await prepareRoles(lock);
    const orm = await MikroORM.init({
      clientUrl: url,
      entities: [],
      discovery: { warnWhenNoEntities: false },
      // Migrations that have run are in the database; start-up says nothing of them.
      logger: () => undefined,
      extensions: [Migrator],
      migrations: { migrationsList: migrations, snapshot: false, transactional: true, allOrNothing: true },
    });
    try {
      await orm.migrator.up();
    } finally {
      await orm.close();
    }
  } finally {
    await lock.end();
  }
}
