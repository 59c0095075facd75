// npm test [-- --project api some-file]: builds what changed, then runs every test against real PostgreSQL and Chromium.
import { mkdirSync, rmSync } from 'node:fs';
import process from 'node:process';
import { buildPackages } from '../build/build.ts';
import { inRoot } from '../build/paths.ts';
import { ensureChromium } from '../chromium.ts';
import { spawnNode } from '../process.ts';

const REPORT = inRoot('.reports/vitest.json');

mkdirSync(inRoot('.reports'), { recursive: true });
// A report that outlives its run would be counted as the next one.
rmSync(REPORT, { force: true });

const chromium = await ensureChromium().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

for (const { name, outcome, output } of await buildPackages()) {
  if (outcome !== 'failed') continue;
  // The tests that need the missing part fail and say so; the others still tell what they can.
  console.error(`✗ ${name} could not be built:\n${output}`);
  process.exitCode = 1;
}

const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
const args = [inRoot('node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...process.argv.slice(2)];
const { code } = await spawnNode(args, { live: true, env: { CHROMIUM_PATH: chromium, NODE_ENV: 'test' } });
process.exitCode ||= code;
