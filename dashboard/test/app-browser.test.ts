import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { type ScratchServer, startScratchServer } from '../../scripts/lighthouse/server.ts';
import { appAccessibility } from './app-accessibility.ts';
import { appFlow } from './app-flow.ts';

const DEMO_WITHIN_MS = 170_000;

// A server of its own: these tests need the whole demo, and change the registry and the reports.
let server: ScratchServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startScratchServer(), launchBrowser()]);
  const deadline = Date.now() + DEMO_WITHIN_MS;
  while (!server.output().includes('the demo country is loaded')) {
    if (Date.now() > deadline) throw new Error(`The demo was not loaded in time:\n${server.output()}`);
    await wait(250);
  }
}, 420_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const origin = () => server.origin;

describe('staff read figures and act on them', () => appFlow(() => browser, origin));
describe('pages of the dashboard', () => appAccessibility(() => browser, origin));
