import { ApolloServer } from '@apollo/server';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestContext } from '../../src/kernel/request-context.ts';
import { buildSchemas } from '../../src/server/build-schemas.ts';
import { COST_LIMITS } from '../../src/server/limits.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { partnerKey } from './people.ts';

let api: TestApi;
let statements = 0;
beforeAll(async () => {
  api = await startTestApi();
  api.platform.pool.on('acquire', () => statements++);
});
afterAll(() => api.close());

const FIGURE = 'estimate(measure: SAT) { value interval { low high } n quality reason }';
const costOf = ({ extensions }: { extensions?: Record<string, unknown> }) =>
  (extensions!.cost as { requested: number }).requested;

interface Expensive {
  query: string;
  variables?: Record<string, unknown>;
}
const EXPENSIVE: Record<string, Expensive> = {
  'a literal page size': { query: '{ services(first: 100) { nodes { trend { estimate { n } } } } }' },
  'a page size in a variable': {
    query: 'query($n: Int!) { services(first: $n) { nodes { trend { estimate { n } } } } }',
    variables: { n: 100 },
  },
  'a page size in the default of a variable': {
    query: 'query($n: Int! = 100) { services(first: $n) { nodes { trend { estimate { n } } } } }',
  },
  'a huge page size': { query: '{ services(first: 2147483647) { nodes { name } } }' },
  fragments: {
    query: `{ services(first: 100) { nodes { ...F ...G } } }
      fragment F on Service { breakdown(by: CHANNEL) { key } } fragment G on Service { ... { trend { complete } } }`,
  },
  aliases: {
    query: `{ ${Array.from({ length: 30 }, (_, n) => `a${n}: services(first: 100) { nodes { ${FIGURE} } }`).join(' ')} }`,
  },
  'lists in lists': {
    query:
      '{ authorities(first: 100) { nodes { services(first: 100) { nodes { touchpoints { estimate { n } } } } } } }',
  },
  'a list behind node': {
    query: '{ node(id: "x") { ... on Authority { services(first: 100) { nodes { trend { complete } } } } } }',
  },
  'a directive that includes': {
    query: 'query($yes: Boolean!) { services(first: 100) { nodes { trend @include(if: $yes) { complete } } } }',
    variables: { yes: true },
  },
  'a negative page size beside it': {
    query: `{ none: services(first: -2147483648) { nodes { ${FIGURE} } } services(first: 100) { nodes { trend { complete } } } }`,
  },
  'a negative page size in a variable beside it': {
    query: `query($n: Int!) { none: services(first: $n) { nodes { ${FIGURE} } } services(first: 100) { nodes { trend { complete } } } }`,
    variables: { n: -1_000_000 },
  },
};

describe('what costs too much', () => {
  test.each(Object.entries(EXPENSIVE))('is refused: %s', async (_what, { query, variables }) => {
    statements = 0;
    const answer = await api.ask(query, variables);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors![0]).toMatchObject({
      message: 'The query asks for too much at once. Please ask for fewer objects or fields.',
      extensions: { code: 'QUERY_TOO_COSTLY', cost: { limit: COST_LIMITS.anonymous } },
    });
    expect(costOf(answer)).toBeGreaterThan(COST_LIMITS.anonymous);
    expect(statements).toBe(0);
  });

  test('is refused quickly, and in the language of the reader', async () => {
    const { query } = EXPENSIVE.aliases!;
    const started = performance.now();
    const answer = await api.ask(`${query} # once more`, {}, { 'accept-language': 'ru' });
    expect(performance.now() - started).toBeLessThan(500);
    expect(answer.errors![0]!.message).toMatch(/^Запрос требует слишком много/);
  });

  test('would be answered without the limit', async () => {
    const server = new ApolloServer<RequestContext>({ schema: buildSchemas().publicSchema });
    const contextValue = api.platform.createContext({ viewer: null, partner: null }, 'EN', 'without-limit');
    const { body } = await server.executeOperation(EXPENSIVE['a page size in a variable']!, { contextValue });
    expect(body).toMatchObject({ kind: 'single', singleResult: { data: { services: { nodes: [{}, {}, {}] } } } });
    expect(body.kind === 'single' && body.singleResult.errors).toBeUndefined();
    expect(statements).toBeGreaterThan(0);
    await server.stop();
  });

  test('of several operations, the one that was asked for decides', async () => {
    const query = `query Cheap { __typename } query Dear { services(first: 100) { nodes { trend { complete } } } }`;
    const run = async (operationName: string) => {
      const response = await fetch(`http://127.0.0.1:${api.server.port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, operationName }),
      });
      return response.status;
    };
    expect([await run('Cheap'), await run('Dear'), await run('Cheap')]).toEqual([200, 400, 200]);
  });

  test('is not hidden by a cheap run of the same document before', async () => {
    const { query } = EXPENSIVE['a page size in a variable']!;
    expect((await api.ask(query, { n: 1 })).status).toBe(200);
    expect((await api.ask(query, { n: 100 })).status).toBe(400);
    expect((await api.ask(query, { n: 'x' })).status).toBe(400);
    expect((await api.ask(query, { n: 100 })).errors![0]!.extensions.code).toBe('QUERY_TOO_COSTLY');
  });
});

describe('the question for the schema', () => {
  const STANDARD = getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const ALIASED = STANDARD.replace('queryType {', 'again: types { ...FullType } queryType {');

  test.each([
    ['as tools ask it', getIntrospectionQuery()],
    ['with everything that it can ask for', STANDARD],
  ])('is answered to anybody: %s', async (_what, query) => {
    const answer = await api.ask<IntrospectionQuery>(query);
    expect(answer.errors).toBeUndefined();
    expect(costOf(answer)).toBeGreaterThan(COST_LIMITS.anonymous);
    expect(buildClientSchema(answer.data).getQueryType()!.getFields()).toHaveProperty('services');
  });

  test.each([
    ['a list of types once more', ALIASED],
    ['anything else', STANDARD.replace('__schema', 'services(first: 1) { nodes { name } } __schema')],
  ])('has the limit of others with %s', async (_what, query) => {
    const answer = await api.ask(query);
    expect(answer.errors![0]!.extensions).toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      cost: { limit: COST_LIMITS.anonymous },
    });
  });
});

describe('an ordinary query', () => {
  test('of 100 services with one estimate each passes, and is told its cost', async () => {
    const answer = await api.ask<{ services: { nodes: unknown[] } }>(
      `{ services(first: 100) { nodes { name ${FIGURE} } } }`,
    );
    expect([answer.status, answer.errors]).toEqual([200, undefined]);
    expect(answer.data.services.nodes).toHaveLength(3);
    expect(costOf(answer)).toBeGreaterThan(100);
    expect(costOf(answer)).toBeLessThanOrEqual(COST_LIMITS.anonymous);
  });

  test('costs more with a larger page in a variable', async () => {
    const query = `query($n: Int) { services(first: $n) { nodes { ${FIGURE} } } }`.replace('Int', 'Int!');
    const [small, large] = [await api.ask(query, { n: 10 }), await api.ask(query, { n: 90 })];
    expect(costOf(large)).toBeGreaterThan(5 * costOf(small));
  });

  test('of a partner may cost more than one of anybody, and not without end', async () => {
    const headers = { authorization: `Bearer ${await partnerKey(api, 'results:read')}` };
    const query = 'query($n: Int!) { services(first: $n) { nodes { trend { complete } } } }';
    expect((await api.ask(query, { n: 100 })).status).toBe(400);
    expect((await api.ask(query, { n: 100 }, headers)).status).toBe(200);
    const { query: aliases } = EXPENSIVE.aliases!;
    expect((await api.ask(aliases.replaceAll(FIGURE, 'trend { complete }'), {}, headers)).status).toBe(400);
  });
});

describe('variables that do not fit', () => {
  const page = (type: string) => `query($n: ${type}) { services(first: $n) { nodes { slug } } }`;
  test.each([
    ['text for a number', page('Int!'), { n: 'ten' }],
    ['a number of a thousand digits', page('Int!'), { n: 1e300 }],
    ['none', page('Int!'), {}],
    ['null through a default', page('Int = 5'), { n: null }],
    [
      'an unknown enum value',
      'query($m: Mode!) { questionnaire(touchpoint: "portal", mode: $m) { open } }',
      { m: 'WEBB' },
    ],
    ['an unknown field', 'query($p: PeriodInput) { service(id: "x") { estimate(period: $p) { n } } }', { p: { a: 1 } }],
    ['null for a directive', 'query($b: Boolean = true) { services { nodes { slug @include(if: $b) } } }', { b: null }],
    [
      'null for a directive at the root',
      'query($b: Boolean = true) { services @skip(if: $b) { nodes { slug } } }',
      { b: null },
    ],
    [
      'a wrong date',
      'query($p: PeriodInput) { service(id: "x") { estimate(period: $p) { n } } }',
      { p: { from: '2026-02-30', to: '2026-03-01' } },
    ],
    [
      'two subjects',
      'mutation($i: OffersReportInput!) { offersReport(input: $i) { counted } }',
      { i: { touchpoint: 'portal', shown: 1, subject: { service: 'a', touchpoint: 'b' } } },
    ],
    [
      'null for an input with a default',
      'mutation($i: OffersReportInput = {touchpoint: "portal", shown: 1}) { offersReport(input: $i) { counted } }',
      { i: null },
    ],
  ])('are refused 400: %s', async (_what, query, variables) => {
    for (const _again of [1, 2]) {
      const answer = await api.ask(query, variables);
      expect([answer.status, answer.errors?.map((error) => error.extensions.code)]).toEqual([400, ['BAD_USER_INPUT']]);
    }
  });
});
