// npm run bench -- <name> [options]: measures, and prints what it measured with. Nothing here is a test.
import { join } from 'node:path';
import process from 'node:process';
import { BENCHES, buildBenches, OUTSIDE_BENCHES } from '../bench/benches.ts';
import { buildPackages } from '../build/build.ts';
import { ensureChromium } from '../chromium.ts';
import { spawnNode } from '../process.ts';
import { SERVER_FLAGS } from '../run/server-flags.mjs';

const [name, ...args] = process.argv.slice(2);
if (!name || !(Object.hasOwn(BENCHES, name) || Object.hasOwn(OUTSIDE_BENCHES, name))) {
  const outside = Object.entries(OUTSIDE_BENCHES).map(([key, { what }]): [string, string] => [key, what]);
  const list = [...Object.entries(BENCHES), ...outside].map(([key, what]) => `  ${key.padEnd(10)}${what}`);
  console.error([name ? `There is no benchmark “${name}”.` : 'Say which benchmark to run.', ...list].join('\n'));
  process.exit(2);
}
process.exitCode = await (OUTSIDE_BENCHES[name] ? runOutside(OUTSIDE_BENCHES[name].file) : runBuilt(name));

async function runBuilt(bench: string): Promise<number> {
  const folder = await buildBenches();
  // Servers that a benchmark starts run as `npm start` runs them: processes that it forks inherit the flags.
  return (await spawnNode([...SERVER_FLAGS, join(folder, `${bench}.js`), ...args], { live: true })).code;
}

async function runOutside(file: string): Promise<number> {
  const chromium = await ensureChromium();
  const failed = (await buildPackages()).filter(({ outcome }) => outcome === 'failed');
  for (const { name: part, output } of failed) console.error(`✗ ${part} could not be built:\n${output}`);
  if (failed.length > 0) return 1;
  return (await spawnNode([file, ...args], { live: true, env: { CHROMIUM_PATH: chromium } })).code;
}
