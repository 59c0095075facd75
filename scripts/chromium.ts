import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { inRoot } from './build/paths.ts';
import { spawnCommand, spawnNode } from './process.ts';

/** Names under which a Chromium is found on the PATH, best first. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The first executable of these names in a PATH, or undefined. */
export function findOnPath(names: readonly string[], path: string): string | undefined {
  const folders = path.split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/**
 * A Chromium that is already here: the one named by `CHROMIUM`, one on the PATH, or Playwright's own download.
 *
 * @throws {Error} when `CHROMIUM` names a file that does not exist
 */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'] ?? process.env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM is set to ${named}, but there is no such file.`);
  }
  const downloaded = chromium.executablePath();
  return findOnPath(NAMES, process.env['PATH'] ?? '') ?? (existsSync(downloaded) ? downloaded : undefined);
}

/**
 * The path of a Chromium, installing one if there is none: Debian's package when root on Debian, else Playwright's
 * download. Says what it does before doing it.
 *
 * @throws {Error} a sentence that says what to install
 */
export async function ensureChromium(): Promise<string> {
  const present = findChromium();
  if (present) return present;
  if (process.getuid?.() === 0 && isDebian()) {
    console.error('There is no Chromium: installing the package “chromium” with apt-get …');
    await installDebianPackage();
  }
  if (!findChromium()) {
    console.error('There is no Chromium: downloading the one of Playwright …');
    await spawnNode([inRoot('node_modules/playwright-core/cli.js'), 'install', 'chromium'], { live: true });
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium and it could not be installed. Install Chromium or Google Chrome so that it is ' +
      'on the PATH, or set CHROMIUM to the path of its executable, and run the same command again.',
  );
}

/** Debian itself: on its derivatives the package of that name may only point to another kind of package. */
function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

async function installDebianPackage(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { code, output } = await spawnCommand('apt-get', ['-qq', ...args], { env });
    if (code === 0) continue;
    console.error(`apt-get ${args[0]} ended with code ${code}:\n${output}`);
    return;
  }
}
