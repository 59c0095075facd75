import { expect, test } from 'vitest';
import { Connections } from '../../src/database/connections.ts';
import { Directory } from '../../src/modules/registry/index.ts';
import { startTestApi } from '../support/test-api.ts';
import { createPool } from '../../src/database/pool.ts';

test('a platform that is closed leaves no connection behind, so that the server can stop at once', async () => {
  const { platform, server, database } = await startTestApi();
  await Promise.all(Array.from({ length: 5 }, () => new Directory(platform.pool).refresh()));
  await platform.orm.em.fork().execute('select 1');
  const connections = Connections.to(database.url);
  expect(connections.count).toBeGreaterThan(5);
  await server.close();
  await platform.close();
  expect(connections.count).toBe(0);
  await database.drop();
});

test('closing does not wait for long for a connection that nobody ends', async () => {
  const { platform, server, database } = await startTestApi();
  const pool = createPool({ url: database.url, max: 1, name: 'forgotten', statementTimeoutMs: 0 }, () => undefined);
  await pool.query('select 1');
  const startedAt = performance.now();
  await server.close();
  await platform.close();
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(Connections.to(database.url).count).toBe(1);
  await pool.end();
  await database.drop();
});
