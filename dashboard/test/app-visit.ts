import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Look } from './visit.ts';

/** Accounts of the demo. */
export const ANALYST = 'analyst@demo.example';
export const ADMIN = 'admin@demo.example';
export const CIVIL_REGISTRY = 'registry@demo.example';
export const METHODOLOGIST = 'methodologist@demo.example';
export const PASSWORD = 'otklik-demo-country';

/** Every page of the dashboard with figures or a registry, with names from the demo. */
export const APP_PAGES: readonly string[] = [
  '/app',
  '/app/services',
  '/app/services?basis=AS_EXPERIENCED&ranks=on&limits=chance',
  '/app/compare?service=birth-registration&service=death-registration&basis=AS_EXPERIENCED',
  '/app/compare?service=birth-registration&compared=channels',
  '/app/compare',
  '/app/services/birth-registration',
  '/app/services/birth-registration?tab=groups&channel=PORTAL',
  '/app/services/birth-registration?tab=comments',
  '/app/services/birth-registration?tab=touchpoints',
  '/app/situations',
  '/app/situations/birth-of-a-child',
  '/app/touchpoints',
  '/app/touchpoints?basis=LIKE_FOR_LIKE',
  '/app/touchpoints/help-line',
  '/app/touchpoints/help-line?tab=groups&basis=LIKE_FOR_LIKE',
  '/app/touchpoints/services-portal?tab=comments',
  '/app/improvements',
  '/app/improvements/new',
  '/app/registry/authorities',
  '/app/registry/services/birth-registration',
  '/app/registry/situations/birth-of-a-child',
  '/app/registry/touchpoints/services-portal',
  '/app/registry/segments',
  '/app/methodology',
  '/app/methodology?tab=wording&mode=IVR&channel=TELEPHONE',
  '/app/methodology?tab=modes',
  '/app/methodology?tab=bridges',
  '/app/methodology?tab=mix',
  '/app/methodology?tab=constants',
];

/** A window of somebody who is not signed in; scripts run. */
export const windowOfStaff = (browser: Browser, { language, scheme, width }: Look): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    locale: language,
    // The checker is put into the page by the test; the policy itself is tested by its header.
    bypassCSP: true,
  });

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/app/login`);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('input[type=password]').press('Enter');
  await page.waitForURL(`${origin}/app`);
}

/** Opens a page of the dashboard in a language, and waits until its drawings are there. */
export async function openApp(page: Page, origin: string, path: string, language: string): Promise<void> {
  const response = await page.goto(`${origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
  expect(response?.status(), path).toBe(200);
  const canvases = page.locator('canvas');
  // The drawing library sets the style of a canvas when it has drawn.
  if ((await canvases.count()) > 0) await page.locator('canvas[style]').first().waitFor({ state: 'attached' });
  else await page.waitForLoadState('load');
}
