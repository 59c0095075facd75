import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchemas } from '../../src/server/build-schemas.ts';

const { publicSchema, staffSchema } = buildSchemas();

const operations = (schema: GraphQLSchema) =>
  [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
  );

test('every operation that only staff have is guarded, in every module', () => {
  const isPublic = new Set(operations(publicSchema).map(({ name }) => name));
  const staffOnly = operations(staffSchema).filter(({ name }) => !isPublic.has(name));
  expect(staffOnly.length).toBeGreaterThan(20);
  expect(staffOnly.filter(({ field }) => !field.extensions.staffRoles).map(({ name }) => name)).toEqual([]);
});

test('no public operation is guarded by mistake', () => {
  expect(operations(publicSchema).filter(({ field }) => field.extensions.staffRoles)).toEqual([]);
});

test('the public schema names nothing that only staff can reach', () => {
  for (const name of ['Viewer', 'AuditEntry', 'PartnerKey', 'Comment', 'Improvement', 'ServiceChangePayload'])
    expect(publicSchema.getType(name), name).toBeUndefined();
  expect(publicSchema.getType('Service')!.toConfig()).not.toHaveProperty('fields.viewerCanChange');
  expect(staffSchema.getType('Service')!.toConfig()).toHaveProperty('fields.viewerCanChange');
});
