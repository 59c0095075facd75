import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrations } from '../../src/database/migrations/index.ts';
import { prepareRoles } from '../../src/database/roles.ts';

/** Brings an empty database to where it was before a migration: all that come before it have run. @param name its name */
export async function migrateToBefore(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await prepareRoles(client);
  await client.end();
  const before = migrations.findIndex((migration) => migration.name === name);
  if (before < 0) throw new Error(`There is no migration ${name}.`);
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    logger: () => undefined,
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations.slice(0, before),
      snapshot: false,
      transactional: true,
      allOrNothing: true,
    },
  });
  await orm.migrator.up();
  await orm.close();
}
