import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { BusyError } from '../../src/modules/ratings/index.ts';
import { buildSchemas } from '../../src/server/build-schemas.ts';
import { prepareOperation } from '../../src/server/prepared/prepared-operation.ts';
import { submission } from '../ratings/requests.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

const SUBMIT = `mutation ($input: RatingSubmitInput!) {
  sent: ratingSubmit(input: $input) {
    __typename
    rating { id revision status statusReason receipt day }
    userErrors { code path message }
  }
}`;
const WITHDRAW = `mutation W($input: RatingWithdrawInput!) {
  ratingWithdraw(input: $input) { withdrawn userErrors { code path } }
}`;
/** The first tap of the widget where its offer has not been reported yet. */
const FIRST_TAP = `mutation ($input: RatingSubmitInput!, $offer: OffersReportInput!) {
  offersReport(input: $offer) { counted userErrors { code path } }
  ratingSubmit(input: $input) { rating { id revision status statusReason receipt day } userErrors { code path message } }
}`;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const OFFER = { touchpoint: 'portal', subject: { service: 'passport' }, mode: 'WEB', shown: 1 };
let texts = 0;
/** A document sent so often before, with variables that fit. From the third use on it is prepared. */
async function sentBefore(document: string, uses: number): Promise<string> {
  const text = `${document}\n# ${texts++}`;
  for (let use = 0; use < uses; use++) {
    const input = document === WITHDRAW ? { rating: { id: randomUUID() } } : submission({});
    await api.ask(text, document === FIRST_TAP ? { input, offer: OFFER } : { input });
  }
  return text;
}
const executedByGraphql = (document: string) => sentBefore(document, 1);
const familiar = (document: string) => sentBefore(document, 3);
const seen = async (answer: Awaited<ReturnType<TestApi['ask']>>) => {
  const { status, data, errors, extensions } = answer;
  const told = errors?.map(({ extensions: { requestId, ...kept }, ...error }) => ({
    ...error,
    extensions: { ...kept, hasRequestId: requestId !== undefined },
  }));
  return { status, hasRetryAfter: answer.headers.has('retry-after'), data, errors: told, extensions };
};
/** What both ways answer to the same variables; the second gets to see what the first has stored. */
async function bothWays(document: string, variables: unknown) {
  const prepared = await familiar(document);
  return [
    await seen(await api.ask(await executedByGraphql(document), variables)),
    await seen(await api.ask(prepared, variables)),
  ];
}

const valid = submission({});
const cases: [string, unknown][] = [
  ['a rating', { input: { ...valid, id: randomUUID() } }],
  [
    'one with comments and nulls',
    {
      input: { ...valid, id: randomUUID(), comments: [{ question: 'IMPROVE', text: 'Faster, please' }], segment: null },
    },
  ],
  ['a variable too many', { input: { ...valid, id: randomUUID() }, other: 1 }],
  ['a refusal', { input: { ...valid, id: randomUUID(), answers: [{ item: 'SAT', value: 9 }] } }],
  ['an id that is no UUID', { input: { ...valid, id: 'x' } }],
  ['an unknown touchpoint', { input: { ...valid, id: randomUUID(), touchpoint: 'nowhere' } }],
  ['no variables', undefined],
  ['null as variables', null],
  ['no input', {}],
  ['null as input', { input: null }],
  ['a list as input', { input: [valid] }],
  ['a text as input', { input: 'rating' }],
  ['a missing field', { input: { ...valid, answers: undefined } }],
  ['a field that must not be null', { input: { ...valid, answers: null } }],
  ['an unknown field', { input: { ...valid, colour: 'red' } }],
  ['a field of every object', { input: { ...valid, constructor: 1 } }],
  ['a single answer for the list', { input: { ...valid, id: randomUUID(), answers: { item: 'SAT', value: 4 } } }],
  ['null in the list', { input: { ...valid, answers: [null] } }],
  ['a number as touchpoint', { input: { ...valid, touchpoint: 7 } }],
  ['a broken number', { input: { ...valid, answers: [{ item: 'SAT', value: 4.5 }] } }],
  ['a number beyond 32 bits', { input: { ...valid, answers: [{ item: 'SAT', value: 3_000_000_000 }] } }],
  ['a text as value', { input: { ...valid, answers: [{ item: 'SAT', value: '4' }] } }],
  ['an unknown mode', { input: { ...valid, mode: 'TELEPATHY' } }],
  ['a number as mode', { input: { ...valid, mode: 3 } }],
  ['two subjects', { input: { ...valid, subject: { service: 'passport', touchpoint: 'portal' } } }],
  ['no subject at all', { input: { ...valid, subject: {} } }],
  ['a subject of null', { input: { ...valid, subject: { service: null } } }],
  ['eight wrong values', { input: { ...valid, answers: Array.from({ length: 8 }, () => ({ item: 1, value: 'x' })) } }],
];

describe('a prepared mutation answers as graphql does', () => {
  test.each(cases)('%s', async (_, variables) => {
    const [byGraphql, prepared] = await bothWays(SUBMIT, variables);
    expect(prepared).toEqual(byGraphql);
  });

  test('a withdrawal that names two ratings, or none', async () => {
    for (const rating of [{ id: randomUUID(), receipt: 'x' }, {}, { id: null }, { id: randomUUID() }]) {
      const [byGraphql, prepared] = await bothWays(WITHDRAW, { input: { rating } });
      expect(prepared).toEqual(byGraphql);
    }
  });

  test.each([
    ['an offer and its rating', {}, {}],
    ['a refused rating after its offer', {}, { answers: [{ item: 'SAT', value: 9 }] }],
    ['a refused offer before its rating', { touchpoint: 'nowhere' }, {}],
    ['an offer of the wrong type', { shown: 'x' }, {}],
    ['no rating', {}, { answers: undefined }],
  ])('two in turn: %s', async (_, offer, rating) => {
    const variables = { input: { ...valid, id: randomUUID(), ...rating }, offer: { ...OFFER, ...offer } };
    const [byGraphql, prepared] = await bothWays(FIRST_TAP, variables);
    expect(prepared).toEqual(byGraphql);
  });

  test('two in turn: after the first has failed the second is not done', async () => {
    const prepared = await familiar(FIRST_TAP);
    const plain = await executedByGraphql(FIRST_TAP);
    const add = vi.spyOn(api.platform.acceptance.offers, 'add').mockImplementation(() => {
      throw new Error('secret detail');
    });
    const store = vi.spyOn(api.platform.acceptance.writer, 'store');
    const answers = [];
    for (const document of [plain, prepared])
      answers.push(await seen(await api.ask(document, { input: { ...valid, id: randomUUID() }, offer: OFFER })));
    expect(store).not.toHaveBeenCalled();
    store.mockRestore();
    add.mockRestore();
    expect(answers[0]).toMatchObject({ data: null });
    expect(answers[1]).toEqual(answers[0]);
    expect(JSON.stringify(answers)).not.toContain('secret');
  });

  test.each([
    ['nobody knows whether it was stored', () => new BusyError(), 503],
    ['something of our own breaks', () => new Error('secret detail'), 200],
  ])('%s', async (_, error, status) => {
    const prepared = await familiar(SUBMIT);
    const plain = await executedByGraphql(SUBMIT);
    const store = vi.spyOn(api.platform.acceptance.writer, 'store').mockImplementation(() => Promise.reject(error()));
    const answers = [];
    for (const document of [plain, prepared])
      answers.push(await seen(await api.ask(document, { input: { ...valid, id: randomUUID() } })));
    store.mockRestore();
    expect(answers[0]).toMatchObject({ status, data: null, hasRetryAfter: status === 503 });
    expect(answers[1]).toEqual(answers[0]);
    expect(JSON.stringify(answers)).not.toContain('secret');
  });

  test('an operation that is not in the document', async () => {
    const response = await fetch(`http://127.0.0.1:${api.server.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: await familiar(WITHDRAW), operationName: 'X', variables: {} }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] });
  });
});

describe('prepared is', () => {
  const { publicSchema } = buildSchemas();
  const isPrepared = (document: string) => prepareOperation(publicSchema, parse(document)) !== null;

  test('mutations of the acceptance path with plain fields', () => {
    expect([SUBMIT, WITHDRAW, FIRST_TAP].map(isPrepared)).toEqual([true, true, true]);
  });

  test('every mutation that the widget sends', async () => {
    const source = await readFile(fileURLToPath(new URL('../../../widget/src/operations.ts', import.meta.url)), 'utf8');
    const rating = /const RATING = '([^']+)'/.exec(source)![1]!;
    const documents = [...source.matchAll(/[`'](mutation\(.+?)[`']/g)].map(([, document]) =>
      document!.replace('${RATING}', rating),
    );
    // The first tap with its offer and without, a revision, a withdrawal, an offer alone.
    expect(documents).toHaveLength(5);
    expect(documents.filter((document) => !isPrepared(document))).toEqual([]);
  });

  test.each([
    ['a query', '{ __typename }'],
    ['another mutation', 'mutation { __typename }'],
    ['a written-out argument', 'mutation { ratingWithdraw(input: { rating: { id: "x" } }) { withdrawn } }'],
    [
      'one of two that is another mutation',
      'mutation ($i: RatingWithdrawInput!) { ratingWithdraw(input: $i) { withdrawn } __typename }',
    ],
    [
      'the same key twice at its root',
      'mutation ($i: RatingWithdrawInput!) { ratingWithdraw(input: $i) { withdrawn } ratingWithdraw(input: $i) { userErrors { code } } }',
    ],
    ['a directive', 'mutation ($i: RatingWithdrawInput!) { ratingWithdraw(input: $i) @skip(if: false) { withdrawn } }'],
    [
      'a directive inside',
      'mutation ($i: RatingWithdrawInput!) { ratingWithdraw(input: $i) { withdrawn @skip(if: true) } }',
    ],
    [
      'a fragment',
      'mutation ($i: RatingWithdrawInput!) { ratingWithdraw(input: $i) { ...F } } fragment F on RatingWithdrawPayload { withdrawn }',
    ],
    ['a fragment inside', 'mutation ($i: RatingWithdrawInput!) { ratingWithdraw(input: $i) { ... { withdrawn } } }'],
    ['the same key twice', 'mutation ($i: RatingWithdrawInput!) { ratingWithdraw(input: $i) { withdrawn withdrawn } }'],
    [
      'a key that no object has',
      'mutation ($i: RatingWithdrawInput!) { ratingWithdraw(input: $i) { __proto__: withdrawn } }',
    ],
    [
      'a variable with a default',
      'mutation ($i: RatingWithdrawInput! = { rating: { id: "x" } }) { ratingWithdraw(input: $i) { withdrawn } }',
    ],
  ])('not %s', (_, document) => {
    expect(isPrepared(document)).toBe(false);
  });
});
