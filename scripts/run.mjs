#!/usr/bin/env node
// The one entry of every root command (`npm start`, `npm test` …). Plain JavaScript for any Node >= 20: it makes sure
// that the workspace is installed, then hands over to the pinned Node and waits for it.
import process from 'node:process';
import { parseArguments } from './run/arguments.mjs';
import { runToTheEnd } from './run/child.mjs';
import { installWorkspace } from './run/install.mjs';
import { findRuntime } from './run/runtime.mjs';
import { SERVER_ENV } from './run/server-flags.mjs';
import { stepsOf, TASKS } from './run/tasks.mjs';

const ROOT = new URL('..', import.meta.url);

async function main() {
  const { task, args } = parseArguments(process.argv.slice(2));
  if (!task || !Object.hasOwn(TASKS, task)) {
    const names = Object.keys(TASKS).join(', ');
    console.error(task ? `There is no task “${task}”. Tasks: ${names}.` : `Say which task to run: ${names}.`);
    return 2;
  }
  const installed = await installWorkspace(ROOT);
  if (installed !== 0) return installed;

  if (Object.hasOwn(TASKS[task] ?? {}, 'command')) process.env.NODE_ENV ??= SERVER_ENV.NODE_ENV;
  const runtime = findRuntime(ROOT);
  for (const step of stepsOf(task, args, ROOT)) {
    const code = await runToTheEnd(runtime, step, ROOT);
    if (code !== 0) return code;
  }
  return 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
