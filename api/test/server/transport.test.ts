import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { submission } from '../ratings/requests.ts';
import { asAdmin } from '../support/as-admin.ts';
import { partnerKey } from './people.ts';
import { ask, codesOf, type RawRequest, send } from './raw-http.ts';

let api: TestApi;
let port: number;
let importKey: string;
let readKey: string;
let invitationsKey: string;
beforeAll(async () => {
  api = await startTestApi();
  port = api.server.port;
  [importKey, readKey, invitationsKey] = await Promise.all([
    partnerKey(api, 'ratings:write'),
    partnerKey(api, 'results:read'),
    partnerKey(api, 'invitations:issue'),
  ]);
  await asAdmin(api.database, `update touchpoint set maximum_source_class = 'RANDOM' where slug = 'portal'`);
  await api.platform.directory.refresh();
});
afterAll(() => api.close());

const QUERY = JSON.stringify({ query: '{ services { nodes { slug } } }' });
const json = { 'content-type': 'application/json' };
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const sized = (bytes: number, query = '{ __typename }') => {
  const empty = JSON.stringify({ query, variables: { pad: '' } }).length;
  return JSON.stringify({ query, variables: { pad: 'x'.repeat(bytes - empty) } });
};

describe('a body', () => {
  test.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['application/json;charset="UTF-8"', 200],
    [undefined, 415],
    ['text/plain', 415],
    ['text/plain; application/json', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/graphql', 415],
    ['application/jsonp', 415],
    ['application/json; charset=utf-7', 415],
    ['application/json; charset=utf-16', 415],
    ['application/json; charset=utf-16le', 415],
    ['application/json; charset=windows-1251', 415],
    ['application/json; charset=utf-8; charset=utf-7', 415],
    ['application/json, text/plain', 415],
  ])('of type %s is answered %i', async (type, status) => {
    const answer = await send(port, { body: QUERY, headers: { ...(type && { 'content-type': type }) } });
    expect(answer.status).toBe(status);
    if (status === 415) expect(codesOf(answer)).toEqual(['CONTENT_TYPE']);
  });

  test.each([
    ['a batch', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]'],
    ['an empty batch', '[]'],
    ['nothing', ''],
    ['half a document', '{"query":"{ __typename }"'],
    ['a number', '7'],
    ['null', 'null'],
    ['a query that is no text', '{"query":{"a":1}}'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[1]}'],
    ['variables that are text', '{"query":"{ __typename }","variables":"{}"}'],
    ['an operation name that is no text', '{"query":"{ __typename }","operationName":7}'],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from('{"query":"{ __typename }","x":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    ],
    ['UTF-16', Buffer.from(QUERY, 'utf16le')],
  ])('with %s is refused 400', async (_what, body) => {
    const answer = await ask(port, body);
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toEqual(['QUERY_REJECTED']);
  });

  test('of 16 KB is read, a byte more is not, declared or not', async () => {
    expect((await ask(port, sized(16_384))).status).toBe(200);
    const larger = sized(16_385);
    expect(codesOf(await ask(port, larger))).toEqual(['BODY_TOO_LARGE']);
    const chunked: RawRequest = { headers: json, body: [larger.slice(0, 9_000), larger.slice(9_000)] };
    const answer = await send(port, chunked);
    expect([answer.status, codesOf(answer)]).toEqual([413, ['BODY_TOO_LARGE']]);
    expect((await send(port, { headers: json, body: [QUERY] })).status).toBe(200);
  });

  test('of up to 1 MB that is too large is taken in to its end, so that its sender sees the refusal', async () => {
    const body = sized(1_000_000);
    for (let time = 0; time < 10; time++) {
      const refused = new Promise<string>((resolve, reject) => {
        let text = '';
        const socket = connect(port, '127.0.0.1');
        socket.on('error', reject);
        socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        socket.on('close', () => resolve(text));
        // Like many clients, this one reads nothing until it has sent everything.
        socket.pause();
        socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n');
        socket.write(`content-length: ${body.length}\r\n\r\n`);
        socket.write(body.slice(0, 20_000));
        setTimeout(() => socket.write(body.slice(20_000), () => socket.resume()), 20);
      });
      expect(await refused).toContain('BODY_TOO_LARGE');
    }
  });

  test('declared too large is refused before it has arrived', async () => {
    const answer = await send(port, { headers: { ...json, 'content-length': '5000000' }, body: '{', isHeld: true });
    expect(answer.status).toBe(413);
  });

  test('that breaks off harms nobody and is no error of ours', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.end('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{');
    const left = new Promise((resolve) => socket.on('close', resolve));
    setTimeout(() => socket.destroy(), 50);
    await left;
    expect((await ask(port, QUERY)).status).toBe(200);
  });
});

describe('a partner key', () => {
  const importOf = (rows: object[]) => ({
    query:
      'mutation($input: RatingsImportInput!) { ratingsImport(input: $input) { accepted rejected userErrors { code } } }',
    variables: { input: { rows } },
  });
  const rows = Array.from({ length: 1_000 }, () =>
    submission({ answers: { SAT: 4 }, comments: [{ question: 'GOOD', text: 'x'.repeat(500) }] }),
  );

  test('lets ratings be imported in a large body', async () => {
    const body = importOf(rows);
    expect(JSON.stringify(body).length).toBeGreaterThan(500_000);
    const answer = await ask(port, body, bearer(importKey));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text).data.ratingsImport).toEqual({ accepted: 1_000, rejected: 0, userErrors: [] });
  });

  const issueFor = (cases: string[]) => ({
    query:
      'mutation($input: InvitationsIssueInput!) { invitationsIssue(input: $input) { invitations { caseHash } userErrors { code } } }',
    variables: {
      input: {
        id: crypto.randomUUID(),
        touchpoint: 'portal',
        subject: { service: 'passport' },
        language: 'EN',
        mode: 'WEB',
        cases,
      },
    },
  });
  const longestHashes = (count: number) =>
    Array.from({ length: count }, (_, index) => String(index).padStart(128, 'h'));

  test('lets invitations be issued for as many cases as are promised, with the longest of hashes', async () => {
    const cases = longestHashes(200);
    const body = issueFor(cases);
    expect(JSON.stringify(body).length).toBeGreaterThan(16_384);
    const answer = await ask(port, body, bearer(invitationsKey));
    expect(JSON.parse(answer.text).data.invitationsIssue).toEqual({
      invitations: cases.map((caseHash) => ({ caseHash })),
      userErrors: [],
    });
    const more = await ask(port, issueFor(longestHashes(201)), bearer(invitationsKey));
    expect(JSON.parse(more.text).data.invitationsIssue).toMatchObject({ userErrors: [{ code: 'COUNT_OUT_OF_RANGE' }] });
  });

  test.each([
    ['no key', issueFor(longestHashes(200)), () => ({})],
    ['another operation', sized(20_000), () => bearer(invitationsKey)],
    ['more than 64 KB of invitations', issueFor(longestHashes(500)), () => bearer(invitationsKey)],
    [
      'more than 64 KB of invitations, with a key that may import',
      issueFor(longestHashes(500)),
      () => bearer(importKey),
    ],
    ['an import of more than 64 KB', importOf(rows), () => bearer(invitationsKey)],
  ] as const)('to issue invitations makes no room for %s', async (_what, body, headers) => {
    const answer = await ask(port, body, headers());
    expect([answer.status, codesOf(answer)]).toEqual([413, ['BODY_TOO_LARGE']]);
  });

  test.each([
    ['no key', importOf(rows), () => ({})],
    ['a key for reading', importOf(rows), () => bearer(readKey)],
    ['another operation', sized(20_000), () => bearer(importKey)],
    [
      'another operation that mentions the import',
      sized(20_000, '{ __typename } # ratingsImport'),
      () => bearer(importKey),
    ],
    [
      'another operation beside the import',
      sized(
        20_000,
        'mutation { ratingsImport(input: {rows: []}) { accepted } x: ratingWithdraw(input: {rating: {}}) { withdrawn } }',
      ),
      () => bearer(importKey),
    ],
    [
      'another operation behind a fragment',
      sized(20_000, 'mutation { ...F } fragment F on Mutation { ratingsImport(input: {rows: []}) { accepted } }'),
      () => bearer(importKey),
    ],
    [
      'a large document',
      JSON.stringify({ query: `mutation { ratingsImport(input: {rows: []}) { accepted } } #${'x'.repeat(20_000)}` }),
      () => bearer(importKey),
    ],
    ['more than 8 MB', sized(8_388_609), () => bearer(importKey)],
  ] as const)('makes no room for %s', async (_what, body, headers) => {
    const answer = await ask(port, body, headers());
    expect([answer.status, codesOf(answer)]).toEqual([413, ['BODY_TOO_LARGE']]);
  });

  test.each(['Bearer otk_live_none', 'Bearer ', 'Basic YTpi', `Bearer otk_live_${'0'.repeat(64)}_00000000`])(
    'that is not one, «%s», is refused before the body is read',
    async (authorization) => {
      const answer = await send(port, {
        headers: { ...json, authorization, 'content-length': '4000' },
        body: '{',
        isHeld: true,
      });
      expect([answer.status, codesOf(answer)]).toEqual([401, ['KEY_INVALID']]);
    },
  );
});

describe('a method', () => {
  test.each(['GET', 'PUT', 'PATCH', 'DELETE'])('%s is not allowed', async (method) => {
    const answer = await send(port, {
      method,
      path: '/graphql?query=%7B__typename%7D',
      headers: json,
      ...(method !== 'GET' && { body: QUERY }),
    });
    expect([answer.status, codesOf(answer), answer.headers.allow]).toEqual([
      405,
      ['METHOD_NOT_ALLOWED'],
      'POST, OPTIONS',
    ]);
    const staff = await send(port, { method, path: '/staff/graphql?query=%7B__typename%7D', headers: json });
    expect([staff.status, staff.headers.allow]).toEqual([405, 'POST']);
  });

  test.each(['TRACE', 'PROPFIND', 'SEARCH'])('%s is refused and nothing of it is sent back', async (method) => {
    const answer = await send(port, { method, headers: { cookie: 'canary-cookie=1', 'x-canary': 'canary-header' } });
    expect(answer.status).toBeGreaterThanOrEqual(404);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toContain('canary');
  });

  test('HEAD has no body', async () => {
    expect(await send(port, { method: 'HEAD' })).toMatchObject({ status: 405, text: '' });
  });
});

describe('another origin', () => {
  const preflight = {
    origin: 'https://page.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  };

  test('may ask the public endpoint, without credentials', async () => {
    const before = await send(port, { method: 'OPTIONS', headers: preflight });
    expect(before.status).toBe(204);
    for (const answer of [
      before,
      await ask(port, QUERY, { origin: 'https://page.example' }),
      await ask(port, '[]', { origin: 'https://page.example' }),
      await ask(port, sized(20_000), { origin: 'https://page.example' }),
      await ask(port, QUERY, { origin: 'https://page.example' }, '/graphql/'),
    ]) {
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    }
  });

  test('finds no way into the staff endpoint', async () => {
    const answers = [
      await send(port, { method: 'OPTIONS', path: '/staff/graphql', headers: preflight }),
      await ask(port, QUERY, { origin: 'https://page.example' }, '/staff/graphql'),
      await ask(port, QUERY, {}, '/staff/graphql'),
    ];
    for (const { status, headers } of answers) {
      expect(status).toBeGreaterThanOrEqual(401);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('every answer', () => {
  const requests: [string, RawRequest][] = [
    ['a figure', { headers: json, body: QUERY }],
    ['a refused type', { body: QUERY }],
    ['a refused method', { method: 'GET' }],
    ['a syntax error', { headers: json, body: '{"query":"{ services { "}' }],
    ['an unknown field', { headers: json, body: '{"query":"{ nothing }"}' }],
    [
      'a wrong variable',
      {
        headers: json,
        body: '{"query":"query($n: Int!) { services(first: $n) { nodes { id } } }","variables":{"n":"x"}}',
      },
    ],
    ['a wrong page size', { headers: json, body: '{"query":"{ services(first: 0) { nodes { id } } }"}' }],
    ['an address that is none', { method: 'GET', path: '/%zz' }],
    ['an unknown address', { method: 'GET', path: '/nothing/here' }],
  ];

  test.each(requests)(
    'has an id of its own, is not sniffed, and tells nothing from inside: %s',
    async (_what, request) => {
      const [answer, again] = [
        await send(port, request),
        await send(port, { ...request, headers: { ...request.headers, 'x-request-id': 'chosen' } }),
      ];
      expect(answer.status).toBeLessThan(500);
      if (request.path !== '/%zz') {
        expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
        expect([answer.headers['x-request-id'], 'chosen']).not.toContain(again.headers['x-request-id']);
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
      }
      expect(answer.text).not.toMatch(
        /\bat .+:\d+:\d+|node_modules|\.ts\b|\/work\/|file:\/\/|\bselect\b .+ \bfrom\b|stacktrace/i,
      );
    },
  );

  test('is in the language that was asked for', async () => {
    const message = async (language: string) =>
      JSON.parse((await send(port, { body: QUERY, headers: { 'accept-language': language } })).text).errors[0]
        .message as string;
    expect(await message('en-GB,ru;q=0.5')).toMatch(/^Please/);
    expect(await message('fr, ru;q=0.3, en;q=0.2')).toMatch(/[а-я]/);
    expect(await message('en;q=0')).toMatch(/[а-я]/);
  });
});
