import { type GraphQLInputObjectType, type GraphQLSchema, isObjectType, lexicographicSortSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { plainResolverOf } from '../kernel/plain-arguments.ts';
import * as modules from './modules.ts';

/** Inputs of which exactly one field is given. */
const ONE_OF = ['SubjectInput', 'RatingRef', 'ComparedInput', 'FiguresOfInput'];

type Resolvers = NonEmptyArray<() => unknown>;

function build(resolvers: readonly unknown[]): GraphQLSchema {
  // Arguments are checked by the rules of the use cases, which answer in the reader's language.
  const schema = buildSchemaSync({ resolvers: resolvers as unknown as Resolvers, validate: false });
  schema.getQueryType()!.description = 'What can be read.';
  schema.getMutationType()!.description =
    'What can be done. Each takes one input and answers with a payload that holds expected failures.';
  for (const name of ONE_OF) {
    const type = schema.getType(name) as GraphQLInputObjectType | undefined;
    if (type) type.isOneOf = true;
  }
  resolvePlainly(schema);
  return schema;
}

/** Lets graphql call the resolvers of marked fields itself. */
function resolvePlainly(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) field.resolve = plainResolverOf(field) ?? field.resolve;
  }
}

let built: { publicSchema: GraphQLSchema; staffSchema: GraphQLSchema } | null = null;

/**
 * Both schemas. The public one is built first: type-graphql keeps one store of fields, and what only staff may see
 * is added to it when the staff schema is built.
 */
export function buildSchemas(): { publicSchema: GraphQLSchema; staffSchema: GraphQLSchema } {
  if (!built) {
    const publicSchema = build(modules.publicResolvers);
    // Fields are made when first looked at: look at all of them before the staff schema adds its own.
    lexicographicSortSchema(publicSchema);
    built = { publicSchema, staffSchema: build([...modules.publicResolvers, ...modules.staffResolvers]) };
  }
  return built;
}
