import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { checkSubmission, type RawSubmission } from '../../src/modules/ratings/submission.rules.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { submission, submit, withdraw } from './requests.ts';

// What is sent again was answered by a connection that broke. Meanwhile the registry may have changed.
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const change = async (statement: string) => {
  await asAdmin(api.database, statement);
  await api.platform.directory.refresh();
};
afterEach(() => change(UNDO));

const UNDO = `update touchpoint set retired_at = null, modes = '{WEB,APP}', rated_as_itself = true where slug = 'portal';
  update service set stage = 'LIVE' where slug = 'passport'`;

const NOT_AS_ITSELF = `update touchpoint set rated_as_itself = false where slug = 'portal'`;

test.each<[string, string, string, object?]>([
  [
    'the touchpoint was retired',
    `update touchpoint set retired_at = now() where slug = 'portal'`,
    'TOUCHPOINT_RETIRED',
  ],
  ['the service was retired', `update service set stage = 'RETIRED' where slug = 'passport'`, 'SUBJECT_RETIRED'],
  ['the mode was taken away', `update touchpoint set modes = '{APP}' where slug = 'portal'`, 'MODE_NOT_ALLOWED'],
  ['the touchpoint is no longer rated as itself', NOT_AS_ITSELF, 'SUBJECT_REQUIRED', { subject: null }],
  [
    'the touchpoint that was named is no longer rated as itself',
    NOT_AS_ITSELF,
    'SUBJECT_UNKNOWN',
    { subject: { touchpoint: 'portal' } },
  ],
])('%s: the same rating gets the same answer, another one is refused', async (_, statement, code, of = {}) => {
  const input = submission(of);
  const first = await submit(api, input);
  await change(statement);
  expect(await submit(api, input)).toEqual(first);
  const refused = { rating: null, userErrors: [{ code }] };
  expect(await submit(api, { ...input, answers: [{ item: 'SAT', value: 1 }] })).toMatchObject(refused);
  expect(await submit(api, submission(of))).toMatchObject(refused);
});

test('of content for which there is no questionnaire any more nothing is told, and it was never stored', async () => {
  const input = submission({ subject: null });
  await submit(api, input);
  await change(NOT_AS_ITSELF);
  const wrong = { ...input, answers: [{ item: 'SAT', value: 9 }] };
  expect((await submit(api, wrong)).userErrors.map(({ code }) => code)).toEqual(['SUBJECT_REQUIRED']);
  const { directory, instruments } = api.platform;
  expect(checkSubmission(wrong as RawSubmission, directory, instruments, api.clock.now())).toEqual({
    submission: null,
    faults: [{ code: 'SUBJECT_REQUIRED', path: ['subject'] }],
    before: null,
  });
});

test('what was withdrawn is not told of again', async () => {
  const input = submission({});
  await submit(api, input);
  await withdraw(api, { id: input.id });
  await change(`update touchpoint set retired_at = now() where slug = 'portal'`);
  expect(await submit(api, input)).toMatchObject({ rating: null, userErrors: [{ code: 'TOUCHPOINT_RETIRED' }] });
});
