// npm run chaos [-- options]: kills the api and PostgreSQL under load, and proves that nothing acknowledged is lost.
import process from 'node:process';
import { buildPackages } from '../build/build.ts';
import { inRoot } from '../build/paths.ts';
import { spawnNode } from '../process.ts';

const VITE = ['../node_modules/vite/bin/vite.js', 'build', '--config', 'chaos/vite.config.ts', '--logLevel', 'warn'];

const failed = (await buildPackages()).filter((result) => result.outcome === 'failed');
for (const { name, output } of failed) console.error(`✗ ${name} could not be built:\n${output}`);
if (failed.length > 0) process.exit(1);
const build = await spawnNode(VITE, { cwd: inRoot('api') });
if (build.code !== 0) {
  console.error(`The command could not be built:\n${build.output}`);
  process.exit(1);
}
const { code } = await spawnNode([inRoot('api/node_modules/.chaos/chaos.js'), ...process.argv.slice(2)], {
  live: true,
});
process.exitCode = code;
