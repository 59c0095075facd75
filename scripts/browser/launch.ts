import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { findChromium } from '../chromium.ts';

/** Quiet, reproducible, and able to run as root in a container without a display. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A real Chromium for tests and pictures: `npm test` passes the one it found as `CHROMIUM_PATH`; run alone, a test
 * takes the one on the PATH.
 *
 * @throws {Error} when there is no Chromium; `npm test` installs one
 */
export async function launchBrowser(options: Omit<LaunchOptions, 'executablePath'> = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium on the PATH. `npm test` installs one.');
  return chromium.launch({ ...options, executablePath, args: [...CHROMIUM_FLAGS, ...(options.args ?? [])] });
}
