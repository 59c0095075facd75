import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  type DocumentNode,
  getNamedType,
  GraphQLError,
  isLeafType,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
// The other entry of this package brings a second copy of graphql along.
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity/cjs';
import { messageOf } from '@otklik/schema';
import type { RequestContext } from '../kernel/request-context.ts';

/** What one request may cost (DESIGN §5). */
export const COST_LIMITS = { anonymous: 2_000, known: 10_000 };

const DEPTH_AT_MOST = 10;
const ALIASES_AT_MOST = 40;
const DIRECTIVES_AT_MOST = 10;

/** armor throws by default, which would be answered as our own fault: report as an ordinary validation error. */
const reported = <Limit extends object>(limit: Limit) => ({
  ...limit,
  exposeLimits: false,
  propagateOnRejection: false,
  onReject: [
    (context: { reportError(error: GraphQLError): void } | null, error: GraphQLError) => context?.reportError(error),
  ],
});

/** Limits on the shape of a document. */
export const shapeRules: ValidationRule[] = [
  maxDepthRule(reported({ n: DEPTH_AT_MOST }) as never),
  maxAliasesRule(reported({ n: ALIASES_AT_MOST, allowList: [] }) as never),
  maxDirectivesRule(reported({ n: DIRECTIVES_AT_MOST }) as never),
] as ValidationRule[];

/** Leaves are free, an Estimate costs 1 as a whole, every other object 1 and what it holds. */
const objectEstimator: ComplexityEstimator = ({ field, childComplexity }) => {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return 0;
  return type.name === 'Estimate' ? 1 : 1 + childComplexity;
};

const estimators = [fieldExtensionsEstimator(), objectEstimator];
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
        cost = costOf(request);
        const { viewer, partner, language } = request.contextValue;
        const limit = viewer || partner ? COST_LIMITS.known : COST_LIMITS.anonymous;
        if (cost > limit)
          throw new GraphQLError(messageOf('QUERY_TOO_COSTLY', language), {
            extensions: { code: 'QUERY_TOO_COSTLY', cost: { requested: cost, limit }, http: { status: 400 } },
          });
      },
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single' || cost === 0) return;
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, cost: { requested: cost } };
      },
    };
  },
};

function costOf(request: GraphQLRequestContextDidResolveOperation<RequestContext>): number {
  const { document } = request;
  const known = fixedCosts.get(document);
  if (typeof known === 'number') return known;
  const cost = getComplexity({
    schema: request.schema,
    query: document,
    variables: request.request.variables ?? {},
    operationName: request.operationName ?? undefined,
    estimators,
  } as Parameters<typeof getComplexity>[0]);
  if (known === undefined) fixedCosts.set(document, hasFixedCost(document) ? cost : null);
  return cost;
}

/** True for a single operation whose fields below the root take no arguments and no directives: variables cannot matter. */
function hasFixedCost({ definitions }: DocumentNode): boolean {
  const [operation] = definitions;
  if (definitions.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION) return false;
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
