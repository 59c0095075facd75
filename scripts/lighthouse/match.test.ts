import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inRoot } from '../build/paths.ts';
import { isInstanceOf, pagesIn, pagesWithoutAudit } from './match.ts';
import { ROUTES } from './routes.ts';

const ROUTES_FOLDER = inRoot('dashboard/src/routes');

test('every page of the dashboard is audited', () => {
  expect(existsSync(ROUTES_FOLDER)).toBe(true);
  const paths = ROUTES.map((route) => route.path);
  expect(pagesWithoutAudit(ROUTES_FOLDER, paths), 'add these to scripts/lighthouse/routes.ts').toEqual([]);
});

test('pages are found by their folders, groups leave no trace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'otklik-routes-'));
  for (const path of ['(public)', '(public)/s/[service]', 'app/(staff)'])
    mkdirSync(join(folder, path), { recursive: true });
  for (const path of ['(public)', '(public)/s/[service]', 'app/(staff)'])
    writeFileSync(join(folder, path, '+page.svelte'), '');
  expect(pagesIn(folder)).toEqual(['/', '/app', '/s/[service]']);
  expect(pagesWithoutAudit(folder, ['/', '/s/birth'])).toEqual(['/app']);
  rmSync(folder, { recursive: true });
});

test('a path is an instance of a pattern of the same length', () => {
  expect(isInstanceOf('/s/birth', '/s/[service]')).toBe(true);
  expect(isInstanceOf('/s/birth/x', '/s/[service]')).toBe(false);
  expect(isInstanceOf('/did', '/s')).toBe(false);
});
