import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSecrets } from './secrets.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'otklik-secrets-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('keys are made once, differ from each other, and nobody else can read them', () => {
  const first = loadSecrets(folder);
  expect(first.receiptKey).toHaveLength(32);
  expect(first.receiptKey).not.toEqual(first.sessionPepper);
  expect(loadSecrets(folder)).toEqual(first);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a key that a newer version needs is added, the old ones stay', () => {
  const { receiptKey } = loadSecrets(folder);
  const file = join(folder, 'secrets.json');
  writeFileSync(file, JSON.stringify({ receiptKey: receiptKey.toString('base64url') }));
  expect(loadSecrets(folder).receiptKey).toEqual(receiptKey);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('sessionPepper');
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
