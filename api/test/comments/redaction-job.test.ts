import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { redactPending } from '../../src/modules/comments/redact-pending.ts';
import { CommentRedactor } from '../../src/modules/comments/index.ts';
import { asAdmin } from '../support/as-admin.ts';
import { revise, submission, submit, withdraw } from '../ratings/requests.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.platform.redactor.drain();
});

const TEXT = 'Перезвоните: +7 916 123-45-67, Ивану Петровичу';
const rate = (text = TEXT) =>
  submit(api, submission({ language: 'RU', comments: [{ question: 'IMPROVE', text }] })).then(({ rating }) => rating!);

const stored = (text: string) =>
  asAdmin(api.database, 'select redacted_text, redactions, raw_text from comment where raw_text = $1', [text]);
const waiting = async () => (await asAdmin(api.database, 'select count(*)::int as n from outbox'))[0]!.n as number;

test('a comment waits in the outbox, then it is redacted and the outbox is empty', async () => {
  await rate();
  expect(await waiting()).toBe(1);
  expect((await stored(TEXT))[0]).toMatchObject({ redacted_text: null, redactions: null });
  expect(await api.platform.redactor.drain()).toBe(1);
  expect((await stored(TEXT))[0]).toMatchObject({ redacted_text: 'Перезвоните: [телефон], [имя]', redactions: 2 });
  expect(await waiting()).toBe(0);
});

test('several processes at once redact every comment once', async () => {
  for (let number = 0; number < 12; number++) await rate(`Долго ждали, окно ${number}`);
  const { pool } = api.platform;
  const counts = await Promise.all([1, 2, 3, 4].map(() => redactPending(pool, 5)));
  const rest = await api.platform.redactor.drain();
  expect(counts.reduce((sum, count) => sum + count, rest)).toBeGreaterThanOrEqual(12);
  expect(await waiting()).toBe(0);
  expect(await asAdmin(api.database, 'select from comment where redacted_text is null')).toHaveLength(0);
});

test('a round that fails loses nothing: the comment is redacted by the next', async () => {
  await rate('Не работает сайт');
  const errors: unknown[] = [];
  await asAdmin(api.database, 'revoke update on comment from otklik_worker');
  const redactor = new CommentRedactor({ pool: api.platform.pool, onError: (error) => errors.push(error) });
  redactor.start();
  await expect.poll(() => errors.length).toBeGreaterThan(0);
  await redactor.stop();
  expect(await waiting()).toBe(1);
  await asAdmin(api.database, 'grant update on comment to otklik_worker');
  expect(await api.platform.redactor.drain()).toBe(1);
});

test('what was withdrawn or replaced while it waited leaves the outbox too', async () => {
  const { receipt } = await rate('Отозвано');
  await withdraw(api, { receipt });
  const { id } = await rate('Заменено');
  await revise(api, { id }, 1, [{ item: 'SAT', value: 2 }]);
  await api.platform.redactor.drain();
  expect(await waiting()).toBe(0);
  expect([...(await stored('Отозвано')), ...(await stored('Заменено'))]).toEqual([]);
});

test('started, it redacts by itself until it is stopped', async () => {
  const redactor = new CommentRedactor({
    pool: api.platform.pool,
    onError: (error) => {
      throw error;
    },
  });
  redactor.start();
  redactor.start();
  await rate('Само собой');
  await expect.poll(waiting, { timeout: 5_000 }).toBe(0);
  await redactor.stop();
  await rate('После остановки');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await waiting()).toBe(1);
});
