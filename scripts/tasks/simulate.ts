// npm run simulate [-- options]: a country whose truth is known, and what the figures make of it.
import process from 'node:process';
import { inRoot } from '../build/paths.ts';
import { spawnNode } from '../process.ts';

const VITE = ['../node_modules/vite/bin/vite.js', 'build', '--config', 'simulate/vite.config.ts', '--logLevel', 'warn'];

const build = await spawnNode(VITE, { cwd: inRoot('api') });
if (build.code === 0) {
  const { code } = await spawnNode([inRoot('api/node_modules/.simulate/simulate.js'), ...process.argv.slice(2)], {
    live: true,
  });
  process.exitCode = code;
} else {
  console.error(`The command could not be built:\n${build.output}`);
  process.exitCode = 1;
}
