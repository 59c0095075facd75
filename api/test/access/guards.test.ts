import { GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { staffSchema, publicSchema } from '../registry/world.ts';

const rootFields = (schema: GraphQLSchema) =>
  [schema.getQueryType(), schema.getMutationType()]
    .filter((type) => type instanceof GraphQLObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })));

test('every operation that only staff have is guarded', () => {
  const isPublic = new Set(rootFields(publicSchema).map(({ name }) => name));
  const staffOnly = rootFields(staffSchema).filter(({ name }) => !isPublic.has(name));
  expect(staffOnly.length).toBeGreaterThan(20);
  expect(staffOnly.filter(({ field }) => !field.extensions.staffRoles).map(({ name }) => name)).toEqual([]);
});

test('no public operation is guarded by mistake', () => {
  expect(rootFields(publicSchema).filter(({ field }) => field.extensions.staffRoles)).toEqual([]);
});
