import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { type ScratchServer, startScratchServer } from '../../scripts/lighthouse/server.ts';
import { accessibility } from './accessibility.ts';
import { pageFacts } from './page-facts.ts';
import { ratingFlow } from './rating-flow.ts';

/** Waits for what the demo ends with: published periods and reports. */
async function demoIsLoaded(origin: string): Promise<void> {
  for (;;) {
    const html = await (await fetch(`${origin}/did`)).text();
    const figures = await (await fetch(`${origin}/`)).text();
    if (html.includes('href="/did/') && figures.includes('name="from"')) return;
    await wait(1000);
  }
}

// One file, so that one server with its demo and one Chromium serve all of it.
let server: ScratchServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startScratchServer(), launchBrowser()]);
  await demoIsLoaded(server.origin);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const origin = () => server.origin;

describe('a citizen without scripts', () => ratingFlow(() => browser, origin));
describe('public and citizens’ pages', () => accessibility(() => browser, origin));
describe('what a page sends', () => pageFacts(origin));
