import { METHOD_VERSIONS } from '@otklik/schema';
import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ANALYST, METHODOLOGIST, openApp, signIn, windowOfStaff } from './app-visit.ts';
import { findingsOf } from './axe.ts';
import type { Look } from './visit.ts';

const ENGLISH: Look = { language: 'en', scheme: 'light', width: 1280 };
const NARROW: Look = { language: 'ru', scheme: 'light', width: 320 };

/** The first draft that the view lists: the demo has one. */
async function openDraft(page: Page, origin: string, language: string, part: string): Promise<void> {
  await openApp(page, origin, '/app/methodology', language);
  const href = await page.locator('section a[href*="/app/methodology/drafts/"]').first().getAttribute('href');
  expect(href).not.toBeNull();
  await openApp(page, origin, `${href!.split('?')[0]}?part=${part}`, language);
}

/** A methodologist makes a draft, changes it, hears what the rules say, and cannot publish over a warning. */
export function methodologyFlow(browser: () => Browser, origin: () => string): void {
  test('a text is changed, the rules object, and the draft cannot be published without a reason', async () => {
    const context = await windowOfStaff(browser(), ENGLISH);
    const page = await context.newPage();
    await signIn(page, origin(), METHODOLOGIST);
    await openDraft(page, origin(), 'en', 'DOCS');

    const question = page.locator('[name="text:DOCS.question.SERVICE:en"]');
    await question.fill('How easy and how quick was it to gather the documents and information needed?');
    await page.getByRole('button', { name: 'Keep the texts' }).click();
    await page.getByRole('status').filter({ hasText: 'Kept.' }).waitFor();
    const findings = page.locator('section[aria-labelledby=findings]');
    await findings.getByText('how easy and how quick', { exact: false }).first().waitFor();
    await page.locator('section[aria-labelledby=changes] li').first().waitFor();

    await page.getByRole('button', { name: 'Publish for good' }).click();
    await page.locator('section[aria-labelledby=publish]').getByRole('alert').waitFor();
    expect(page.url()).toContain('/drafts/');

    // The same with the keyboard alone: a reason is given for the first warning.
    const before = await findings.getByText('Give a reason').count();
    const reason = findings.locator('details', { hasText: 'Give a reason' }).first();
    await reason.locator('summary').press('Enter');
    await reason.locator('[name=reasonRu]').fill('Так и задумано.');
    await reason.locator('[name=reasonEn]').fill('It is meant like this.');
    await reason.locator('[name=reasonEn]').press('Enter');
    await expect.poll(() => findings.getByText('Give a reason').count()).toBe(before - 1);
    expect(await findingsOf(page)).toEqual([]);
    await context.close();
  });

  test('a draft is accessible on a narrow screen, and wording is shown as each mode puts it', async () => {
    const context = await windowOfStaff(browser(), NARROW);
    const page = await context.newPage();
    await signIn(page, origin(), METHODOLOGIST);
    await openDraft(page, origin(), 'ru', 'SAT');
    expect(await findingsOf(page)).toEqual([]);

    await openApp(page, origin(), '/app/methodology?tab=wording&mode=IVR&channel=TELEPHONE', 'ru');
    await page.getByText('Очень недовольны — нажмите один.', { exact: false }).first().waitFor();
    await page.getByText('Very dissatisfied: press one.', { exact: false }).first().waitFor();
    await openApp(page, origin(), '/app/methodology?tab=wording&mode=KIOSK&channel=IN_PERSON', 'ru');
    expect(await page.locator('.sides section').first().locator('ol > li').count()).toBe(1);
    await context.close();
  });

  test('every constant of the method stands on the public page and in the view of staff, with its value, in both languages', async () => {
    const context = await windowOfStaff(browser(), ENGLISH);
    const page = await context.newPage();
    await signIn(page, origin(), ANALYST);
    const body = (language: string) => ({
      query: `{ method { constants { value meaning(language: ${language}) } } }`,
    });
    for (const language of ['en', 'ru'] as const) {
      const answer = await page.request.post(`${origin()}/graphql`, { data: body(language.toUpperCase()) });
      const { data } = (await answer.json()) as {
        data: { method: { constants: { value: number; meaning: string }[] } };
      };
      const expected = data.method.constants.map(({ value, meaning }) => [
        meaning,
        value.toLocaleString(language, { maximumFractionDigits: 3 }).replaceAll('\u00a0', ' '),
      ]);
      expect(expected.length).toBeGreaterThan(40);
      for (const path of ['/method', '/app/methodology?tab=constants']) {
        await openApp(page, origin(), path, language);
        const rows = await page
          .locator('main table tbody tr')
          .evaluateAll((all) =>
            all.map((row) => [
              row.querySelector('th')?.firstChild?.textContent?.trim(),
              row.querySelector('td')?.textContent?.trim().replaceAll('\u00a0', ' '),
            ]),
          );
        expect(rows, `${path} ${language}`).toEqual(expect.arrayContaining(expected));
      }
    }
    await context.close();
  });

  test('what each version of the method changed is told to everybody and to staff, in the same words', async () => {
    const context = await windowOfStaff(browser(), ENGLISH);
    const page = await context.newPage();
    await signIn(page, origin(), ANALYST);
    for (const language of ['en', 'ru'] as const)
      for (const path of ['/method', '/app/methodology']) {
        await openApp(page, origin(), path, language);
        const told = await page.locator('main dl dt, main dl dd').allTextContents();
        const expected = METHOD_VERSIONS.flatMap(({ version, changes }) => [
          version,
          ...changes.map((change) => change[language === 'en' ? 'EN' : 'RU']),
        ]);
        expect(told, `${path} ${language}`).toEqual(expected);
      }
    await context.close();
  });

  test('who is no methodologist sees versions, and neither drafts nor forms', async () => {
    const context = await windowOfStaff(browser(), ENGLISH);
    const page = await context.newPage();
    await signIn(page, origin(), ANALYST);
    await openApp(page, origin(), '/app/methodology', 'en');
    expect(await page.locator('a[href*="/drafts/"]').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Make a draft' }).count()).toBe(0);
    await page.getByText('Drafts are seen by methodologists', { exact: false }).waitFor();
    await context.close();
  });
}
