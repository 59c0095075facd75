import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

/** Times the same field may be written in one selection. Nobody writes it twice on purpose; generators do it seldom. */
const REPEATS_AT_MOST = 20;

/** Refuses documents that write one field again and again, each of which has to be merged with all the others. */
export function repeatedFieldsRule(context: ValidationContext): ASTVisitor {
  return {
    SelectionSet(node: SelectionSetNode) {
      const counts = new Map<string, number>();
      for (const selection of node.selections) {
        if (selection.kind !== Kind.FIELD) continue;
        const name = (selection.alias ?? selection.name).value;
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        if (count > REPEATS_AT_MOST) {
          context.reportError(
            new GraphQLError('A field is repeated too often', { extensions: { code: 'QUERY_REJECTED' } }),
          );
          return false;
        }
      }
      return undefined;
    },
  };
}
