import {
  getNamedType,
  getNullableType,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  parse,
  isLeafType,
  isListType,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { getComplexity } from 'graphql-query-complexity/cjs';
import { buildSchemas } from '../../src/server/build-schemas.ts';
import { estimators } from '../../src/server/limits.ts';

const { publicSchema, staffSchema } = buildSchemas();

function fieldsOf(schema: GraphQLSchema) {
  return Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => type instanceof GraphQLObjectType && !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ type, field, name: `${type.name}.${field.name}` })),
    );
}

describe.each([
  ['public', publicSchema],
  ['staff', staffSchema],
])('in the %s schema', (_name, schema) => {
  const fields = fieldsOf(schema);
  const connections = fields.filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
  const lists = fields.filter(
    ({ type, field }) => isListType(getNullableType(field.type)) && !/(Connection)$/.test(type.name),
  );

  test('every connection takes a page size with a default, and declares what it costs', () => {
    expect(connections.length).toBeGreaterThan(3);
    for (const { name, field } of connections) {
      const first = field.args.find((argument) => argument.name === 'first');
      expect([name, first?.type]).toEqual([name, new GraphQLNonNull(GraphQLInt)]);
      expect([name, first!.defaultValue]).toEqual([name, 20]);
      expect(`${name}: ${first!.description}`).toMatch(/1 to 100/);
      expect([name, typeof field.extensions.complexity]).toEqual([name, 'function']);
    }
  });

  test('every other list of objects says that it is bounded', () => {
    const undocumented = lists
      .filter(({ field }) => !isLeafType(getNamedType(field.type)) && getNamedType(field.type).name !== 'UserError')
      .filter(({ field }) => !/bounded|short list|at most|one result a row/i.test(field.description ?? ''));
    expect(undocumented.map(({ name }) => name)).toEqual([]);
  });

  test('every list of objects costs more than one object', () => {
    for (const { name, field } of lists.filter(({ field: { type } }) => !isLeafType(getNamedType(type)))) {
      const declared = field.extensions.complexity;
      if (typeof declared !== 'function') continue;
      const cost = declared({ args: { first: 20 }, childComplexity: 1 }) as number;
      expect(`${name} ${cost >= 2}`).toBe(`${name} true`);
    }
  });
});

test('a list that declares nothing is reckoned to hold several objects', () => {
  const questions = publicSchema.getType('Questionnaire') as GraphQLObjectType;
  expect(questions.getFields().questions!.extensions.complexity).toBeUndefined();
  const cost = (query: string) => getComplexity({ schema: publicSchema, query: parse(query), estimators });
  const one = cost('{ questionnaire(touchpoint: "x") { subject { id } } }');
  expect(cost('{ questionnaire(touchpoint: "x") { questions { text } } }')).toBe(one + 4);
  expect(cost('{ questionnaire(touchpoint: "x") { questions { options { label } } } }')).toBeGreaterThan(25);
});
