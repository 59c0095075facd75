import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { sessionToken } from './people.ts';
import { ask, codesOf, send } from './raw-http.ts';

let api: TestApi;
let cookie: string;
beforeAll(async () => {
  api = await startTestApi();
  cookie = `otklik_sid=${await sessionToken(api)}`;
});
afterAll(() => api.close());

const asPublic = (query: string, variables?: object) => ask(api.server.port, { query, variables });
const asStaff = (query: string, variables?: object) =>
  ask(api.server.port, { query, variables }, { cookie }, '/staff/graphql');

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const DIRECTIVES = `{ services { nodes { ${times(11, (n) => `n${n}: name @include(if: true)`)} } } }`;

describe.each([
  ['public', asPublic],
  ['staff', asStaff],
])('the %s endpoint', (_name, endpoint) => {
  test('answers an ordinary question', async () => {
    const answer = await endpoint('{ services { nodes { slug } } }');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text).data.services.nodes).toHaveLength(3);
  });

  test.each([
    ['101 aliases', `{ ${times(101, (n) => `a${n}: __typename`)} }`, 'QUERY_REJECTED'],
    ['500 times the same field', `{ ${'__typename '.repeat(500)} }`, 'QUERY_REJECTED'],
    ['500 times the same field further down', `{ services { nodes { ${'name '.repeat(500)} } } }`, 'QUERY_REJECTED'],
    [
      '500 times the same field in a fragment',
      `{ services { nodes { ...F } } } fragment F on Service { ${'name '.repeat(500)} }`,
      'QUERY_REJECTED',
    ],
    ['eleven directives', DIRECTIVES, 'QUERY_REJECTED'],
    ['ten times one directive', `{ __typename ${'@include(if: true) '.repeat(10)} }`, 'GRAPHQL_VALIDATION_FAILED'],
    ['more than a thousand tokens', `{ ${times(1_001, (n) => `f${n}`)} }`, 'GRAPHQL_PARSE_FAILED'],
    [
      'depth 11',
      `{ services { nodes { authority { ${'parent { '.repeat(8)} id ${'} '.repeat(8)} } } } }`,
      'QUERY_TOO_DEEP',
    ],
    [
      'depth 11 through fragments',
      `{ services { nodes { authority { ...A } } } } fragment A on Authority { parent { parent { parent { parent { ...B } } } } } fragment B on Authority { parent { parent { parent { parent { id } } } } }`,
      'QUERY_TOO_DEEP',
    ],
    [
      'fragments that double at each step',
      `{ services { nodes { ...F0 } } } ${times(18, (n) => `fragment F${n} on Service { ...F${n + 1} ...F${n + 1} }`)} fragment F18 on Service { name }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a fragment in a circle',
      '{ services { nodes { ...F } } } fragment F on Service { ...F }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a deferred fragment', '{ services { ... @defer { nodes { id } } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a streamed list', '{ services { nodes @stream { id } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a subscription', 'subscription { anything }', 'QUERY_REJECTED'],
    ['two operations without a name', 'query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('refuses %s', async (_what, query, code) => {
    const answer = await endpoint(query);
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toContain(code);
    expect(JSON.parse(answer.text).data).toBeUndefined();
  });

  test('says of a limit what to do, in words', async () => {
    const { text } = await endpoint(`{ ${times(101, (n) => `a${n}: __typename`)} }`);
    expect(JSON.parse(text).errors[0].message).toBe('The query cannot be accepted. Please correct it by the schema.');
  });

  test('has no tracing and no persisted queries', async () => {
    const answer = await endpoint('{ services { nodes { slug } } }');
    expect(Object.keys(JSON.parse(answer.text).extensions)).toEqual(['cost']);
    const persisted = await ask(api.server.port, {
      extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
    });
    expect(persisted.status).toBe(400);
  });

  test('repeats little of a huge value', async () => {
    const answer = await endpoint(`{ services(first: ${'9'.repeat(5_000)}) { nodes { id } } }`);
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(1_000);
  });
});

const INTROSPECTION = '{ __schema { types { name } } }';
const CIRCLE = `{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } } }`;
const MISSPELT: [string, object?][] = [
  ['{ servces { nodes { id } } }'],
  ['{ services(frst: 1) { nodes { id } } }'],
  ['{ questionnaire(touchpoint: "portal", mode: WEBB) { open } }'],
  ['query($m: Mode!) { questionnaire(touchpoint: "portal", mode: $m) { open } }', { m: 'WEBB' }],
  [
    'query($p: PeriodInput) { service(id: "passport") { estimate(period: $p) { n } } }',
    { p: { from: '2026-01-01', to: '2026-03-31', form: '2026-01-01' } },
  ],
];

test('the public schema shows itself, but not in circles', async () => {
  expect(JSON.parse((await asPublic(INTROSPECTION)).text).data.__schema.types.length).toBeGreaterThan(30);
  const answer = await asPublic(CIRCLE);
  expect([answer.status, codesOf(answer)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
});

test('the staff schema does not show itself', async () => {
  for (const query of [INTROSPECTION, CIRCLE, '{ __type(name: "Viewer") { name } }']) {
    const answer = await asStaff(query);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('data');
  }
  expect((await asStaff('{ __typename }')).status).toBe(200);
});

test.each(MISSPELT)('only the public schema helps with «%s»', async (query, variables) => {
  const [open, closed] = [await asPublic(query, variables), await asStaff(query, variables)];
  expect([open.status, closed.status]).toEqual([400, 400]);
  expect(open.text).toContain('Did you mean');
  expect(closed.text).not.toContain('Did you mean');
});

test('the page to try the schema asks no other host for anything', async () => {
  const { status, headers, text } = await send(api.server.port, { method: 'GET', path: '/graphiql' });
  expect(status).toBe(200);
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
  expect(text).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)=["']?(https?:)?\/\//i);
  expect(text).not.toMatch(/@import\s+(url\()?["']?https?:/);
});
