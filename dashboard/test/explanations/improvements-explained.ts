import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from '../app-visit.ts';
import { figureOf, subjectAndMonths } from './asked-figures.ts';

/** Improvements as staff see them: whether they helped, and by which figures. */
export function improvementsExplained(page: () => Page, origin: () => string): void {
  test('whether an improvement helped explains itself in the list; languages stand side by side with a caution', async () => {
    await openApp(page(), origin(), '/app/improvements', 'en');
    const verdicts = page().locator('ul.list dd details');
    const judged = page()
      .locator('ul.list > li')
      .filter({ hasNot: page().locator('.tag', { hasText: 'Declined' }) });
    expect(await verdicts.count()).toBeGreaterThan(3);
    expect(await verdicts.count()).toBe(await judged.count());
    await verdicts.first().locator('summary').press('Enter');
    expect(await verdicts.first().innerText()).toMatch(/\n.*\w{4,} .*\./);
    await openApp(page(), origin(), '/app/services/birth-registration?tab=groups', 'en');
    const cautions = page().locator('figure:has([data-caution])');
    expect(await cautions.locator('h3').allInnerTexts()).toEqual(['By language of the rating']);
    expect(await cautions.innerText()).toContain('have not been checked against each other');
  });

  test('an effect tells in plain words whether both sides moved alike before, and what chance would have done', async () => {
    await openApp(page(), origin(), '/app/improvements', 'en');
    await page().locator('main h2 a', { hasText: 'kindergarten queue' }).click();
    const effect = page().locator('details.effect');
    await effect.locator('summary').focus();
    await page().keyboard.press('Enter');
    const told = await effect.innerText();
    // Which answer there is depends on how many ratings the demo holds; each is tested beside the component.
    expect(told).toMatch(
      /Did both sides move alike before\?\s+(In the months before the start|There was nothing to test)/,
    );
    expect(told).toMatch(/come nearer to the others by itself\?\s+\S/);
    expect(told).toMatch(/Written down on [\s\S]*before the start/);
    expect(await page().locator('section[aria-labelledby=registration] [data-frozen=true]').count()).toBe(1);
  });

  test('an improvement has both scores before and after, those of the page of its service; raw is one click away', async () => {
    await openApp(page(), origin(), '/app/improvements', 'en');
    await page().locator('main h2 a', { hasText: 'kindergarten queue' }).click();
    const scores = page().locator('[data-scores]');
    await scores.waitFor();
    const id = decodeURIComponent(new URL(page().url()).pathname.split('/').at(-1)!);
    const seen: string[] = [];
    for (const [basis, name] of [
      ['AS_EXPERIENCED', 'As experienced'],
      ['LIKE_FOR_LIKE', 'Like for like'],
      ['RAW', 'Raw mean'],
    ] as const) {
      await page().getByRole('link', { name, exact: true }).click();
      await page().locator(`[data-scores=${basis}]`).waitFor();
      const { measure, service, periods } = await subjectAndMonths(page(), id);
      const cards = await scores.locator('[data-figure]').allInnerTexts();
      expect(cards).toHaveLength(2);
      for (const [side, period] of periods.entries()) {
        const { value, interval, n } = await figureOf(page(), service, { measure, basis, period });
        expect(cards[side]).toContain(value.toFixed(1));
        expect(cards[side]).toContain(`${interval.low.toFixed(1)}–${interval.high.toFixed(1)}`);
        expect(cards[side]!.replaceAll(',', '')).toContain(`${n} answers`);
      }
      const difference = await page().locator('[data-difference]').innerText();
      expect(difference).toMatch(/After minus before, in points: [+−]?\d|There is no difference, because:\s+\S/);
      seen.push(cards.join());
    }
    expect(new Set(seen).size).toBe(3);
    expect(await page().locator('[data-verdict-of]').innerText()).toMatch(/fixed mix|raw means/);
  });
}
