import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, ANALYST, METHODOLOGIST, openApp, signIn, windowOfStaff } from '../app-visit.ts';

const LOOK = { language: 'en', scheme: 'light', width: 1280 } as const;

/** How a member of staff comes in, finds the way, is refused and leaves. */
export function sessionFlow(browser: () => Browser, origin: () => string): void {
  let page: Page;

  beforeAll(async () => {
    page = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(page, origin(), ANALYST);
  });
  afterAll(() => page.context().close());

  test('nobody sees a figure without signing in, and a wrong password says so', async () => {
    const context = await windowOfStaff(browser(), LOOK);
    const stranger = await context.newPage();
    await stranger.goto(`${origin()}/app/services?lang=en`);
    expect(new URL(stranger.url()).pathname).toBe('/app/login');
    await stranger.locator('input[type=email]').fill(ANALYST);
    await stranger.locator('input[type=password]').fill('not the password');
    await stranger.locator('input[type=password]').press('Enter');
    await stranger.locator('[role=alert]').waitFor();
    expect(await stranger.locator('[role=alert]').innerText()).toMatch(/\S/);
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('otklik_sid');
    await context.close();
  });

  test('the session cookie is closed to scripts and to other sites', async () => {
    const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('sid'));
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  });

  test.each([
    [METHODOLOGIST, false],
    ['platform@demo.example', true],
    [ADMIN, true],
    [ANALYST, true],
  ])('the menu of %s leads nowhere that is refused', async (account, readsImprovements) => {
    const context = await windowOfStaff(browser(), LOOK);
    const own = await context.newPage();
    await signIn(own, origin(), account);
    await openApp(own, origin(), '/app', 'en');
    const links = await own
      .locator('.wide nav a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')!.replace(/\?.*/, '')));
    expect(links.includes('/app/improvements')).toBe(readsImprovements);
    for (const link of links) expect((await own.request.get(`${origin()}${link}`)).status(), link).toBe(200);
    // The role as the api has it: who is not led there would be refused.
    expect((await own.request.get(`${origin()}/app/improvements`)).status()).toBe(readsImprovements ? 200 : 403);
    await context.close();
  });

  test('the whole way is open to the keyboard', async () => {
    await openApp(page, origin(), '/app', 'en');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('href')).toBe('#content');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Last full month');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.searchParams.get('period') === 'month');
    const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).not.toBe('none');
  });

  test('what does not exist, and what another role may not do, is said with the way out', async () => {
    const missing = await page.goto(`${origin()}/app/services/no-such-service?lang=en`);
    expect(missing?.status()).toBe(404);
    expect(await page.locator('main code').innerText()).toMatch(/[\w-]{8,}/);
    const refused = await page.goto(`${origin()}/app/registry/services/new?lang=en`);
    expect(refused?.status()).toBe(403);
    expect(await page.locator('h1').innerText()).toBe('Your account may not see this');
  });

  test('signing out ends the session', async () => {
    const context = await windowOfStaff(browser(), LOOK);
    const leaving = await context.newPage();
    await signIn(leaving, origin(), ANALYST);
    await leaving.locator('.wide button').click();
    await leaving.waitForURL(`${origin()}/app/login`);
    await leaving.goto(`${origin()}/app`);
    expect(new URL(leaving.url()).pathname).toBe('/app/login');
    await context.close();
  });
}
