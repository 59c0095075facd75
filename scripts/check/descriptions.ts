import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import type { GraphQLNamedType } from 'graphql';

interface Described {
  description?: string | null | undefined;
}

/**
 * Lists what a reader of the schema would have to guess: types, fields, arguments, input fields and enum values
 * without a description. Names of the introspection system (`__…`) and built-in scalars are GraphQL's own.
 *
 * @param sdl a whole schema in the schema language
 * @returns coordinates such as `Service.name` or `Query.service(id:)`, sorted
 * @throws {GraphQLError} when the text is not a valid schema
 */
export function findUndescribed(sdl: string): string[] {
  const schema = buildSchema(sdl);
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
  return types
    .flatMap((type) => [[type.name, type] as const, ...membersOf(type)])
    .filter(([, thing]) => !thing.description?.trim())
    .map(([place]) => place)
    .sort();
}

function membersOf(type: GraphQLNamedType): (readonly [string, Described])[] {
  if (isEnumType(type)) return type.getValues().map((value) => [`${type.name}.${value.name}`, value]);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field]);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const place = `${type.name}.${field.name}`;
    return [[place, field] as const, ...field.args.map((arg) => [`${place}(${arg.name}:)`, arg] as const)];
  });
}
