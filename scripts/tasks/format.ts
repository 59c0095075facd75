// npm run format: writes every file the way `npm run check` wants it.
import process from 'node:process';
import { inRoot } from '../build/paths.ts';
import { spawnNode } from '../process.ts';

const prettier = inRoot('node_modules/prettier/bin/prettier.cjs');
const files = process.argv.slice(2);
const { code } = await spawnNode([prettier, '--write', '--log-level=warn', ...(files.length > 0 ? files : ['.'])], {
  live: true,
});
process.exitCode = code;
