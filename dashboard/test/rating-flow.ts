import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { invitations, outcomeOf } from './invitations.ts';
import { open, windowOf } from './visit.ts';

const LOOK = { language: 'ru', scheme: 'light', width: 320 } as const;

const heading = (page: Page) => page.locator('h1').innerText();
/** The question how easy it was; a driver may have the same answers. */
const ease = (page: Page, answer: string) =>
  page.getByRole('group', { name: 'Насколько легко или трудно Вам было сделать' }).getByRole('radio', { name: answer });
const send = (page: Page) => page.getByRole('button', { name: 'Отправить' }).click();

/** A person without scripts rates, adds, follows and takes back a rating. */
export function ratingFlow(browser: () => Browser, origin: () => string): void {
  test('one tap stores a rating without any script, more may follow, and the receipt leads back to it', async () => {
    const context = await windowOf(browser(), LOOK);
    const page = await context.newPage();
    await open(page, `${origin()}/f/birth-registration?lang=ru`);
    expect(await page.locator('button[name=sat]').count()).toBe(5);
    await page.getByRole('button', { name: 'Скорее довольны' }).click();
    expect(await heading(page)).toBe('Спасибо, Ваш ответ сохранён');

    await ease(page, 'Очень легко').check();
    await page.getByLabel('Что было хорошо?').fill('Всё быстро и понятно');
    expect(await page.getByRole('checkbox', { name: 'Мои слова можно процитировать' }).isChecked()).toBe(false);
    await send(page);
    expect(await heading(page)).toBe('Спасибо!');

    await page.getByRole('button', { name: 'Следить за своей оценкой' }).click();
    expect(await heading(page)).toBe('Ваша оценка');
    const told = await page.locator('main').innerText();
    expect(told).toContain('Скорее довольны');
    expect(told).toContain('Очень легко');
    expect(page.url()).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    await context.close();
  });

  test('an invitation goes through every step without scripts, and a second use of it harms nobody', async () => {
    const [invitation] = await invitations(browser(), origin());
    const context = await windowOf(browser(), LOOK);
    const page = await context.newPage();
    for (let visit = 0; visit < 2; visit++) {
      await open(page, `${origin()}${invitation!.path}`);
      await page.getByRole('button', { name: 'Скорее довольны' }).click();
      expect(await heading(page)).toBe('Спасибо, Ваш ответ сохранён');
      expect(new URL(page.url()).searchParams.get('i')).toBe(invitation!.token);
      await ease(page, 'Очень легко').check();
      await send(page);
      expect(await heading(page)).toBe('Спасибо!');
    }
    await context.close();
    // Both were stored; the token is spent, whoever brings it now.
    expect(await outcomeOf(origin(), invitation!.token)).toBe('SPENT');
  });

  test('who chooses what to rate still has the invitation', async () => {
    const context = await windowOf(browser(), LOOK);
    const page = await context.newPage();
    await open(page, `${origin()}/r/kiosk-yasnograd?lang=ru&i=a-token`);
    const link = page.getByRole('main').getByRole('link').first();
    expect(new URL((await link.getAttribute('href'))!, origin()).searchParams.get('i')).toBe('a-token');
    await context.close();
  });

  test('a reload of the answer does not count twice, and another tap on the same form changes it', async () => {
    const context = await windowOf(browser(), LOOK);
    const page = await context.newPage();
    const address = `${origin()}/f/identity-card?lang=ru`;
    await open(page, address);
    const fields = await page
      .locator('form input[type=hidden]')
      .evaluateAll((inputs) =>
        inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
      );
    const post = async (sat: string) => {
      const form = Object.fromEntries([...fields, ['sat', sat]]);
      const response = await context.request.post(`${address}&/rate`, { form, headers: { accept: 'text/html' } });
      return response.text();
    };
    const receiptIn = (html: string) => /name="receipt" value="([^"]+)"/.exec(html)?.[1];
    const [first, again, changed] = [await post('4'), await post('4'), await post('2')];
    expect(receiptIn(first)?.replaceAll('-', '')).toMatch(/^\w{24}$/);
    expect(receiptIn(again)).toBe(receiptIn(first));
    expect(receiptIn(changed)).toBe(receiptIn(first));
    expect(changed).toContain('Скорее недовольны');

    // The first tap once more, after another in between: what the page says is what is stored.
    const back = await post('4');
    const told = await context.request.post(`${origin()}/receipt?lang=ru&/show`, {
      form: { code: receiptIn(back) ?? '' },
      headers: { accept: 'text/html' },
    });
    expect(await told.text()).toContain('Скорее довольны');
    await context.close();
  });

  test('a comment that is too long is told in a list with a link to the field, and nothing is lost', async () => {
    const context = await windowOf(browser(), LOOK);
    const page = await context.newPage();
    await open(page, `${origin()}/f/birth-registration?lang=ru`);
    await page.getByRole('button', { name: 'Очень довольны' }).click();
    await ease(page, 'Скорее легко').check();
    const long = 'я'.repeat(2001);
    await page.getByLabel('Что улучшить в первую очередь?').fill(long);
    const asked = await page.locator('legend').allInnerTexts();
    await send(page);

    const link = page.getByRole('alert').getByRole('link');
    expect(await link.innerText()).toContain('слишком длинный');
    const field = page.locator((await link.getAttribute('href')) ?? '#missing');
    expect(await field.inputValue()).toBe(long);
    expect(await ease(page, 'Скорее легко').isChecked()).toBe(true);
    expect(await page.locator('legend').allInnerTexts()).toEqual(asked);

    await field.fill('Короче');
    await send(page);
    expect(await heading(page)).toBe('Спасибо!');
    await context.close();
  });

  test('a rating can be taken back, but not by accident', async () => {
    const context = await windowOf(browser(), LOOK);
    const page = await context.newPage();
    await open(page, `${origin()}/f/birth-registration?lang=ru`);
    await page.getByRole('button', { name: 'Очень недовольны' }).click();
    const code = (await page.locator('.code').innerText()).trim();

    await open(page, `${origin()}/receipt?lang=ru`);
    await page.getByLabel('Код').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Показать' }).click();
    await page.getByText('Отозвать оценку').click();
    await page.getByRole('button', { name: 'Стереть' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Поставьте отметку');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Стереть' }).click();
    expect(await heading(page)).toBe('Оценка стёрта');
    await context.close();
  });

  test('a code with a wrong character is told at once, an unknown one is not found', async () => {
    const context = await windowOf(browser(), LOOK);
    const page = await context.newPage();
    for (const [typed, fault] of [
      ['', 'Введите код.'],
      ['ABCD-EFGH', 'Это не похоже на наш код'],
      ['0000-0000-0000-0000-0000-0000', 'Оценки с таким кодом нет'],
    ] as const) {
      await open(page, `${origin()}/receipt?lang=ru`);
      await page.getByLabel('Код').fill(typed);
      await page.getByRole('button', { name: 'Показать' }).click();
      expect(await page.getByRole('alert').innerText()).toContain(fault);
    }
    await context.close();
  });

  test('a touchpoint with several services asks which one, in the order of the alphabet', async () => {
    const context = await windowOf(browser(), LOOK);
    const page = await context.newPage();
    await open(page, `${origin()}/r/services-portal?lang=ru`);
    const choices = page.locator('main ul a');
    const names = await choices.allInnerTexts();
    expect(names.length).toBeGreaterThan(1);
    const services = names.slice(0, -1);
    expect(services).toEqual(services.toSorted(new Intl.Collator('ru').compare));
    await choices.first().click();
    expect(await heading(page)).toContain('Оцените, пожалуйста, услугу');
    expect(await page.locator('button[name=sat]').count()).toBe(5);
    await context.close();
  });

  test('the five answers are at least 48 pixels high and say their full label', async () => {
    const context = await windowOf(browser(), LOOK);
    const page = await context.newPage();
    await open(page, `${origin()}/f/birth-registration?lang=ru`);
    for (const button of await page.locator('button[name=sat]').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(48);
      expect((await button.innerText()).trim().length).toBeGreaterThan(10);
    }
    await context.close();
  });
}
