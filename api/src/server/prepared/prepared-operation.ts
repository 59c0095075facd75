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
  type SelectionNode,
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
  /** Of the fields that failed, in their order. */
  errors: Error[];
}

/** An operation that runs without its document being looked at again. */
export interface PreparedOperation {
  /** Values of the variables; null when graphql has to look at them. */
  coerce(variables: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> | null;
  execute(variables: Record<string, unknown>, context: unknown): Promise<PreparedResult>;
}

/**
 * Prepares a validated document with mutations of the acceptance path, whose arguments are required variables and whose
 * selections are plain (see `completionOf`). The first tap of the widget is two: the offer, and then the rating. Everything
 * else gives null and is executed by graphql.
 */
export function prepareOperation(schema: GraphQLSchema, document: DocumentNode): PreparedOperation | null {
  const [operation] = document.definitions;
  if (document.definitions.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION) return null;
  if (operation.operation !== OperationTypeNode.MUTATION || operation.directives?.length) return null;
  const coerce = variablesOf(schema, operation);
  const fields = operation.selectionSet.selections.map((node) => preparedField(schema, operation, node));
  if (!coerce || !fields.every((field) => field !== null)) return null;
  // The same key twice is one field with what both ask for: graphql puts it together.
  if (new Set(fields.map(({ key }) => key)).size < fields.length) return null;
  return { coerce, execute: inTurn(fields) };
}

interface PreparedField {
  key: string;
  isNonNull: boolean;
  /** @throws GraphQLError that says where it went wrong */
  execute: (variables: Record<string, unknown>, context: unknown) => Promise<unknown>;
}

function preparedField(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  node: SelectionNode,
): PreparedField | null {
  if (node.kind !== Kind.FIELD || node.directives?.length || !PREPARED_FIELDS.has(node.name.value)) return null;
  const parent = schema.getMutationType()!;
  const field = parent.getFields()[node.name.value]!;
  const args = argumentsOf(node);
  const complete = completionOf(field.type, node.selectionSet);
  if (!args || !complete || !field.resolve) return null;
  const key = node.alias?.value ?? node.name.value;
  return {
    key,
    isNonNull: isNonNullType(field.type),
    execute: execution({ schema, operation, node, key, parent, field, args, complete }),
  };
}

/** One after the other, as graphql executes mutations: one that fails and may not be null is the last. */
function inTurn(fields: readonly PreparedField[]): PreparedOperation['execute'] {
  return async (variables, context) => {
    const data: Record<string, unknown> = {};
    const errors: Error[] = [];
    for (const { key, isNonNull, execute } of fields) {
      try {
        data[key] = await execute(variables, context);
      } catch (error) {
        errors.push(error as Error);
        if (isNonNull) return { data: null, errors };
        data[key] = null;
      }
    }
    return { data, errors };
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
  key: string;
  parent: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  args: readonly [string, string][];
  complete: Completion;
}

function execution({ schema, operation, node, key, parent, field, args, complete }: Parts): PreparedField['execute'] {
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
      return complete(await field.resolve!(undefined, values, context, info));
    } catch (error) {
      throw locatedError(error, [node], [key]);
    }
  };
}
