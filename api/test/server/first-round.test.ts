import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/test-api.ts';

/** The built pages. */
const PAGES_FILE = join(import.meta.dirname, '../../../dashboard/build/handler.js');

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ pagesFile: PAGES_FILE });
}, 120_000);
afterAll(() => api.close());

const page = async (path: string) => (await fetch(`http://127.0.0.1:${api.server.port}${path}`)).text();

test('until the first round of publication has ended, pages say that figures are prepared, then that there are none', async () => {
  const told = {
    en: { soon: 'still being prepared', none: /No report|No period/ },
    ru: { soon: 'ещё готовятся', none: /не опубликован/ },
  };
  for (const [language, { soon, none }] of Object.entries(told))
    for (const path of ['/', '/did']) {
      const text = await page(`${path}?lang=${language}`);
      expect(text).toContain(soon);
      expect(text).not.toMatch(none);
    }
  await api.platform.publisher.publishClosed();
  for (const [language, { soon, none }] of Object.entries(told))
    for (const path of ['/', '/did']) {
      const text = await page(`${path}?lang=${language}`);
      expect(text).not.toContain(soon);
      expect(text).toMatch(none);
    }
});
