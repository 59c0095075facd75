import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ADMIN, ANALYST, METHODOLOGIST, openApp, signIn, windowOfStaff } from './app-visit.ts';
import type { Look } from './visit.ts';

const ENGLISH: Look = { language: 'en', scheme: 'light', width: 1280 };
const RUSSIAN: Look = { language: 'ru', scheme: 'light', width: 320 };

/** Forms by which staff write down what figures are read with: releases, bridges, what an improvement is judged by. */
export function staffFormsFlow(browser: () => Browser, origin: () => string): void {
  const asStaff = async (email: string, look: Look, work: (page: Page) => Promise<void>) => {
    const context = await windowOfStaff(browser(), look);
    const page = await context.newPage();
    await signIn(page, origin(), email);
    await work(page);
    await context.close();
  };

  test('a release is recorded on a trend by keyboard; what was typed outlives a refusal; who did it stands there', async () => {
    await asStaff(ANALYST, RUSSIAN, async (page) => {
      await openApp(page, origin(), '/app/services/travel-passport?measure=EASE', 'ru');
      const form = page.locator('[data-record-event]');
      await form.locator('summary').focus();
      await page.keyboard.press('Enter');
      await form.locator('[name=day]').fill('2026-07-06');
      await form.locator('[name=titleRu]').fill('Новая форма заявления');
      await form.locator('[name=titleRu]').press('Enter');
      // Refused in the reader's language, beside the field that is empty.
      await form.getByRole('alert').waitFor();
      expect(await form.getByRole('alert').innerText()).toMatch(/\p{Script=Cyrillic}/u);
      expect(await form.locator('[name=titleEn]').getAttribute('aria-invalid')).toBe('true');
      expect(await form.locator('[name=titleRu]').inputValue()).toBe('Новая форма заявления');
      expect(await form.locator('[name=day]').inputValue()).toBe('2026-07-06');
      await form.locator('[name=titleEn]').fill('A new form of application');
      await form.locator('[name=titleEn]').press('Enter');
      await page.locator('.message.good').waitFor();
      expect(new URL(page.url()).searchParams.get('measure')).toBe('EASE');
      const row = page.locator('.events li', { hasText: 'Новая форма заявления' });
      expect(await row.innerText()).toMatch(/^6 июля 2026\u00a0г\. Выпуск: Новая форма заявления.*записано .*: /s);
    });
    await asStaff('platform@demo.example', ENGLISH, async (page) => {
      await openApp(page, origin(), '/app/services/travel-passport', 'en');
      expect(await page.locator('.events').innerText()).toContain('A new form of application');
      expect(await page.locator('[data-record-event]').count()).toBe(0);
      expect(await page.locator('.events').innerText()).toContain('Releases are recorded by analysts');
    });
  });

  test('a methodologist sets a bridge, sees what it is to buy, and the history keeps it; an analyst only reads', async () => {
    await asStaff(METHODOLOGIST, ENGLISH, async (page) => {
      await openApp(page, origin(), '/app/methodology?tab=bridges', 'en');
      const part = page.locator('[data-bridge-form]');
      const chosen = part.locator('select[name=touchpoint] option', { hasText: 'Help line' });
      await part.locator('select[name=touchpoint]').selectOption(await chosen.getAttribute('value'));
      await part.locator('[name=probability]').fill('140');
      await part.getByRole('button').click();
      await part.getByRole('alert').waitFor();
      expect(await part.locator('[name=probability]').inputValue()).toBe('140');
      expect(await part.locator('[name=probability]').getAttribute('aria-invalid')).toBe('true');
      await part.locator('[name=probability]').fill('37.5');
      await part.getByRole('button').click();
      await part.locator('.message.good').waitFor();
      const row = page.locator('table tbody tr', { hasText: 'Help line' }).first();
      expect(await row.innerText()).toMatch(/\d+\.\d\d\s+[\d,]+.*Help line/s);
      await page.locator('table tbody a', { hasText: 'Help line' }).first().click();
      await page.locator('section[aria-labelledby=history]').waitFor();
      expect(await page.locator('section[aria-labelledby=history]').innerText()).toMatch(
        /bridgeProbability[\s\S]*0\.375/,
      );
    });
    await asStaff(ANALYST, ENGLISH, async (page) => {
      await openApp(page, origin(), '/app/methodology?tab=bridges', 'en');
      expect(await page.locator('[data-bridge-form] form').count()).toBe(0);
      expect(await page.locator('[data-bridge-form]').innerText()).toContain('set by methodologists');
    });
    await asStaff(ADMIN, ENGLISH, async (page) => {
      await openApp(page, origin(), '/app/methodology?tab=bridges', 'en');
      expect(await page.locator('[data-bridge-form] option').count()).toBeGreaterThan(0);
    });
  });

  test('what an improvement is judged by can be changed until it starts, and is frozen from then on', async () => {
    await asStaff(ANALYST, ENGLISH, async (page) => {
      await openApp(page, origin(), '/app/improvements/new?service=travel-passport', 'en');
      await page.locator('input[name=titleEn]').fill('One form instead of three');
      await page.locator('textarea[name=problemEn]').fill('People write the same thing three times.');
      await page.locator('button', { hasText: 'Register' }).click();
      await page.waitForURL(/improvements\/imp/);
      const part = page.locator('section[aria-labelledby=registration]');
      expect(await part.innerText()).toMatch(/Written down on \d/);
      await part.getByLabel('Issue and replacement of an identity card').check();
      await part.locator('[name=windowMonths]').fill('99');
      await part.getByRole('button').click();
      await part.getByRole('alert').waitFor();
      expect(await part.locator('[name=windowMonths]').inputValue()).toBe('99');
      await part.locator('[name=windowMonths]').fill('6');
      await part.locator('[name=expectedChange]').fill('4,5');
      await part.getByRole('button').click();
      await part.locator('.message.good').waitFor();
      await page.reload();
      expect(await part.locator('[name=comparison]:checked').count()).toBe(1);
      expect(await part.locator('[name=windowMonths]').inputValue()).toBe('6');
      expect(await part.locator('[name=expectedChange]').inputValue()).toBe('4.5');
      await page.locator('select[name=state]').selectOption('STARTED');
      await page.locator('button', { hasText: /^Save$/ }).click();
      await part.locator('[data-frozen=true]').waitFor();
      expect(await part.locator('form').count()).toBe(0);
      expect(await part.innerText()).toMatch(/Frozen[\s\S]*identity card[\s\S]*6[\s\S]*\+4\.5/);
    });
  });
}
