import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ADMIN, ANALYST, signIn, windowOfStaff } from './app-visit.ts';

/** How long a script takes on the way, in milliseconds: long enough to fill in a form before any runs. */
const SLOW = 1500;

/** On a slow line a page is read, and its forms are filled in, long before its scripts run. */
export function slowScriptsFlow(browser: () => Browser, origin: () => string): void {
  const onSlowLine = async (path: string, work: (page: Page) => Promise<void>, email = ANALYST) => {
    const context = await windowOfStaff(browser(), { language: 'en', scheme: 'light', width: 1280 });
    const page = await context.newPage();
    await signIn(page, origin(), email);
    await page.route(/\/_app\/immutable\/.*\.js/, async (route) => {
      await wait(SLOW);
      await route.continue();
    });
    await page.goto(`${origin()}${path}${path.includes('?') ? '&' : '?'}lang=en`, { waitUntil: 'commit' });
    await work(page);
    await context.close();
  };
  /** SvelteKit adds the place where it announces pages once its scripts have taken the page over. */
  const untilScriptsRun = (page: Page) => page.locator('#svelte-announcer').waitFor({ state: 'attached' });

  test('what is ticked, chosen and typed before scripts run is what is sent', async () => {
    await onSlowLine('/app/improvements/new', async (page) => {
      await page.locator('input[name=titleEn]').fill('Early title');
      await page.locator('textarea[name=problemEn]').fill('Typed before scripts ran.');
      const box = page.locator('input[name=service]').nth(1);
      await box.check();
      await page.locator('select[name=measure]').selectOption('EASE');
      await untilScriptsRun(page);
      expect(await page.locator('input[name=titleEn]').inputValue()).toBe('Early title');
      expect(await page.locator('textarea[name=problemEn]').inputValue()).toBe('Typed before scripts ran.');
      expect(await box.isChecked()).toBe(true);
      expect(await page.locator('select[name=measure]').inputValue()).toBe('EASE');
    });
  });

  test('an explanation that is opened before scripts run stays open', async () => {
    await onSlowLine('/app/services/travel-passport', async (page) => {
      const explanation = page.locator('main details', { has: page.locator('.text') }).first();
      await explanation.locator('summary').click();
      await untilScriptsRun(page);
      expect(await explanation.locator('.text').isVisible()).toBe(true);
    });
  });

  test('a drawing that is not drawn yet is no wider than a narrow page', async () => {
    await onSlowLine('/app', async (page) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.locator('canvas').first().waitFor({ state: 'attached' });
      // Nothing is painted before its styles are there.
      const isStyled = () =>
        page.evaluate(() =>
          [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every(({ sheet }) => sheet !== null),
        );
      await expect.poll(isStyled).toBe(true);
      const beyond = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await beyond()).toBe(0);
      await untilScriptsRun(page);
      expect(await beyond()).toBe(0);
    });
  });

  test('an area of text holds what is saved before scripts run, and keeps what is typed into it', async () => {
    const path = '/app/registry/situations/birth-of-a-child';
    const areaOf = (page: Page) => page.locator('textarea[name=stages]');
    const typing = async (page: Page) => {
      const area = areaOf(page);
      expect((await area.inputValue()).split('\n').length).toBeGreaterThan(2);
      await area.press('End');
      await area.pressSequentially(' typed early');
      const typed = await area.inputValue();
      expect(typed).toContain('typed early');
      await untilScriptsRun(page);
      expect(await area.inputValue()).toBe(typed);
    };
    await onSlowLine(path, typing, ADMIN);
    const waiting = async (page: Page) => {
      await untilScriptsRun(page);
      expect((await areaOf(page).inputValue()).split('\n').length).toBeGreaterThan(2);
    };
    await onSlowLine(path, waiting, ADMIN);
  });

  test('a filter chosen before scripts run stays, and follows the page from then on', async () => {
    await onSlowLine('/app/services/travel-passport?channel=PORTAL', async (page) => {
      const bar = page.locator('form', { has: page.locator('[name=period]') });
      const telephone = bar.locator('input[name=channel][value=TELEPHONE]');
      await telephone.check();
      await bar.locator('[name=period]').selectOption('dates');
      await bar.locator('[name=from]').fill('2026-05-04');
      await untilScriptsRun(page);
      expect(await telephone.isChecked()).toBe(true);
      expect(await bar.locator('[name=from]').inputValue()).toBe('2026-05-04');
      await bar.getByRole('button').click();
      await page.waitForURL((url) => url.searchParams.getAll('channel').includes('TELEPHONE'));
      await page.locator('.chips a', { hasText: /^telephone/i }).click();
      await page.waitForURL((url) => !url.searchParams.getAll('channel').includes('TELEPHONE'));
      await expect.poll(() => telephone.isChecked()).toBe(false);
      expect(await bar.locator('[name=from]').inputValue()).toBe('2026-05-04');
    });
  });
}
