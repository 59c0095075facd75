import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { askStaffAt, figureOf, quarters } from './asked-figures.ts';

/** Reports on improvements as everybody sees them: the scores before and after, and why there is only a mean. */
export function reportsExplained(page: () => Page, origin: () => string): void {
  test('a report on published quarters shows both scores in public, as the page of the service does; raw is one click away', async () => {
    const slug = await aReportOnQuarters(page());
    await page().goto(`${origin()}/did/${slug}?lang=en`);
    const helped = page().locator('section[aria-labelledby=helped]');
    const [after, before] = await quarters(page());
    for (const basis of ['AS_EXPERIENCED', 'LIKE_FOR_LIKE', 'RAW'] as const) {
      const part = helped.locator(`[data-basis=${basis}]`);
      expect(await part.isVisible()).toBe(basis !== 'RAW');
      if (basis === 'RAW') await helped.locator('summary', { hasText: 'without any of this' }).click();
      const sides = await part.locator('.estimate').allInnerTexts();
      expect(sides).toHaveLength(2);
      for (const [side, period] of [before!, after!].entries()) {
        const { value, interval } = await figureOf(page(), REPORTED, { measure: 'SAT', basis, period }, '/graphql');
        expect(sides[side]).toMatch(new RegExp(`\\n${value} `));
        expect(sides[side]).toContain(`${interval.low}–${interval.high}`);
      }
      if (basis !== 'RAW')
        expect(await part.locator('[data-change]').innerText()).toMatch(/After minus before, in points: |\.\s\S/);
    }
  });

  test('the demo has such a report: both scores of two quarters, with what is said of the difference', async () => {
    for (const [language, names] of [
      ['en', { AS_EXPERIENCED: 'As experienced', LIKE_FOR_LIKE: 'Like for like' }],
      ['ru', { AS_EXPERIENCED: 'По своим клиентам', LIKE_FOR_LIKE: 'При одинаковом составе' }],
    ] as const) {
      await page().goto(`${origin()}/did/kindergarten-queue-messages?lang=${language}`);
      for (const [basis, name] of Object.entries(names)) {
        const part = page().locator(`section[aria-labelledby=helped] [data-basis=${basis}]`);
        expect(await part.innerText()).toContain(name);
        const sides = await part.locator('.estimate').allInnerTexts();
        expect(sides.map((side) => /\n\d+ (points|балл)/.test(side))).toEqual([true, true]);
        expect(await part.locator('[data-change]').innerText()).toMatch(/\.$/);
      }
      // A grade above scores that cannot be compared is explained where it would seem to contradict them.
      const [grade] = await page().locator('details.effect summary').allInnerTexts();
      const isGraded = /[AB]:/.test(grade ?? '');
      const isApart = (await page().locator('[data-change=NOT_COMPARABLE]').count()) > 0;
      expect(await page().locator('[data-graded-all-the-same]').count()).toBe(isGraded && isApart ? 1 : 0);
    }
  });

  test('a report on other months says in both languages that its mean is raw, and why it stands alone', async () => {
    for (const [language, told, expected] of [
      [
        'en',
        /Raw mean before and after[\s\S]*Only the raw mean can be shown here/,
        'Expected when registered, in points: +8.',
      ],
      [
        'ru',
        /Простое среднее до и после[\s\S]*Здесь можно показать только простое среднее/,
        'При регистрации ожидали, в пунктах: +8.',
      ],
    ] as const) {
      await page().goto(`${origin()}/did/driving-licence-by-appointment?lang=${language}`);
      const helped = page().locator('section[aria-labelledby=helped]');
      expect(await helped.innerText()).toMatch(told);
      expect(await helped.locator('[data-expected]').innerText()).toBe(expected);
      expect(await helped.locator('[data-basis]').count()).toBe(1);
    }
  });
}

/** The service that the report on quarters is about. */
const REPORTED = 'birth-registration';

/** Publishes a report on an improvement that was done between the two newest quarters. @returns its slug */
async function aReportOnQuarters(page: Page): Promise<string> {
  const both = (text: string) => ({ ru: `${text} (ру)`, en: text });
  const act = async (name: string, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const selection = 'improvement { id report { slug } } userErrors { code path }';
    const query = `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { ${selection} } }`;
    const { outcome } = await askStaffAt<{
      outcome: { improvement: { id: string; report: { slug: string } | null } | null; userErrors: object[] };
    }>(page, query, { input });
    expect(outcome.userErrors).toEqual([]);
    return outcome.improvement!;
  };
  const [newest] = await quarters(page);
  const day = newest!.from;
  const { id } = await act('improvementRegister', {
    title: both('Quarters'),
    problem: both('Something'),
    subjects: [{ service: REPORTED }],
    measure: 'SAT',
    startsOn: day,
  });
  await act('improvementChange', { id, state: 'STARTED' });
  await act('improvementChange', { id, state: 'DONE', doneOn: day });
  const texts = Object.fromEntries(
    ['title', 'weAsked', 'youSaid', 'weDid', 'didItHelp'].map((part) => [part, both(`${part} of quarters`)]),
  );
  await act('improvementReportSave', { id, ...texts });
  return (await act('improvementPublish', { id })).report!.slug;
}
