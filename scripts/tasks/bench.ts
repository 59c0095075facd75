// npm run bench -- <name> [options]: measures, and prints what it measured with. Nothing here is a test.
import { join } from 'node:path';
import process from 'node:process';
import { BENCHES, buildBenches } from '../bench/benches.ts';
import { spawnNode } from '../process.ts';

const [name, ...args] = process.argv.slice(2);
if (!name || !Object.hasOwn(BENCHES, name)) {
  const list = Object.entries(BENCHES).map(([key, what]) => `  ${key.padEnd(10)}${what}`);
  console.error([name ? `There is no benchmark “${name}”.` : 'Say which benchmark to run.', ...list].join('\n'));
  process.exit(2);
}
const folder = await buildBenches();
const { code } = await spawnNode([join(folder, `${name}.js`), ...args], { live: true });
process.exitCode = code;
