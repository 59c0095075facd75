import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { accessibility } from './accessibility.ts';
import { pageFacts } from './page-facts.ts';
import { ratingFlow } from './rating-flow.ts';

const { origin } = inject('demoServer');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('a citizen without scripts', () => {
  ratingFlow(
    () => browser,
    () => origin,
  );
});
describe('public and citizens’ pages', () => {
  accessibility(
    () => browser,
    () => origin,
  );
});
describe('what a page sends', () => {
  pageFacts(() => origin);
});
