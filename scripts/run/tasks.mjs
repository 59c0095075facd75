import { existsSync } from 'node:fs';
import { SERVER_FLAGS } from './server-flags.mjs';

/**
 * What each task runs, in order. A task is either one of our scripts or a build followed by a command of the built api;
 * the command is then a direct child of `run.mjs`, so that a signal meets no second waiting process.
 *
 * @type {Record<string, { script: string } | { command: string }>}
 */
export const TASKS = {
  start: { command: 'api/dist/main.js' },
  dev: { script: 'scripts/tasks/dev.ts' },
  build: { script: 'scripts/tasks/build.ts' },
  test: { script: 'scripts/tasks/test.ts' },
  check: { script: 'scripts/tasks/check.ts' },
  format: { script: 'scripts/tasks/format.ts' },
  seed: { command: 'api/dist/commands/seed.js' },
  schema: { command: 'api/dist/commands/print-schema.js' },
  recount: { command: 'api/dist/commands/recount.js' },
  backup: { command: 'api/dist/commands/backup.js' },
  'mode-table': { command: 'api/dist/commands/mode-table.js' },
  lighthouse: { script: 'scripts/tasks/lighthouse.ts' },
  conform: { script: 'api/conformance/main.ts' },
  bench: { script: 'scripts/tasks/bench.ts' },
  load: { script: 'scripts/tasks/load.ts' },
  chaos: { script: 'scripts/tasks/chaos.ts' },
  simulate: { script: 'scripts/tasks/simulate.ts' },
  'audit:disclosure': { script: 'scripts/tasks/audit-disclosure.ts' },
};

/**
 * The command lines (without the runtime) of a task.
 *
 * @param {string} task a key of TASKS
 * @param {readonly string[]} args what the person typed after the task
 * @param {URL} root the checkout
 * @returns {string[][]}
 */
export function stepsOf(task, args, root) {
  const what = TASKS[task];
  if (!what) throw new Error(`There is no task “${task}”.`);
  if ('script' in what) return [[what.script, ...args]];
  const run = [...SERVER_FLAGS, what.command, ...args];
  // Help needs no fresh build, only some build.
  if (args.includes('--help') && existsSync(new URL(what.command, root))) return [run];
  const packages = task === 'start' ? [] : ['api'];
  return [['scripts/tasks/build.ts', '--quiet', ...packages], run];
}
