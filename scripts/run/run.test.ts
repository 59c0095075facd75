import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseArguments } from './arguments.mjs';
import { exitCodeOf, oncePerGesture } from './child.mjs';
import { digestOf, installInputs } from './install.mjs';
import { canRunTasks } from './runtime.mjs';
import { SERVER_FLAGS } from './server-flags.mjs';
import { stepsOf, TASKS } from './tasks.mjs';

let folder: string;
let root: URL;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'otklik-run-'));
  root = pathToFileURL(`${folder}/`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

describe('the words of a command', () => {
  test('the first is the task, the rest is passed on', () => {
    expect(parseArguments(['test', '--project', 'api'])).toEqual({ task: 'test', args: ['--project', 'api'] });
  });

  test('a separator typed by hand is dropped, a later one is kept', () => {
    expect(parseArguments(['start', '--', '--help'])).toEqual({ task: 'start', args: ['--help'] });
    expect(parseArguments(['test', 'a', '--', 'b'])).toEqual({ task: 'test', args: ['a', '--', 'b'] });
  });

  test('no word is no task', () => {
    expect(parseArguments([])).toEqual({ task: undefined, args: [] });
  });
});

describe('an installation', () => {
  test('depends on the workspace files and the package.json of each package, and on nothing installed', () => {
    for (const file of ['package.json', 'pnpm-lock.yaml', 'api/package.json', 'node_modules/x/package.json']) {
      write(file, '{}');
    }
    write('docs/readme.md', '');
    expect(installInputs(root)).toEqual(['package.json', 'pnpm-lock.yaml', 'api/package.json']);
  });

  test('is another one when a byte changes or moves to another file', () => {
    write('a', 'xy');
    write('b', 'z');
    const before = digestOf(root, ['a', 'b']);
    expect(digestOf(root, ['a', 'b'])).toBe(before);
    write('a', 'x');
    write('b', 'yz');
    expect(digestOf(root, ['a', 'b'])).not.toBe(before);
  });
});

describe('a task', () => {
  test('of the api builds before it runs, and starts nothing between us and the api', () => {
    expect(stepsOf('start', ['--port=1'], root)).toEqual([
      ['scripts/tasks/build.ts', '--quiet'],
      [...SERVER_FLAGS, 'api/dist/main.js', '--port=1'],
    ]);
    expect(stepsOf('recount', [], root)[0]).toEqual(['scripts/tasks/build.ts', '--quiet', 'api']);
  });

  test('asked for help does not build what is already there', () => {
    expect(stepsOf('start', ['--help'], root)).toHaveLength(2);
    write('api/dist/main.js', '');
    expect(stepsOf('start', ['--help'], root)).toEqual([[...SERVER_FLAGS, 'api/dist/main.js', '--help']]);
  });

  test('is behind every script of package.json, in place of the shell that a signal would kill alone', async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
    const commands = Object.entries(manifest.scripts as Record<string, string>);
    expect(commands.map(([name]) => name).sort()).toEqual(Object.keys(TASKS).sort());
    for (const [name, command] of commands) expect(command).toBe(`exec node scripts/run.mjs ${name}`);
  });
});

test('only a Node that reads TypeScript stands in for the pinned one', () => {
  expect(['20.20.2', '22.17.0', '22.18.0', '24.0.0', '26.1.0'].map(canRunTasks)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

describe('a wish to stop', () => {
  test('that arrives twice at once is one wish; a later one counts again', () => {
    const isNew = oncePerGesture();
    expect([0, 3, 900, 2500].map(isNew)).toEqual([true, false, false, true]);
  });

  test('has the exit code that a shell reports', () => {
    expect([exitCodeOf(3, null), exitCodeOf(null, 'SIGINT'), exitCodeOf(null, 'SIGTERM')]).toEqual([3, 130, 143]);
  });

  /** Says how often it was asked to stop, and takes its time. */
  const PATIENT = `
    let asked = 0;
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
      asked += 1;
      setTimeout(() => { console.log('asked ' + asked); process.exit(7); }, 300);
    });
    setInterval(() => {}, 1000);
    console.log('ready ' + process.pid);
  `;

  const startWaiting = async (): Promise<{ parent: ChildProcess; output: () => string }> => {
    const { child, output } = await startReady([process.execPath, parentScript()]);
    return { parent: child, output };
  };

  const startUnderShell = async (): Promise<{ shell: ChildProcess; output: () => string }> => {
    // A second command keeps the shell from making way for the first.
    const { child, output } = await startReady(['/bin/sh', '-c', `'${process.execPath}' '${parentScript()}'; true`]);
    return { shell: child, output };
  };

  /** Writes the two scripts and returns the path of the one that waits. */
  const parentScript = (): string => {
    write('patient.mjs', PATIENT);
    write(
      'parent.mjs',
      `import { runToTheEnd } from ${JSON.stringify(new URL('child.mjs', import.meta.url).href)};
       process.exitCode = await runToTheEnd(process.execPath, ['patient.mjs'], new URL('.', import.meta.url));`,
    );
    return join(folder, 'parent.mjs');
  };

  const startReady = async ([command = '', ...args]: string[]): Promise<{
    child: ChildProcess;
    output: () => string;
  }> => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    while (!text.includes('ready')) await once(child.stdout, 'data');
    return { child, output: () => text };
  };

  test('reaches the child once, even when it reaches us twice, and we wait for its end', async () => {
    const { parent, output } = await startWaiting();
    parent.kill('SIGINT');
    parent.kill('SIGTERM');
    const [code] = (await once(parent, 'close')) as [number];
    expect(output()).toContain('asked 1');
    expect(code).toBe(7);
  });

  test('is what the child understands when the shell above us is killed', async () => {
    const { output, shell } = await startUnderShell();
    shell.kill('SIGKILL');
    await once(shell, 'close');
    expect(output()).toContain('asked 1');
  });

  test('is what the child understands when we are killed without a word', async () => {
    const { parent, output } = await startWaiting();
    parent.kill('SIGKILL');
    await once(parent, 'close');
    expect(output()).toContain('asked 1');
  });
});
