import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { appAccessibility } from './app-accessibility.ts';
import { deedsFlow } from './app/deeds-flow.ts';
import { overviewFlow } from './app/overview-flow.ts';
import { serviceFlow } from './app/service-flow.ts';
import { servicesFlow } from './app/services-flow.ts';
import { sessionFlow } from './app/session-flow.ts';
import { situationFlow } from './app/situation-flow.ts';
import { explanationsFlow } from './explanations-flow.ts';
import { methodologyFlow } from './methodology-flow.ts';
import { slowScriptsFlow } from './slow-scripts-flow.ts';
import { staffFormsFlow } from './staff-forms-flow.ts';
import { touchpointsFlow } from './touchpoints-flow.ts';

const { origin } = inject('demoServer');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('staff come in, find their way and leave', () => {
  sessionFlow(
    () => browser,
    () => origin,
  );
});
describe('staff read what is said of an authority', () => {
  overviewFlow(
    () => browser,
    () => origin,
  );
});
describe('staff read all services side by side', () => {
  servicesFlow(
    () => browser,
    () => origin,
  );
});
describe('staff read one service', () => {
  serviceFlow(
    () => browser,
    () => origin,
  );
});
describe('staff read one life situation', () => {
  situationFlow(
    () => browser,
    () => origin,
  );
});
describe('staff change what they answer for', () => {
  deedsFlow(
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
describe('staff read what is said of a touchpoint as itself', () => {
  touchpointsFlow(
    () => browser,
    () => origin,
  );
});
describe('figures beside one another explain themselves', () => {
  explanationsFlow(
    () => browser,
    () => origin,
  );
});
describe('staff write down what figures are read with', () => {
  staffFormsFlow(
    () => browser,
    () => origin,
  );
});
describe('staff on a slow line', () => {
  slowScriptsFlow(
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
