import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type GraphQLSchema, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Logger } from 'pino';
import type { RequestContext } from '../kernel/request-context.ts';
import { costPlugin, shapeRules } from './limits.ts';
import { maskingPlugin } from './masking.ts';
import { preparedPlugin } from './prepared/prepared-plugin.ts';
import { sentDocuments } from './sent-documents.ts';

/**
 * One Apollo Server. Transport is our own thin adapter (POST and JSON only, which is what makes Apollo's CSRF check
 * needless); plugins that are not used are off, since each costs time on every request.
 * @param isPublic the public schema shows itself; the staff schema neither answers introspection nor suggests names
 */
export async function startApollo(
  schema: GraphQLSchema,
  { isPublic, log }: { isPublic: boolean; log: Logger },
): Promise<ApolloServer<RequestContext>> {
  const server = new ApolloServer<RequestContext>({
    schema,
    introspection: isPublic,
    hideSchemaDetailsFromClientErrors: !isPublic,
    includeStacktraceInErrorResponses: false,
    // Of our own endpoint alone, which hands on nothing else of the kind.
    persistedQueries: { cache: sentDocuments.cache },
    allowBatchedHttpRequests: false,
    csrfPrevention: false,
    maxRecursiveSelections: 1_000,
    parseOptions: { maxTokens: 1_000 },
    validationOptions: { maxErrors: 5 },
    executionOptions: { maxCoercionErrors: 5 },
    validationRules: isPublic ? shapeRules : [...shapeRules, NoSchemaIntrospectionCustomRule],
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      costPlugin,
      maskingPlugin(log, !isPublic),
      ...(isPublic ? [preparedPlugin()] : []),
    ],
    logger: { debug() {}, info() {}, warn: (text) => log.warn(text), error: (text) => log.error(text) },
  });
  await server.start();
  return server;
}
