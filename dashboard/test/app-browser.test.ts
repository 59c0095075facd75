import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { appAccessibility } from './app-accessibility.ts';
import { appFlow } from './app-flow.ts';
import { methodologyFlow } from './methodology-flow.ts';

const { origin } = inject('demoServer');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('staff read figures and act on them', () => {
  appFlow(
    () => browser,
    () => origin,
  );
});
describe('a methodologist writes a version of the questions', () => {
  methodologyFlow(
    () => browser,
    () => origin,
  );
});
describe('pages of the dashboard', () => {
  appAccessibility(
    () => browser,
    () => origin,
  );
});
