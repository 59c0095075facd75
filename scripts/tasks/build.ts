// npm run build [-- api widget dashboard]: builds what changed. `--quiet` says nothing about what is up to date.
import process from 'node:process';
import { buildPackages } from '../build/build.ts';
import { PLANS } from '../build/packages.ts';

const words = process.argv.slice(2);
const isQuiet = words.includes('--quiet');
const names = words.filter((word) => !word.startsWith('-'));
const unknown = names.filter((name) => !PLANS.some((plan) => plan.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no package “${unknown.join(', ')}” to build. Packages: ${PLANS.map((p) => p.name).join(', ')}.`,
  );
  process.exit(2);
}

const results = await buildPackages(names);
for (const { name, outcome, ms, output } of results) {
  const seconds = `${(ms / 1000).toFixed(1)} s`;
  if (outcome === 'fresh' && !isQuiet) console.error(`✓ ${name} is up to date`);
  if (outcome === 'built') console.error(`✓ ${name} built in ${seconds}`);
  if (outcome === 'failed') console.error(`✗ ${name} could not be built:\n${output}`);
}
process.exitCode = results.some((result) => result.outcome === 'failed') ? 1 : 0;
