import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import type { DocumentNode, GraphQLError } from 'graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { type PreparedOperation, prepareOperation } from './prepared-operation.ts';

/** A document that is sent so often is worth being prepared; one that is sent once never costs anything. */
const PREPARED_FROM_USE = 3;

interface Known {
  uses: number;
  /** Undefined: not tried yet. Null: not to be prepared. */
  operation?: PreparedOperation | null;
}

/**
 * Executes the mutations of the acceptance path by what was prepared from their documents, instead of walking through
 * document and schema for every request. Parsing, validation, limits, cost and masking stay those of Apollo Server,
 * and whatever is not prepared (other documents, values that do not fit) is executed by graphql as ever. What is
 * answered is the same: `prepared-plugin.test.ts` compares.
 */
export function preparedPlugin(): ApolloServerPlugin<RequestContext> {
  const documents = new WeakMap<DocumentNode, Known>();
  return {
    async requestDidStart() {
      return {
        async responseForOperation(request): Promise<GraphQLResponse | null> {
          // Without an operation (two of them and no name, a name that is not there) graphql says what is wrong.
          if (!request.operation) return null;
          let known = documents.get(request.document);
          if (!known) documents.set(request.document, (known = { uses: 0 }));
          if (++known.uses < PREPARED_FROM_USE) return null;
          if (known.operation === undefined) known.operation = prepareOperation(request.schema, request.document);
          if (!known.operation) return null;
          const variables = known.operation.coerce(request.request.variables);
          if (!variables) return null;
          const { data, errors } = await known.operation.execute(variables, request.contextValue);
          // Where the masking plugin looks for what went wrong.
          if (errors.length > 0) Object.assign(request, { errors: errors as GraphQLError[] });
          return {
            http: { status: undefined, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data } },
          };
        },
      };
    },
  };
}
