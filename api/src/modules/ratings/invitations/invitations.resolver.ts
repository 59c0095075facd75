import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payload } from '../../../kernel/payload.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { InvitationsIssueInput, InvitationsIssuePayload } from './invitation.graphql.ts';
import { issueInvitations } from './issue-invitations.ts';

@Resolver()
export class InvitationsResolver {
  @Mutation(() => InvitationsIssuePayload, {
    description:
      'Issues invitations to clients who were served, each good for one rating of the source class RANDOM. Some of those who would be asked by telephone, in an office or in writing are led to the web by a draw, so that ways of asking can be compared. Needs the key of the partner with the scope INVITATIONS_ISSUE. Bodies up to 64 KB.',
    complexity: 100,
  })
  invitationsIssue(
    @Arg('input', () => InvitationsIssueInput, { description: 'Whom to invite to what.' }) input: InvitationsIssueInput,
    @Ctx() context: RequestContext,
  ): Promise<InvitationsIssuePayload> {
    return payload(context, 'invitations', () => issueInvitations(context, input));
  }
}
