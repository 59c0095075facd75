import 'reflect-metadata';
import { graphql, type GraphQLSchema, printType } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { buildSchema, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { publicResolvers, type SubjectEntry, SubjectType } from './index.ts';

/** What a module above does: one resolver class on the interface gives every subject a field. */
@Resolver(() => SubjectType)
class LengthOfSlug {
  @FieldResolver(() => Int, { description: 'Characters of the slug.' })
  slugLength(@Root() { slug }: SubjectEntry, @Ctx() { language }: RequestContext): number {
    return slug.length + language.length;
  }
}

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSchema({ resolvers: [...publicResolvers, LengthOfSlug], validate: false });
});

test.each(['Service', 'LifeSituation', 'Touchpoint', 'Subject'])('%s has the field added to the interface', (type) => {
  expect(printType(schema.getType(type)!)).toContain('slugLength: Int!');
});

test('the field is answered by its resolver on the type that implements the interface', async () => {
  const directory = { find: () => ({ kind: 'SERVICE', id: '0192f0c5-0000-7000-8000-000000000001', slug: 'passport' }) };
  const { data, errors } = await graphql({
    schema,
    source: '{ service(id: "passport") { __typename slugLength } }',
    contextValue: { directory, language: 'RU' },
  });
  expect(errors).toBeUndefined();
  expect(data).toEqual({ service: { __typename: 'Service', slugLength: 10 } });
});
