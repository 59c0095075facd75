import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { FigureQuery } from './figure-query.ts';

const queriesOfFields = () => new WeakMap<FieldNode, FigureQuery>();

/**
 * What a field asks for, made once a request: its arguments are the same for every row of a list. The same object each
 * time, so that what follows from it can be remembered with it.
 */
export function queryOfField(
  context: RequestContext,
  { fieldNodes }: Pick<GraphQLResolveInfo, 'fieldNodes'>,
  make: () => FigureQuery,
): FigureQuery {
  const queries = context.loaders.get(queriesOfFields, context);
  const node = fieldNodes[0]!;
  let query = queries.get(node);
  if (!query) queries.set(node, (query = make()));
  return query;
}
