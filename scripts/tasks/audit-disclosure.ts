// npm run audit:disclosure [-- options]: tries to work out what the public figures withhold, from outside.
import process from 'node:process';
import { buildPackages } from '../build/build.ts';
import { inRoot } from '../build/paths.ts';
import { spawnNode } from '../process.ts';

const VITE = ['../node_modules/vite/bin/vite.js', 'build', '--config', 'audit/vite.config.ts', '--logLevel', 'warn'];

const failed = (await buildPackages()).filter((result) => result.outcome === 'failed');
for (const { name, output } of failed) console.error(`✗ ${name} could not be built:\n${output}`);
if (failed.length > 0) process.exit(1);
const build = await spawnNode(VITE, { cwd: inRoot('api') });
if (build.code !== 0) {
  console.error(`The audit could not be built:\n${build.output}`);
  process.exit(1);
}
const { code } = await spawnNode(
  ['--enable-source-maps', inRoot('api/node_modules/.audit/disclosure.js'), ...process.argv.slice(2)],
  { live: true },
);
process.exitCode = code;
