import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { readPostmasterPid } from '../../src/database/embedded/postmaster-pid.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { run } from '../../src/run.ts';
import { makeTemporaryPlace } from '../postgres/temporary-place.ts';

const dataDir = makeTemporaryPlace();
const before = process.listeners('SIGTERM');
const ours = () => process.listeners('SIGTERM').filter((listener) => !before.includes(listener));
afterEach(() => {
  for (const listener of ours()) {
    process.off('SIGTERM', listener);
    process.off('SIGINT', listener);
  }
  process.exitCode = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

test('a start that is told to stop while PostgreSQL comes up stops it again and ends well', async () => {
  const settings = readSettings({ DATA_DIR: dataDir, PORT: '4999', SEED: 'none', DEMO_SITE_PORT: '0' });
  // Builds that do not exist: were the start to go on as far as them, it would fail.
  const builds = { widget: '/nowhere', demoSite: '/nowhere', pages: '/nowhere' };
  const running = run(settings, pino({ level: 'silent' }), builds);
  for (const listener of ours()) listener('SIGTERM');
  await running;
  expect(process.exitCode).toBe(0);
  expect(readPostmasterPid(join(dataDir, 'postgres'))).toBeUndefined();
  // The folder was let go of, and the database in it is whole.
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const again = await openDatabase({ dataDir, log });
  await again.stop();
});
