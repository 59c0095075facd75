import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that are never an input: made by builds, installs and runs, or holding tests only. */
const NOT_BUILT = new Set(['node_modules', 'dist', 'build', '.svelte-kit', '.cache', '.data', '.reports', 'test']);

/** Tests are not built, so a changed test rebuilds nothing. */
const isTest = (name: string): boolean => /\.(test|spec)\.\w+$/.test(name);

/**
 * All files below the given files and folders, sorted, relative to `root`. What does not exist is left out, so that a
 * package may come without an optional file.
 */
export function listFiles(root: string, paths: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (!statSync(full).isDirectory()) return void found.push(path);
    for (const name of readdirSync(full)) {
      if (!NOT_BUILT.has(name) && !isTest(name)) visit(`${path}/${name}`);
    }
  };
  for (const path of paths) visit(path);
  return found.sort();
}

/** Hexadecimal SHA-256 over names and contents of the files below `paths`: equal only for equal trees. */
export function digestTree(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of listFiles(root, paths)) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
