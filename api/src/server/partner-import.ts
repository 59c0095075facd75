import { GraphQLError, Kind, parse } from 'graphql';

/** Longest document that comes with a large body: what is large must be the variables. */
const DOCUMENT_AT_MOST = 16 * 1_024;

/** Fields whose rows may be many. */
const OF_PARTNERS: ReadonlySet<string> = new Set(['ratingsImport', 'interactionsReport', 'normsReport']);

/**
 * True for a document that imports ratings, or reports counts, and does nothing else; only such ones may come with a
 * large body.
 */
export function isImport(query: string): boolean {
  if (query.length > DOCUMENT_AT_MOST) return false;
  try {
    return parse(query, { maxTokens: 1_000, noLocation: true }).definitions.every(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ||
        (definition.kind === Kind.OPERATION_DEFINITION &&
          definition.selectionSet.selections.every(
            (selection) => selection.kind === Kind.FIELD && OF_PARTNERS.has(selection.name.value),
          )),
    );
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}
