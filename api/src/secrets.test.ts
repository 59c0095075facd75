import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSecrets } from './secrets.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'otklik-secrets-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('keys are made once, and nobody else can read them', () => {
  const first = loadSecrets(folder);
  expect(first.receiptKey).toHaveLength(32);
  expect(loadSecrets(folder)).toEqual(first);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a file that others keep must be complete and strong, and is left alone', () => {
  const file = join(folder, 'mounted.json');
  expect(() => loadSecrets(folder, file)).toThrow(/mounted\.json cannot be read \(ENOENT\)/);
  writeFileSync(file, '{"receiptKey":"c2hvcnQ"}');
  expect(() => loadSecrets(folder, file)).toThrow(/must hold "receiptKey" with 32 or more random bytes/);
  expect(readFileSync(file, 'utf8')).toBe('{"receiptKey":"c2hvcnQ"}');
  writeFileSync(file, '{"receiptKey"');
  expect(() => loadSecrets(folder, file)).toThrow(/damaged/);
});
