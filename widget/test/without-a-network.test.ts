import { expect, test } from 'vitest';
import { openAnotherSite } from './support/another-site.ts';

const { api, visit, saved, values } = openAnotherSite();

test('an offer answered without a network waits for it and is reported once, apart from the rating', async () => {
  const { page } = await visit();
  await page.context().setOffline(true);
  await page.getByText('Rather satisfied', { exact: true }).click();
  await page.getByText('No connection.').waitFor();
  expect(api.offers).toBe(0);
  await page.context().setOffline(false);
  await saved(page);
  await expect.poll(() => api.offers).toBe(1);
  expect(values()).toEqual([4]);
  expect(api.bodies.filter((body) => body.includes('offersReport'))).toHaveLength(1);
  expect(api.bodies.find((body) => body.includes('offersReport'))).not.toContain('ratingSubmit');
});

test('five ratings made offline survive a reload, are sent once each, byte for byte', async () => {
  const { page } = await visit();
  await page.evaluate(() => {
    for (let copies = 1; copies < 5; copies++) {
      const copy = document.querySelector('otklik-rating')!.cloneNode(true) as HTMLElement;
      copy.setAttribute('touchpoint', `portal-${copies}`);
      document.querySelector('main')!.append(copy);
    }
  });
  await expect.poll(() => api.calls.length).toBe(5);
  await page.context().setOffline(true);
  for (let at = 0; at < 5; at++) await page.getByText('Rather satisfied', { exact: true }).nth(at).click();
  await expect.poll(() => page.getByText('No connection.').count(), { timeout: 5_000 }).toBe(5);
  const kept = await page.evaluate(() => Object.values(localStorage).map((parcel) => JSON.parse(parcel).submit));
  expect(kept).toHaveLength(5);
  expect((await page.evaluate(() => window.seen)).at(-1)).toEqual(['queued', { waiting: 5 }]);

  // The network is back, the server is not: a reload finds the ratings waiting.
  api.weather = 'DOWN';
  await page.context().setOffline(false);
  await page.reload();
  await page.getByText('The question cannot be shown').waitFor();
  api.clear();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => api.ratings.size, { timeout: 5_000 }).toBe(5);
  const sent = api.bodies.filter((body) => body.includes('ratingSubmit'));
  expect(new Set(sent)).toEqual(new Set(kept));
  expect(sent).toHaveLength(5);
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.reload();
  await page.waitForTimeout(300);
  expect(api.ratings.size).toBe(5);
  expect(api.conflicts).toBe(0);
});

test('two tabs with one queue, and a clock three days off: each rating is stored once', async () => {
  const { page } = await visit();
  await page.clock.setFixedTime(new Date(Date.now() + 3 * 86_400_000));
  api.weather = 'SILENT';
  await page.getByText('Rather satisfied', { exact: true }).click();
  await page.getByText('No connection.').waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url());
  api.clear();
  await Promise.all([page, other].map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))));
  await expect.poll(() => api.ratings.size).toBe(1);
  await page.waitForTimeout(200);
  expect(api.ratings.size).toBe(1);
  expect(api.conflicts).toBe(0);
});

test('with no network and no room to keep the rating the person is told; nobody is thanked', async () => {
  const { page, status } = await visit();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  api.weather = 'DOWN';
  await page.getByText('Rather satisfied', { exact: true }).click();
  await expect.poll(status).toBe('Your rating is not saved: there is no connection, and this device cannot keep it.');
  expect(await page.getByText('Thank you').count()).toBe(0);
  expect((await page.evaluate(() => window.seen)).at(-1)?.[0]).toBe('error');
  api.weather = 'OK';
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved(page);
  expect(values()).toEqual([4]);
});

test('the chosen point and the saving are painted within 100 ms of the tap, whatever the network does', async () => {
  const { page } = await visit();
  api.weather = 'SLOW';
  const tookMs = await page.evaluate(
    () =>
      new Promise<number>((painted) => {
        const root = document.querySelector('otklik-rating')!.shadowRoot!;
        const started = performance.now();
        root.querySelector<HTMLInputElement>('input[value="4"]')!.click();
        requestAnimationFrame(() => {
          const isMarked = root.querySelector('[data-chosen] input[value="4"]');
          const isSaving = root.querySelector('[role=status]')!.textContent === 'Saving…';
          painted(isMarked && isSaving ? performance.now() - started : Infinity);
        });
      }),
  );
  expect(tookMs).toBeLessThan(100);
  await saved(page);
});
