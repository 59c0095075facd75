import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, ANALYST, openApp, signIn, windowOfStaff } from '../app-visit.ts';

const LOOK = { language: 'en', scheme: 'light', width: 1280 } as const;

/** What staff change: the registry, an improvement and its report. */
export function deedsFlow(browser: () => Browser, origin: () => string): void {
  let page: Page;

  beforeAll(async () => {
    page = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(page, origin(), ANALYST);
  });
  afterAll(() => page.context().close());

  test('a change of the registry is kept with who made it, and a touchpoint shows its lines', async () => {
    const context = await windowOfStaff(browser(), LOOK);
    const admin = await context.newPage();
    await signIn(admin, origin(), ADMIN);
    await openApp(admin, origin(), '/app/registry/services/birth-registration', 'en');
    const field = admin.locator('input[name=nameEn]');
    const name = `${await field.inputValue()} again`;
    await field.fill(name);
    await admin.locator('button', { hasText: 'Save the changes' }).click();
    await admin.locator('.message.good').waitFor();
    expect(await admin.locator('section[aria-labelledby=history]').innerText()).toContain(name);
    await openApp(admin, origin(), '/app/registry/touchpoints/services-portal?service=birth-registration', 'en');
    const lines = await admin.locator('pre').first().innerText();
    expect(lines).toContain('touchpoint="services-portal" service="birth-registration"');
    expect(lines).toMatch(/integrity="sha384-[\w+/=]+" crossorigin/);
    await context.close();
  });

  test('an improvement is registered, done and reported, and the public reads the report', async () => {
    await openApp(page, origin(), '/app/improvements/new?service=birth-registration', 'en');
    await page.locator('input[name=titleEn]').fill('Certificates by post');
    await page.locator('textarea[name=problemEn]').fill('People come twice for one paper.');
    expect(await page.locator('input[name=service]:checked').count()).toBe(1);
    await page.locator('button', { hasText: 'Register' }).click();
    await page.waitForURL(/improvements\/imp/);
    await page.locator('select[name=state]').selectOption('STARTED');
    await page.locator('button', { hasText: /^Save$/ }).click();
    await page.locator('.message.good').waitFor();
    for (const part of ['title', 'weAsked', 'youSaid', 'weDid', 'didItHelp']) {
      for (const language of ['Ru', 'En']) {
        await page.locator(`[name=${part}${language}]`).fill(`${part} of the post ${language}`);
      }
    }
    await page.locator('button', { hasText: 'Save the draft' }).click();
    await page.locator('article', { hasText: 'weDid of the post En' }).waitFor();
    await page.locator('input[name=confirmed]').check();
    await page.locator('button', { hasText: /^Publish$/ }).click();
    await page.locator('a', { hasText: 'See the public page' }).waitFor();
    const report = await page.locator('a', { hasText: 'See the public page' }).getAttribute('href');
    await page.goto(`${origin()}/did?lang=en`);
    expect(await page.locator('main').innerText()).toContain('title of the post En');
    await page.goto(`${origin()}${report}`);
    expect(await page.locator('main').innerText()).toContain('youSaid of the post En');
  });
}
