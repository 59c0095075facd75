import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { machine } from '../../api/bench/report/machine.ts';
import { type ScratchServer, startScratchServer } from '../scratch-server/start.ts';
import { circumstanceLines, circumstancesOf } from './circumstances.ts';

let server: ScratchServer;
beforeAll(async () => {
  server = await startScratchServer({ ratings: 1_000 });
}, 240_000);
afterAll(() => server.stop());

test('what is measured in a browser has machine, versions and settings, those of the PostgreSQL behind it among them', async () => {
  const browser = { version: () => '140.0' };
  const found = await circumstancesOf(machine(), server, browser, { viewport: '1280×900' });
  expect(found).toEqual({
    machine: expect.objectContaining({ cpu: expect.any(String), loadBefore: expect.any(Number) }),
    versions: { node: process.versions.node, postgresql: expect.stringMatching(/^\d+\.\d+/), chromium: '140.0' },
    settings: {
      ...{ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
      ...{ wal_sync_method: expect.any(String), shared_buffers: expect.any(String) },
      ...{ demoRatings: 1_000, viewport: '1280×900' },
    },
  });
  const [, versions, settings] = circumstanceLines(found);
  expect(versions).toContain(`postgresql ${found.versions.postgresql}`);
  expect(settings).toMatch(/^settings {2}.*fsync on.* · demoRatings 1000 · viewport 1280×900$/);
});
