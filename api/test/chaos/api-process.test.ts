import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SERVER_ENV, SERVER_FLAGS } from '../../../scripts/run/server-flags.mjs';
import { ApiProcess } from '../../chaos/processes/api-process.ts';

test('what is killed runs with the flags and the environment of npm start, also when it is started again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'otklik-process-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'told.mjs');
  writeFileSync(
    file,
    `console.log(JSON.stringify([process.execArgv, process.env.NODE_ENV, process.env.PLACE]));
     setInterval(() => undefined, 1_000);`,
  );
  const api = ApiProcess.start({ file, env: { PLACE: 'here' } });
  onTestFinished(() => api.cut());
  const told = `${JSON.stringify([SERVER_FLAGS, SERVER_ENV.NODE_ENV, 'here'])}\n`;
  await vi.waitFor(() => expect(api.tail).toBe(told), 10_000);
  await api.kill();
  await vi.waitFor(() => expect(api.tail).toBe(told + told), 10_000);
});
