import { GraphQLError, Kind, parse } from 'graphql';

const KB = 1_024;

/** Largest body of anybody, and of a partner whose key has been checked: for rows, and for the cases of invitations. */
export const BODY_LIMITS = { anonymous: 16 * KB, partner: 8 * KB * KB, invitations: 64 * KB };

/** Longest document that comes with a large body: what is large must be the variables. */
const DOCUMENT_AT_MOST = 16 * KB;

/** Fields that take much: the scope whose key makes room for them, and how much. */
const LARGE_FIELDS: ReadonlyMap<string, { scope: string; limit: number }> = new Map([
  ['ratingsImport', { scope: 'ratings:write', limit: BODY_LIMITS.partner }],
  ['interactionsReport', { scope: 'interactions:write', limit: BODY_LIMITS.partner }],
  ['normsReport', { scope: 'interactions:write', limit: BODY_LIMITS.partner }],
  ['invitationsIssue', { scope: 'invitations:issue', limit: BODY_LIMITS.invitations }],
]);

/** Largest body that is read from a partner with these scopes, before anything is known of what is in it. */
export function limitOfScopes(scopes: readonly string[]): number {
  const limits = [...LARGE_FIELDS.values()].filter(({ scope }) => scopes.includes(scope)).map(({ limit }) => limit);
  return Math.max(BODY_LIMITS.anonymous, ...limits);
}

/**
 * Largest body that this document may come with: more than anybody's only where it asks for nothing but fields that
 * take much, and then the least of theirs.
 */
export function limitOfDocument(query: string): number {
  if (query.length > DOCUMENT_AT_MOST) return BODY_LIMITS.anonymous;
  try {
    const limits = parse(query, { maxTokens: 1_000, noLocation: true }).definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? []
        : definition.kind === Kind.OPERATION_DEFINITION
          ? definition.selectionSet.selections.map((selection) =>
              selection.kind === Kind.FIELD ? LARGE_FIELDS.get(selection.name.value)?.limit : undefined,
            )
          : [undefined],
    );
    return Math.min(BODY_LIMITS.partner, ...limits.map((limit) => limit ?? BODY_LIMITS.anonymous));
  } catch (error) {
    if (error instanceof GraphQLError) return BODY_LIMITS.anonymous;
    throw error;
  }
}
