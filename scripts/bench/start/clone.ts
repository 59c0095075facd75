import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../build/paths.ts';
import { spawnCommand } from '../../process.ts';

/** Clones the last commit of this checkout as someone gets it who starts from nothing. @throws Error with what git said */
export async function cloneCheckout(folder: string): Promise<void> {
  const { code, output } = await spawnCommand('git', ['clone', '--quiet', '--no-local', inRoot('.'), folder]);
  if (code !== 0) throw new Error(`The checkout could not be cloned:\n${output}`);
}

/** Which commit is cloned. */
export async function lastCommit(): Promise<string> {
  return (await spawnCommand('git', ['rev-parse', '--short', 'HEAD'])).output.trim();
}

/** Settings under which npm and pnpm find nothing that was fetched before. Settings of where to fetch from stay. */
export function emptyCaches(folder: string): Record<string, string> {
  const places = {
    npm_config_cache: 'npm',
    npm_config_store_dir: 'store',
    pnpm_config_store_dir: 'store',
    npm_config_cache_dir: 'pnpm-cache',
    pnpm_config_cache_dir: 'pnpm-cache',
    npm_config_state_dir: 'pnpm-state',
    PNPM_HOME: 'pnpm-home',
    XDG_CACHE_HOME: 'cache',
    XDG_DATA_HOME: 'data',
    XDG_STATE_HOME: 'state',
  };
  return Object.fromEntries(
    Object.entries(places).map(([name, place]) => {
      const path = join(folder, place);
      mkdirSync(path, { recursive: true });
      return [name, path];
    }),
  );
}
