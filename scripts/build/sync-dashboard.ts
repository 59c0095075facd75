import { spawnNode } from '../process.ts';
import { inRoot } from './paths.ts';

/**
 * Writes the files that SvelteKit makes of the dashboard's routes, its `tsconfig` among them. Whatever reads the
 * dashboard's sources without building it needs them: in a fresh clone they are not there.
 *
 * @returns what the program printed and its exit code
 */
export const syncDashboard = (): Promise<{ code: number; output: string }> =>
  spawnNode(['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { cwd: inRoot('dashboard') });
