import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The pages below a SvelteKit `routes` folder, as address patterns such as `/s/[service]`; groups leave no trace. */
export function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^\+page(@[^.]*)?\.svelte$/.test(entry.name))
    .map((entry) => relative(folder, entry.parentPath).split(sep))
    .map((segments) => `/${segments.filter((segment) => segment && !/^\(.*\)$/.test(segment)).join('/')}`)
    .sort();
}

/** Whether an audited path is an instance of a page's pattern. */
export function isInstanceOf(path: string, pattern: string): boolean {
  const parts = path.split('/');
  const wanted = pattern.split('/');
  if (parts.length !== wanted.length) return false;
  return wanted.every((segment, index) => segment.startsWith('[') || segment === parts[index]);
}

/** The pages of a dashboard that no audited path covers. */
export function pagesWithoutAudit(routesFolder: string, paths: readonly string[]): string[] {
  return pagesIn(join(routesFolder)).filter((page) => !paths.some((path) => isInstanceOf(path, page)));
}
