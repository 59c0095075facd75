import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withoutValues } from '../../src/server/error-answers.ts';
import { submission } from '../ratings/requests.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { type LoggedServer, startLoggedServer } from './logged-server.ts';
import { asAdmin } from '../support/as-admin.ts';
import { ask } from './raw-http.ts';

let api: TestApi;
let server: LoggedServer;
beforeAll(async () => {
  api = await startTestApi();
  server = await startLoggedServer(api.platform);
});
afterAll(async () => {
  await server.close();
  await api.close();
});
beforeEach(() => {
  server.lines.length = 0;
});

const told = async (query: string, variables?: object, language = 'en') => {
  const answer = await ask(server.port, { query, variables }, { 'accept-language': language });
  return { ...answer, ...(JSON.parse(answer.text) as { data?: unknown; errors?: Record<string, unknown>[] }) };
};
const PERIODS = '{ publishedPeriods { from } }';

describe('an error that nobody expected', () => {
  beforeAll(() => asAdmin(api.database, 'alter table publication rename to publication_gone'));
  afterAll(() => asAdmin(api.database, 'alter table publication_gone rename to publication'));

  test('is told as INTERNAL with the id of the request and nothing else', async () => {
    const answer = await told(PERIODS);
    const requestId = answer.headers['x-request-id'];
    expect(answer.errors).toEqual([
      {
        message: 'Something went wrong on our side. Please try again later.',
        locations: [{ line: 1, column: 3 }],
        path: ['publishedPeriods'],
        extensions: { code: 'INTERNAL', requestId },
      },
    ]);
    expect(answer.text).not.toMatch(/publication|relation|42P01|\.ts/);
  });

  test('is told in the language of the reader', async () => {
    const { errors } = await told(PERIODS, {}, 'ru');
    expect(errors![0]!.message).toBe('У нас что-то пошло не так. Попробуйте, пожалуйста, ещё раз позже.');
  });

  test('is in the log once, with the same id and its cause', async () => {
    const { headers } = await told(PERIODS);
    expect(server.lines).toHaveLength(1);
    expect(JSON.parse(server.lines[0]!)).toMatchObject({
      requestId: headers['x-request-id'],
      err: { code: '42P01' },
      msg: 'unexpected error',
    });
  });

  test('leaves the rest of the answer whole', async () => {
    const { errors, data } = await told('{ service(id: "passport") { slug estimate { n } } method { methodVersion } }');
    expect(errors!.map(({ extensions }) => (extensions as { code: string }).code)).toEqual(['INTERNAL']);
    expect(data).toMatchObject({ method: { methodVersion: expect.any(String) } });
  });
});

test('what the database says of a row is not written to the log', async () => {
  const canary = 'canary-comment-about-my-neighbour';
  const statement = `create temp table said (text text constraint short check (length(text) < 5)); insert into said values ('${canary}')`;
  const error = await asAdmin(api.database, statement).catch((reason: Error) => reason);
  expect(error).toMatchObject({ code: '23514', detail: `Failing row contains (${canary}).` });
  const described = withoutValues(error as Error);
  expect(described).toMatchObject({ code: '23514', constraint: 'short', stack: expect.stringContaining('short') });
  expect(JSON.stringify(described)).not.toContain(canary);
});

describe('an expected failure of a question', () => {
  test('is told with its code, the argument and words of the reader’s language, and not logged', async () => {
    const query = '{ services(first: 101) { nodes { id } } }';
    expect((await told(query)).errors).toEqual([
      expect.objectContaining({
        message: 'Please ask for 1 to 100 objects at a time.',
        extensions: { code: 'PAGE_SIZE', argument: 'first' },
      }),
    ]);
    expect((await told(query, {}, 'ru')).errors![0]!.message).toBe(
      'Запрашивайте, пожалуйста, от 1 до 100 объектов за раз.',
    );
    expect((await told('{ services(after: "x") { nodes { id } } }')).errors![0]!.extensions).toMatchObject({
      code: 'CURSOR_INVALID',
    });
    expect(server.lines).toEqual([]);
  });

  test('is no fault of ours, nor is a request that cannot be read', async () => {
    await told('{ nothing }');
    await told('query($n: Int!) { services(first: $n) { nodes { id } } }', { n: 'x' });
    await told(
      '{ services { nodes { authority { parent { parent { parent { parent { parent { parent { parent { parent { id } } } } } } } } } } } }',
    );
    expect(server.lines).toEqual([]);
  });
});

test('an endpoint that throws answers INTERNAL as well, in the language of the reader', async () => {
  await asAdmin(api.database, 'alter table staff_session rename to staff_session_gone');
  const answer = await ask(
    server.port,
    { query: '{ __typename }' },
    { cookie: 'otklik_sid=' + 'A'.repeat(43), 'accept-language': 'ru' },
    '/staff/graphql',
  );
  await asAdmin(api.database, 'alter table staff_session_gone rename to staff_session');
  expect(answer.status).toBe(500);
  expect(JSON.parse(answer.text)).toEqual({
    errors: [
      {
        message: 'У нас что-то пошло не так. Попробуйте, пожалуйста, ещё раз позже.',
        extensions: { code: 'INTERNAL', requestId: answer.headers['x-request-id'] },
      },
    ],
  });
  expect(server.lines.join('')).toContain(String(answer.headers['x-request-id']));
});

test('a rating that cannot be stored now is turned away with 503 and when to come back', async () => {
  await asAdmin(api.database, 'alter table submission rename to submission_gone');
  const answer = await told('mutation($i: RatingSubmitInput!) { ratingSubmit(input: $i) { rating { id } } }', {
    i: submission({}),
  });
  await asAdmin(api.database, 'alter table submission_gone rename to submission');
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, expect.stringMatching(/^[1-4]$/)]);
  expect(answer.errors![0]).toMatchObject({ extensions: { code: 'SERVICE_BUSY' } });
  expect(answer.text).not.toContain('submission_gone');
  const again = await told(
    'mutation($i: RatingSubmitInput!) { ratingSubmit(input: $i) { rating { id } userErrors { code } } }',
    { i: submission({}) },
  );
  expect(again.data).toMatchObject({ ratingSubmit: { userErrors: [] } });
});

test('more wrong values than graphql cares to name are still the fault of the request', async () => {
  const answers = Array.from({ length: 9 }, () => ({ item: 'NOTHING', value: 'x' }));
  const { errors, status } = await told(
    'mutation($i: RatingSubmitInput!) { ratingSubmit(input: $i) { rating { id } } }',
    {
      i: submission({ answers }),
    },
  );
  expect(status).toBe(400);
  expect(new Set(errors!.map(({ extensions }) => (extensions as { code: string }).code))).toEqual(
    new Set(['BAD_USER_INPUT']),
  );
  expect(server.lines).toEqual([]);
});

test('a text that no database can hold is not found, and is no fault of ours', async () => {
  const { errors } = await told('query($id: ID!) { report(id: $id) { slug } }', { id: 'a\u0000b' });
  expect(errors?.map(({ extensions }) => (extensions as { code: string }).code) ?? []).not.toContain('INTERNAL');
  expect(server.lines).toEqual([]);
});
