import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  Kind,
  locatedError,
  type OperationDefinitionNode,
  OperationTypeNode,
  typeFromAST,
} from 'graphql';
import { coercionTo, type Coercion, Mismatch } from './coerce-input.ts';
import { type Completion, completionOf } from './complete-output.ts';

/** Mutations of the acceptance path: what is asked for again and again, in the same words. */
const PREPARED_FIELDS: ReadonlySet<string> = new Set([
  'ratingSubmit',
  'ratingRevise',
  'ratingWithdraw',
  'ratingsImport',
  'offersReport',
]);

/** What an operation gave, as graphql would have put it. */
export interface PreparedResult {
  data: Record<string, unknown> | null;
  error: Error | null;
}

/** An operation that runs without its document being looked at again. */
export interface PreparedOperation {
  /** Values of the variables; null when graphql has to look at them. */
  coerce(variables: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> | null;
  execute(variables: Record<string, unknown>, context: unknown): Promise<PreparedResult>;
}

/**
 * Prepares a validated document with one mutation of the acceptance path, whose arguments are required variables and
 * whose selection is plain (see `completionOf`). Everything else gives null and is executed by graphql.
 */
export function prepareOperation(schema: GraphQLSchema, document: DocumentNode): PreparedOperation | null {
  const [operation] = document.definitions;
  if (document.definitions.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION) return null;
  if (operation.operation !== OperationTypeNode.MUTATION || operation.directives?.length) return null;
  const [node] = operation.selectionSet.selections;
  if (operation.selectionSet.selections.length !== 1 || node?.kind !== Kind.FIELD || node.directives?.length)
    return null;
  if (!PREPARED_FIELDS.has(node.name.value)) return null;
  const parent = schema.getMutationType()!;
  const field = parent.getFields()[node.name.value]!;
  const coerceVariables = variablesOf(schema, operation);
  const args = argumentsOf(node);
  const complete = completionOf(field.type, node.selectionSet);
  if (!coerceVariables || !args || !complete || !field.resolve) return null;
  return {
    coerce: coerceVariables,
    execute: execution({ schema, operation, node, parent, field, args, complete }),
  };
}

function variablesOf(schema: GraphQLSchema, operation: OperationDefinitionNode): PreparedOperation['coerce'] | null {
  const coercions: [string, Coercion][] = [];
  for (const { variable, type: typeNode, defaultValue, directives } of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, typeNode as never);
    if (!isInputType(type) || !isNonNullType(type) || defaultValue || directives?.length) return null;
    coercions.push([variable.name.value, coercionTo(type)]);
  }
  return (variables) => {
    const coerced: Record<string, unknown> = {};
    try {
      for (const [name, coerce] of coercions) {
        const value = variables?.[name];
        if (value === undefined) return null;
        coerced[name] = coerce(value);
      }
    } catch (error) {
      if (error instanceof Mismatch) return null;
      throw error;
    }
    return coerced;
  };
}

/** Names of arguments with the variables they take; null where one is written out. */
function argumentsOf({ arguments: nodes = [] }: FieldNode): [string, string][] | null {
  const pairs: [string, string][] = [];
  for (const { name, value } of nodes) {
    if (value.kind !== Kind.VARIABLE) return null;
    pairs.push([name.value, value.name.value]);
  }
  return pairs;
}

interface Parts {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  node: FieldNode;
  parent: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  args: readonly [string, string][];
  complete: Completion;
}

function execution({ schema, operation, node, parent, field, args, complete }: Parts): PreparedOperation['execute'] {
  const key = node.alias?.value ?? node.name.value;
  const fixed = {
    fieldName: field.name,
    fieldNodes: [node],
    returnType: field.type,
    parentType: parent,
    path: { prev: undefined, key, typename: parent.name },
    schema,
    fragments: {},
    rootValue: undefined,
    operation,
  };
  return async (variableValues, context) => {
    const info: GraphQLResolveInfo = { ...fixed, variableValues };
    const values: Record<string, unknown> = {};
    for (const [name, variable] of args) values[name] = variableValues[variable];
    try {
      return { data: { [key]: complete(await field.resolve!(undefined, values, context, info)) }, error: null };
    } catch (error) {
      const data = isNonNullType(field.type) ? null : { [key]: null };
      return { data, error: locatedError(error, [node], [key]) };
    }
  };
}
