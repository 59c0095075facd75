import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANALYST, openApp, signIn, windowOfStaff } from '../app-visit.ts';

const LOOK = { language: 'en', scheme: 'light', width: 1280 } as const;

/** What staff read of one life situation. */
export function situationFlow(browser: () => Browser, origin: () => string): void {
  let page: Page;

  beforeAll(async () => {
    page = await (await windowOfStaff(browser(), LOOK)).newPage();
    await signIn(page, origin(), ANALYST);
  });
  afterAll(() => page.context().close());

  test.each([
    ['en', 'Very badly', 'Several times', /There was only one organisation, say [\d,]+ more\./],
    ['ru', 'Очень плохо', 'Несколько раз', /Ещё ответивших, что организация была одна: \d+\./],
  ])(
    'beside the gap stands what people answered of the seams, counts and shares: %s',
    async (language, worst, often, one) => {
      await openApp(page, origin(), '/app/situations/birth-of-a-child', language);
      const seam = (item: string) => page.locator(`[data-seam=${item}]`);
      expect(await seam('ONE').locator('tbody tr').count()).toBe(5);
      expect(await seam('REPEAT').locator('tbody tr').count()).toBe(3);
      expect(await seam('ONE').locator('tbody tr').first().innerText()).toContain(worst);
      expect(await seam('REPEAT').locator('tbody tr').first().innerText()).toContain(often);
      expect(await seam('ONE').innerText()).toMatch(one);
      for (const item of ['ONE', 'REPEAT']) {
        const cells = await seam(item).locator('tbody tr').allInnerTexts();
        const percents = cells.map((cell) => Number(cell.match(/(\d+(?:[.,]\d)?)\s?%/)![1]!.replace(',', '.')));
        expect(Math.abs(percents.reduce((sum, percent) => sum + percent, 0) - 100)).toBeLessThan(0.5);
      }
    },
  );
}
