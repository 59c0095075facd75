import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestTree, listFiles } from './digest.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'otklik-digest-'));
  write('api/src/main.ts', 'main');
  write('api/package.json', '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

test('a change, a new file and a new name each ask for a new build', () => {
  const seen = [digestTree(folder, ['api'])];
  write('api/src/main.ts', 'other');
  seen.push(digestTree(folder, ['api']));
  write('api/src/config.ts', '');
  seen.push(digestTree(folder, ['api']));
  renameSync(join(folder, 'api/src/config.ts'), join(folder, 'api/src/settings.ts'));
  seen.push(digestTree(folder, ['api']));
  expect(new Set(seen).size).toBe(4);
});

test('what a build, an install or a test leaves behind asks for none', () => {
  const before = digestTree(folder, ['api']);
  for (const path of ['dist/main.js', 'node_modules/x/index.js', 'src/main.test.ts', 'test/server.ts', '.cache/x']) {
    write(`api/${path}`, 'anything');
  }
  expect(digestTree(folder, ['api'])).toBe(before);
});

test('a file named alone is listed, one that is not there is not', () => {
  expect(listFiles(folder, ['api/package.json', 'api/vite.config.ts'])).toEqual(['api/package.json']);
});
