import { execFileSync } from 'node:child_process';

/** Builds the widget before the tests: about a second. */
export default function buildOnce(): void {
  execFileSync(process.execPath, [new URL('../../build.ts', import.meta.url).pathname], { stdio: 'inherit' });
}
