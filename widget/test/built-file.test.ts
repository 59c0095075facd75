import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const folder = new URL('../dist/', import.meta.url);
const file = readFileSync(new URL('otklik.js', folder));
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as Record<string, unknown>;

test('everything fits into 18 KB of brotli', () => {
  expect(brotliCompressSync(file).length).toBeLessThanOrEqual(18_000);
});

test('the manifest tells the hash and the size of this very file', () => {
  const integrity = `sha384-${createHash('sha384').update(file).digest('base64')}`;
  expect(manifest).toMatchObject({ version: '0.1.0', integrity, bytes: file.length });
});

test('the syntax is that of 2020: nothing newer, no import, no eval', () => {
  const text = file.toString();
  expect(parseSync('otklik.js', text).errors).toEqual([]);
  // What came after ES2020: private and static fields, logical assignment, numeric separators, static blocks.
  expect(text).not.toMatch(
    /(\?\?|\|\||&&)=(?!=)|[.{;]#[a-z]|\bstatic\s*\{|\bimport[\s(.]|\beval\(|new Function|innerHTML/,
  );
});

test('importing it on a server does nothing', async () => {
  await expect(import(new URL('otklik.js', folder).href)).resolves.toBeDefined();
});

test('the same sources give the same file, so that the hash in a page stays right', () => {
  execFileSync(process.execPath, [new URL('../build.ts', import.meta.url).pathname]);
  expect(readFileSync(new URL('otklik.js', folder)).equals(file)).toBe(true);
});
