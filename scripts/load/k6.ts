import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { inRoot } from '../build/paths.ts';
import { spawnCommand } from '../process.ts';

/** The k6 that is built where none is installed. */
export const K6_VERSION = 'v1.8.1';

/** Runs TypeScript from here on. */
const OLDEST = { major: 0, minor: 57 };

/** Where tools are looked for, and where one is built. */
export interface ToolPlaces {
  /** Folders of commands, as in the variable PATH. */
  path: string;
  /** Folder of those that are built here. */
  own: string;
}

const PLACES: ToolPlaces = { path: process.env.PATH ?? '', own: inRoot('.cache/tools') };

/** A k6 that can be run, or why there is none. */
export type K6 = { path: string; version: string } | { missing: string };

/**
 * The k6 on the PATH, else the one built earlier, else one built now with the Go toolchain into `.cache/tools`. Go checks
 * what it downloads against its sum database.
 *
 * @param tell called before something that takes minutes, and with what Go printed when it failed
 * @param places those of this machine unless told
 */
export async function findK6(tell: (what: string) => void, { path, own: folder }: ToolPlaces = PLACES): Promise<K6> {
  const env = { PATH: path };
  const installed = await versionOf('k6', env);
  if (installed && canRunTypeScript(installed)) return { path: 'k6', version: installed };
  const own = `${folder}/k6`;
  // Built before the version here was changed, it is another one.
  if ((await versionOf(own, env)) === K6_VERSION) return { path: own, version: K6_VERSION };

  const reason = installed
    ? `k6 ${installed} on the PATH is older than ${OLDEST.major}.${OLDEST.minor}`
    : 'there is no k6 on the PATH';
  const go = await spawnCommand('go', ['version'], { env });
  if (go.code !== 0) return { missing: `${reason}, and no Go to build one.` };
  tell(`Building k6 ${K6_VERSION} with Go (once; takes some minutes) …`);
  mkdirSync(folder, { recursive: true });
  const built = await spawnCommand('go', ['install', `go.k6.io/k6@${K6_VERSION}`], {
    cwd: folder,
    env: { ...env, GOBIN: folder },
  });
  if (built.code === 0) return { path: own, version: K6_VERSION };
  tell(built.output);
  return { missing: `${reason}, and Go could not build it: ${lastLineOf(built.output)}` };
}

async function versionOf(command: string, env: Record<string, string>): Promise<string | undefined> {
  const { code, output } = await spawnCommand(command, ['version'], { env });
  return code === 0 ? versionIn(output) : undefined;
}

const lastLineOf = (output: string): string => output.trim().split('\n').at(-1) ?? '';

/** The version in what `k6 version` prints, e.g. `v1.8.1`; undefined where there is none. */
export const versionIn = (output: string): string | undefined => /\bk6(?:\.exe)? (v\d+\.\d+\.\d+)/.exec(output)?.[1];

export function canRunTypeScript(version: string): boolean {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}
