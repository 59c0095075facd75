import fc from 'fast-check';
import {
  getNamedType,
  type GraphQLArgument,
  GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputType,
  GraphQLInputObjectType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
} from 'graphql';
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchemas } from '../../src/server/build-schemas.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

const OPERATIONS = 2_000;
const SEED = 20_261_122;

let api: TestApi;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  agent.destroy();
  await api.close();
});

const { publicSchema } = buildSchemas();
const roots = [publicSchema.getQueryType()!, publicSchema.getMutationType()!].flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ operation: type.name === 'Query' ? 'query' : 'mutation', field })),
);

/** Texts that have broken parsers, drivers and databases elsewhere. */
const nastyText = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff\ud800',
    "' or 1=1 --",
    '"; drop table rating; --',
    '$1',
    '{"$or":[{}]}',
    '%00',
    '\\',
    '../../etc/passwd',
    '☃'.repeat(2_001),
    'passport',
    'portal',
    'svc_' + '0'.repeat(32),
    'WyJcdTAwMDAiXQ',
    'W10',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const nastyNumber = fc.oneof(
  fc.constantFrom(-1, 0, 1, 100, 101, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53, 1e300, -0.5),
  fc.integer(),
);
const deepValue = fc
  .integer({ min: 1, max: 200 })
  .map((depth) => JSON.parse('{"a":['.repeat(depth) + '1' + ']}'.repeat(depth)) as unknown);
const odd = fc.oneof(
  fc.constantFrom(null, true, [], {}, [[]]),
  nastyText,
  nastyNumber,
  deepValue,
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown),
);

/** A value that mostly fits the type, with something odd in it now and then. */
function valueOf(type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> {
  const fitting = (): fc.Arbitrary<unknown> => {
    if (isNonNullType(type)) return valueOf(type.ofType, depth);
    if (isListType(type)) return fc.array(valueOf(type.ofType, depth + 1), { maxLength: 3 });
    if (type instanceof GraphQLEnumType) return fc.constantFrom(...type.getValues().map(({ name }) => name));
    if (type instanceof GraphQLInputObjectType) {
      if (depth > 4) return fc.constant({});
      const fields = Object.values(type.getFields());
      if (type.isOneOf)
        return fc.oneof(
          ...fields.map(({ name, type: of }) => valueOf(of, depth + 1).map((value) => ({ [name]: value }))),
        );
      return fc.record(Object.fromEntries(fields.map(({ name, type: of }) => [name, valueOf(of, depth + 1)])), {
        requiredKeys: fields.filter(({ type: of }) => isNonNullType(of)).map(({ name }) => name),
      });
    }
    if (type.name === 'UUID') return fc.uuid({ version: 4 });
    if (type.name === 'Date')
      return fc.constantFrom('2026-07-01', '2026-09-30', '1900-01-01', '2999-12-31', '2999-01-01');
    if (type.name === 'DateTime')
      return fc.constantFrom('2026-11-22T09:00:00Z', '1900-01-01T00:00:00Z', '2999-12-31T23:59:59+14:00');
    if (type.name === 'JSONObject') return fc.dictionary(nastyText, odd, { maxKeys: 4 });
    if (type.name === 'Boolean') return fc.boolean();
    return type.name === 'Int' || type.name === 'Float' ? nastyNumber : nastyText;
  };
  return fc.oneof({ weight: 15, arbitrary: fitting() }, { weight: 1, arbitrary: odd });
}

/** Leaves and one level of objects below a field. */
function selectionOf(field: GraphQLField<unknown, unknown>, depth = 0): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  if (!isObjectType(type) && !isInterfaceType(type)) return '{ __typename }';
  const parts = Object.values(type.getFields())
    .filter((inner) =>
      inner.args.every((argument) => !isNonNullType(argument.type) || argument.defaultValue !== undefined),
    )
    .filter((inner) => depth < 1 || !isCompositeType(getNamedType(inner.type)))
    .slice(0, 8)
    .map((inner) => `${inner.name} ${selectionOf(inner, depth + 1)}`);
  return `{ __typename ${parts.join(' ')} }`;
}

interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

const operation: fc.Arbitrary<Operation> = fc.constantFrom(...roots).chain(({ operation: kind, field }) => {
  const given: readonly GraphQLArgument[] = field.args;
  return fc
    .record(Object.fromEntries(given.map(({ name, type }) => [name, valueOf(type)])), {
      requiredKeys: given.filter(({ type }) => isNonNullType(type)).map(({ name }) => name),
    })
    .map((variables) => {
      const head = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
      const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
      return {
        query: `${kind}${head && `(${head})`} { ${field.name}${passed && `(${passed})`} ${selectionOf(field)} }`,
        variables,
      };
    });
});

function post(body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port: api.server.port,
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode!, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

test(`${OPERATIONS} generated operations meet no unexpected error`, async () => {
  const statuses = new Map<number, number>();
  const problems: string[] = [];
  const queue = fc.sample(operation, { numRuns: OPERATIONS, seed: SEED });
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const body = JSON.stringify(next);
      const { status, text } = await post(body);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const isBad =
        status >= 500 ||
        /"INTERNAL"|\bsyntax error at or near\b|invalid input syntax|invalid byte sequence|node_modules|\.ts:\d/.test(
          text,
        );
      if (isBad) problems.push(`${status} ${text.slice(0, 300)} ← ${body.slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  expect(problems.slice(0, 5)).toEqual([]);
  // It reached the resolvers, and it was refused.
  expect(statuses.get(200)).toBeGreaterThan(OPERATIONS / 10);
  expect(statuses.get(400)).toBeGreaterThan(OPERATIONS / 20);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect((await post('{"query":"{ service(id: \\"passport\\") { slug } }"}')).text).toContain('passport');
});
