import { registerEnumType } from 'type-graphql';

/** What a partner key allows, as it is stored and compared. */
export type PartnerScope = 'ratings:write' | 'interactions:write' | 'results:read' | 'invitations:issue';

/** GraphQL name → stored scope. */
export const PartnerScopeEnum = {
  RATINGS_WRITE: 'ratings:write',
  INTERACTIONS_WRITE: 'interactions:write',
  RESULTS_READ: 'results:read',
  INVITATIONS_ISSUE: 'invitations:issue',
} as const satisfies Record<string, PartnerScope>;

registerEnumType(PartnerScopeEnum, {
  name: 'PartnerScope',
  description: 'What a partner key allows. May grow: treat a value you do not know as "other".',
  valuesConfig: {
    RATINGS_WRITE: { description: 'Import ratings.' },
    INTERACTIONS_WRITE: { description: 'Report interactions and norms: counts only.' },
    RESULTS_READ: { description: 'Read results that are not yet published.' },
    INVITATIONS_ISSUE: { description: 'Issue invitations to rate.' },
  },
});
