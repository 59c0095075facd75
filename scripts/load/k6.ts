import { mkdirSync } from 'node:fs';
import { inRoot } from '../build/paths.ts';
import { spawnCommand } from '../process.ts';

/** The k6 that is built where none is installed. */
export const K6_VERSION = 'v1.8.1';

/** Runs TypeScript from here on. */
const OLDEST = { major: 0, minor: 57 };

const TOOLS = inRoot('.cache/tools');

/** A k6 that can be run, or why there is none. */
export type K6 = { path: string; version: string } | { missing: string };

/**
 * The k6 on the PATH, else the one built earlier, else one built now with the Go toolchain into `.cache/tools`.
 *
 * @param tell called before something that takes minutes
 */
export async function findK6(tell: (what: string) => void): Promise<K6> {
  const unsuitable: string[] = [];
  for (const path of ['k6', `${TOOLS}/k6`]) {
    const { code, output } = await spawnCommand(path, ['version']);
    const version = versionIn(output);
    if (code === 0 && version && canRunTypeScript(version)) return { path, version };
    if (version) unsuitable.push(`k6 ${version} on the PATH is older than ${OLDEST.major}.${OLDEST.minor}`);
  }
  const go = await spawnCommand('go', ['version']);
  if (go.code !== 0) {
    const reasons = [...unsuitable, unsuitable.length > 0 ? 'there is no Go' : 'there is neither k6 nor Go'];
    return { missing: `${reasons.join(' and ')} on the PATH. Install k6 (or Go, which builds it).` };
  }
  tell(`Building k6 ${K6_VERSION} with Go (once; takes some minutes) …`);
  mkdirSync(TOOLS, { recursive: true });
  const built = await spawnCommand('go', ['install', `go.k6.io/k6@${K6_VERSION}`], {
    cwd: TOOLS,
    env: { GOBIN: TOOLS },
  });
  if (built.code !== 0) return { missing: `k6 could not be built with Go:\n${built.output}` };
  return { path: `${TOOLS}/k6`, version: K6_VERSION };
}

/** The version in what `k6 version` prints, e.g. `v1.8.1`; undefined where there is none. */
export const versionIn = (output: string): string | undefined => /\bk6(?:\.exe)? (v\d+\.\d+\.\d+)/.exec(output)?.[1];

export function canRunTypeScript(version: string): boolean {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}
