import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askChild, messageOf, stopChild } from './child.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'otklik-child-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts a child that runs these lines. */
function start(lines: string) {
  const file = join(folder, `${crypto.randomUUID()}.mjs`);
  writeFileSync(file, lines);
  return fork(file, [], { stdio: 'ignore' });
}

const ECHO = `process.on('message', (message) => process.send(message)); process.send('ready');`;

test('a child is asked, answers, and is not listened to any longer than that', async () => {
  const child = start(ECHO);
  expect(await messageOf(child)).toBe('ready');
  expect(await askChild(child, { a: 1 })).toEqual({ a: 1 });
  expect(['message', 'exit', 'error'].map((event) => child.listenerCount(event))).toEqual([0, 0, 0]);
  await stopChild(child);
  expect(child.exitCode).toBe(0);
});

test.each([
  ['with code 3', `process.exit(3)`],
  ['by SIGKILL', `process.kill(process.pid, 'SIGKILL')`],
])('a child that ends %s instead of answering is told of, and so is one that has ended', async (how, lines) => {
  const child = start(lines);
  await expect(messageOf(child)).rejects.toThrow(`A process of the benchmark ended ${how}.`);
  await expect(askChild(child, 'usage')).rejects.toThrow(`A process of the benchmark ended ${how}.`);
  await stopChild(child);
});

test('a child that is killed while it is asked does not leave us waiting', async () => {
  const child = start(`process.on('message', () => process.kill(process.pid, 'SIGKILL')); process.send('ready');`);
  await messageOf(child);
  await expect(askChild(child, 'usage')).rejects.toThrow('by SIGKILL');
});

test('a child that does not end when it is let go is killed', async () => {
  const child = start(`process.on('disconnect', () => {}); setInterval(() => {}, 1_000); process.send('ready');`);
  await messageOf(child);
  const exit = once(child, 'exit');
  await stopChild(child, 200);
  expect(await exit).toEqual([null, 'SIGKILL']);
});
