import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  BREAK,
  type DocumentNode,
  getNamedType,
  getNullableType,
  GraphQLError,
  isLeafType,
  isListType,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  type ValidationRule,
  visit,
} from 'graphql';
// The other entry of this package brings a second copy of graphql along.
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity/cjs';
import { type ErrorCode, ERRORS, messageOf } from '@otklik/schema';
import type { RequestContext } from '../kernel/request-context.ts';
import { repeatedFieldsRule } from './repeated-fields.ts';

/**
 * What one request may cost. A question for the schema alone, as tools ask it, may cost more than others of somebody
 * unknown: it holds every list of types once, and its answer is always the same.
 */
export const COST_LIMITS = { anonymous: 2_000, known: 10_000, schema: 4_000 };

const DEPTH_AT_MOST = 10;
const ALIASES_AT_MOST = 40;
const DIRECTIVES_AT_MOST = 10;

/** armor throws by default, which would be answered as our own fault: report as a validation error with our code. */
const reported = <Limit extends object>(limit: Limit, code: ErrorCode) => ({
  ...limit,
  exposeLimits: false,
  propagateOnRejection: false,
  onReject: [
    (context: { reportError(error: GraphQLError): void } | null) =>
      context?.reportError(new GraphQLError(ERRORS[code].meaning, { extensions: { code } })),
  ],
});

/** Limits on the shape of a document. */
export const shapeRules: ValidationRule[] = [
  maxDepthRule(reported({ n: DEPTH_AT_MOST }, 'QUERY_TOO_DEEP') as never),
  maxAliasesRule(reported({ n: ALIASES_AT_MOST, allowList: [] }, 'QUERY_REJECTED') as never),
  maxDirectivesRule(reported({ n: DIRECTIVES_AT_MOST }, 'QUERY_REJECTED') as never),
  repeatedFieldsRule,
] as ValidationRule[];

const declaredCost = fieldExtensionsEstimator();

/** What a field declares. A page of minus a thousand rows must not pay for the rest of the query. */
const declaredEstimator: ComplexityEstimator = (options) => {
  const cost = declaredCost(options);
  return typeof cost === 'number' ? Math.max(0, cost) : cost;
};

/** Objects that a bounded list is reckoned to hold when it does not declare its cost. */
const RECKONED_LENGTH = 5;

/**
 * Leaves are free, an Estimate costs 1 as a whole, every other object 1 and what it holds; a list is several of
 * them. The rows of a connection are paid for by its page size.
 */
const objectEstimator: ComplexityEstimator = ({ type: parent, field, childComplexity }) => {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return 0;
  if (type.name === 'Estimate') return 1;
  const isBoundedList = isListType(getNullableType(field.type)) && !parent.name.endsWith('Connection');
  return (isBoundedList ? RECKONED_LENGTH : 1) * (1 + childComplexity);
};

/** How the cost of each field is found; the first that knows it decides. */
export const estimators = [declaredEstimator, objectEstimator];
const fixedCosts = new WeakMap<DocumentNode, number | null>();

/**
 * Refuses a request that would cost too much, with variables taken into account, before any resolver runs; tells
 * the cost in `extensions.cost`.
 */
export const costPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    let cost = 0;
    return {
      async didResolveOperation(request) {
        if (request.operation?.operation === OperationTypeNode.SUBSCRIPTION)
          throw refused('QUERY_REJECTED', request.contextValue);
        cost = costOf(request);
        const { viewer, partner } = request.contextValue;
        const limit = viewer || partner ? COST_LIMITS.known : limitOfUnknown(request);
        if (cost > limit) throw refused('QUERY_TOO_COSTLY', request.contextValue, { cost: { requested: cost, limit } });
      },
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single' || cost === 0) return;
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, cost: { requested: cost } };
      },
    };
  },
};

/** The larger limit is for `__schema` alone, of which an alias would ask for the same lists again. */
function limitOfUnknown({ document, operation }: GraphQLRequestContextDidResolveOperation<RequestContext>): number {
  const [root, ...others] = operation?.selectionSet.selections ?? [];
  if (others.length > 0 || root?.kind !== Kind.FIELD || root.name.value !== '__schema') return COST_LIMITS.anonymous;
  let hasAlias = false;
  visit(document, {
    Field({ alias }) {
      if (!alias) return undefined;
      hasAlias = true;
      return BREAK;
    },
  });
  return hasAlias ? COST_LIMITS.anonymous : COST_LIMITS.schema;
}

const refused = (code: ErrorCode, { language }: RequestContext, extensions: object = {}) =>
  new GraphQLError(messageOf(code, language), { extensions: { ...extensions, code, http: { status: 400 } } });

function costOf(request: GraphQLRequestContextDidResolveOperation<RequestContext>): number {
  const { document } = request;
  const known = fixedCosts.get(document);
  if (typeof known === 'number') return known;
  const cost = computeCost(request);
  if (known === undefined) fixedCosts.set(document, hasFixedCost(document) ? cost : null);
  return cost;
}

/** @throws GraphQLError BAD_USER_INPUT when variables do not fit their types, so that no cost can be told */
function computeCost(request: GraphQLRequestContextDidResolveOperation<RequestContext>): number {
  try {
    return getComplexity({
      schema: request.schema,
      query: request.document,
      variables: request.request.variables ?? {},
      operationName: request.operationName ?? undefined,
      estimators,
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, nodes } = error;
    throw new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
}

/** True for a single operation whose fields below the root take no arguments and no directives: variables cannot matter. */
function hasFixedCost({ definitions }: DocumentNode): boolean {
  const [operation] = definitions;
  if (definitions.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION) return false;
  // A default lets `null` through to an argument that takes none, which is only seen while the cost is computed.
  if (operation.variableDefinitions?.some(({ defaultValue }) => defaultValue)) return false;
  return operation.selectionSet.selections.every(
    (selection) =>
      selection.kind === Kind.FIELD &&
      !selection.directives?.length &&
      (selection.arguments ?? []).every(({ name }) => name.value === 'input') &&
      (!selection.selectionSet || isPlain(selection.selectionSet)),
  );
}

function isPlain({ selections }: SelectionSetNode): boolean {
  return selections.every(
    (selection) =>
      selection.kind === Kind.FIELD &&
      !selection.directives?.length &&
      !selection.arguments?.length &&
      (!selection.selectionSet || isPlain(selection.selectionSet)),
  );
}
