import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a package.json that name versions. */
export interface Manifest {
  /** Where it lies, for messages. */
  file: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** The package.json of the root and of each folder directly below it. */
export function readManifests(root: string): Manifest[] {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => `${entry.name}/package.json`);
  return ['package.json', ...folders.sort()]
    .filter((file) => existsSync(join(root, file)))
    .map((file) => ({ ...(JSON.parse(readFileSync(join(root, file), 'utf8')) as object), file }));
}

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * Holds that a version is exact and is written once: what two packages use comes from the catalog of the workspace.
 *
 * @returns one sentence per breach, sorted; none when all is well
 */
export function findVersionConflicts(manifests: readonly Manifest[]): string[] {
  const problems: string[] = [];
  const places = new Map<string, { file: string; version: string }[]>();
  for (const { file, dependencies, devDependencies, optionalDependencies, peerDependencies } of manifests) {
    const all = { ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies };
    for (const [name, version] of Object.entries(all)) {
      if (version === 'workspace:*') continue;
      places.set(name, [...(places.get(name) ?? []), { file, version }]);
      if (version !== 'catalog:' && !EXACT.test(version)) {
        problems.push(`${file}: ${name} is “${version}”; pin one exact version.`);
      }
    }
  }
  for (const [name, uses] of places) {
    const versions = new Set(uses.map((use) => use.version));
    if (uses.length < 2 || (versions.size === 1 && versions.has('catalog:'))) continue;
    const list = uses.map((use) => `${use.file} (${use.version})`).join(', ');
    problems.push(`${name} is written in ${list}; write it once in the catalog of pnpm-workspace.yaml.`);
  }
  return problems.sort();
}
