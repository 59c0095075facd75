import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endWithoutK6 } from './end-without-k6.ts';
import { findK6, K6_VERSION } from './k6.ts';

let folder: string;
/** The only folder on the PATH, and the one of tools that are built; empty at first. */
let places: { path: string; own: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'otklik-k6-'));
  places = { path: join(folder, 'path'), own: join(folder, 'own') };
  mkdirSync(places.path);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Puts a command into a folder that is this shell script. */
function install(place: string, name: string, lines: string): void {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, name), `#!/bin/sh\n${lines}\n`);
  chmodSync(join(place, name), 0o755);
}

/** What is found, and what was told on the way. */
async function find() {
  const told: string[] = [];
  return { found: await findK6((what) => told.push(what), places), told };
}

test('without k6 and without Go there is none, and nothing is built', async () => {
  expect(await find()).toEqual({
    found: { missing: 'there is no k6 on the PATH, and no Go to build one.' },
    told: [],
  });
  expect(readdirSync(folder)).toEqual(['path']);
});

test('without k6 and without Go an optional suite says that it was SKIPPED, and any other fails', async () => {
  const { found } = await find();
  if (!('missing' in found)) return expect.fail('there is a k6');
  const [log, error] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
  for (const spy of [log, error]) spy.mockImplementation(() => undefined);
  const report = vi.fn();
  expect(endWithoutK6({ suite: 'smoke', isOptional: true }, found.missing, report)).toBe(0);
  expect(log.mock.calls).toEqual([['SKIPPED load smoke: there is no k6 on the PATH, and no Go to build one.']]);
  expect(report.mock.calls).toEqual([[{ suite: 'smoke', skipped: found.missing, kept: [], missed: [] }]]);

  expect(endWithoutK6({ suite: 'smoke', isOptional: false }, found.missing, report)).toBe(1);
  expect(error.mock.calls).toEqual([['The load cannot be run: there is no k6 on the PATH, and no Go to build one.']]);
  expect([log.mock.calls.length, report.mock.calls.length]).toEqual([1, 1]);
});

test('a k6 that is too old is none, and a Go that cannot build another says why', async () => {
  install(places.path, 'k6', 'echo "k6 v0.56.0 (go1.26.8, linux/amd64)"');
  expect((await find()).found).toEqual({
    missing: 'k6 v0.56.0 on the PATH is older than 0.57, and no Go to build one.',
  });
  install(places.path, 'go', '[ "$1" = version ] && exit 0\necho first\necho "no such host"\nexit 1');
  const { found, told } = await find();
  expect(found).toEqual({
    missing: 'k6 v0.56.0 on the PATH is older than 0.57, and Go could not build it: no such host',
  });
  expect(told).toEqual([expect.stringContaining(`Building k6 ${K6_VERSION}`), 'first\nno such host\n']);
});

test('one on the PATH is taken, else the one that was built of the version wanted', async () => {
  install(places.own, 'k6', `echo "k6 ${K6_VERSION} (go1.26.8, linux/amd64)"`);
  expect((await find()).found).toEqual({ path: join(places.own, 'k6'), version: K6_VERSION });
  install(places.path, 'k6', 'echo "k6 v2.0.0 (go1.26.8, linux/amd64)"');
  expect((await find()).found).toEqual({ path: 'k6', version: 'v2.0.0' });
  rmSync(places.path, { recursive: true });
  install(places.own, 'k6', 'echo "k6 v1.0.0 (go1.26.8, linux/amd64)"');
  expect((await find()).found).toHaveProperty('missing');
});
