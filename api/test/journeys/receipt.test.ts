import { afterAll, beforeAll, expect, test } from 'vitest';
import { revise, submission, submit, withdraw } from '../ratings/requests.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const RECEIPT = `query ($code: String!) { receipt(code: $code) {
  status reason withdrawn subject { slug } touchpoint { slug } answeredOn revision
  answers { item question label value } reports { slug }
} }`;

const look = async (code: string, language = 'en') => {
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into by each test
  const { data, errors } = await api.ask<any>(RECEIPT, { code }, { 'accept-language': language });
  expect(errors).toBeUndefined();
  return data.receipt;
};

test('a receipt tells what was answered, where, and that it is counted', async () => {
  const { rating } = await submit(api, submission({}));
  await revise(api, { id: rating!.id }, 1, [
    { item: 'EASE', value: 2 },
    { item: 'SAT', value: 4 },
  ]);
  expect(await look(rating!.receipt)).toEqual({
    status: 'COUNTED',
    reason: null,
    withdrawn: false,
    subject: { slug: 'passport' },
    touchpoint: { slug: 'portal' },
    answeredOn: '2026-11-22',
    revision: 1,
    answers: [
      { item: 'SAT', question: expect.stringMatching(/^Overall/), label: expect.any(String), value: 4 },
      { item: 'EASE', question: expect.any(String), label: expect.any(String), value: 2 },
    ],
    reports: [],
  });
  const russian = await look(rating!.receipt.toLowerCase().replaceAll('-', ' '), 'ru');
  expect(russian.answers[0].question).toBe('Насколько Вы в целом довольны тем, как всё прошло?');
});

test('of a withdrawn rating it tells only that', async () => {
  const { rating } = await submit(api, submission({}));
  await withdraw(api, { receipt: rating!.receipt });
  expect(await look(rating!.receipt)).toEqual({
    status: null,
    reason: null,
    withdrawn: true,
    subject: null,
    touchpoint: null,
    answeredOn: null,
    revision: null,
    answers: [],
    reports: [],
  });
});

test.each([
  ['nothing', ''],
  ['a word', 'nonsense'],
  ['one that is not given out', '0000-0000-0000-0000-0000-0000'],
  ['a long text', 'x'.repeat(5_000)],
])('a code that is no receipt leads to nothing: %s', async (_, code) => {
  expect(await look(code)).toBeNull();
});
