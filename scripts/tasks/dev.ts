// npm run dev: the api restarts and the pages and the widget are rebuilt as their sources change. Arguments go to the api.
import process from 'node:process';
import { buildPackages } from '../build/build.ts';
import { inRoot } from '../build/paths.ts';
import { spawnNode } from '../process.ts';

const vite = inRoot('node_modules/vite/bin/vite.js');

// The api serves the built pages and the widget: something must be there before the first request.
for (const { name, outcome, output } of await buildPackages(['widget', 'dashboard'])) {
  if (outcome === 'failed') console.error(`✗ ${name} could not be built:\n${output}`);
}

const ended = await Promise.race([
  watch('api', ['--watch', '--enable-source-maps', '--import', '@oxc-node/core/register', 'src/main.ts'], 'api'),
  watch('dashboard', [vite, 'build', '--watch', '--logLevel', 'warn'], 'dashboard'),
  watch('widget', ['--watch-path=widget/src', '--watch-path=schema/src', 'widget/build.ts'], '.'),
]);
// Only a crash or a wish to stop ends a watcher; the others end with it.
process.exitCode = ended;
process.kill(process.pid, 'SIGTERM');

async function watch(name: string, command: string[], cwd: string): Promise<number> {
  const args = name === 'api' ? [...command, ...process.argv.slice(2)] : command;
  const { code } = await spawnNode(args, { cwd: inRoot(cwd), live: true });
  console.error(`${name}: the watcher has ended (code ${code}).`);
  return code;
}
