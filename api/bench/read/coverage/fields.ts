import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Every field that a query can reach, as `Type.field`. */
export function fieldsOf(schema: GraphQLSchema): string[] {
  const types = new Set<GraphQLNamedType>([schema.getQueryType()!]);
  // Sets tell of what is added while they are walked through.
  for (const type of types) {
    if (isAbstractType(type)) for (const one of schema.getPossibleTypes(type)) types.add(one);
    if (isObjectType(type)) for (const { type: of } of Object.values(type.getFields())) types.add(getNamedType(of));
  }
  return [...types]
    .filter(isObjectType)
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .sort();
}

/** Fields that some of the documents ask for. One that is asked of an interface is asked of each type that has it. */
export function fieldsAskedBy(schema: GraphQLSchema, documents: Iterable<string>): Set<string> {
  const asked = new Set<string>();
  const types = new TypeInfo(schema);
  for (const document of documents)
    visit(
      parse(document),
      visitWithTypeInfo(types, {
        Field({ name: { value: field } }) {
          const parent = types.getParentType()!;
          for (const type of isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent])
            asked.add(`${type.name}.${field}`);
        },
      }),
    );
  return asked;
}
