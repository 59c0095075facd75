import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { StaffOnly } from '../access/index.ts';
import { LifeSituationType, listCost, ServiceType, type SubjectEntry, TouchpointType } from '../registry/index.ts';
import { periodOfInput } from '../results/index.ts';
import type { Comment } from './comment.ts';
import { CommentConnectionType, CommentListArgs, TouchpointCommentListArgs } from './comment.graphql.ts';
import { listComments } from './list-comments.ts';
import { canReadComments } from './readers.rules.ts';
import { POLICY } from '../../statistics/index.ts';

/** What a list of comments is asked for by; only a touchpoint tells itself from what is rated at it. */
type ListOfComments = CommentListArgs & Partial<TouchpointCommentListArgs>;

/** Adds comments to one kind of subject. Not to the interface: the public schema has it too. */
function commentFields(
  type: ClassType,
  description: string,
  argumentsType: ClassType<ListOfComments> = CommentListArgs,
) {
  @Resolver(() => type)
  class CommentFields {
    @StaffOnly()
    @FieldResolver(() => CommentConnectionType, { description, complexity: listCost })
    comments(
      @Root() subject: SubjectEntry,
      @Args(() => argumentsType) list: ListOfComments,
      @Ctx() context: RequestContext,
    ): Promise<Connection<Comment>> {
      const { first, after = null, period, question = null, values, asItself = false } = list;
      return listComments(context, subject, {
        first,
        after,
        period: periodOfInput(period),
        question,
        values: values ?? [],
        isAboutItself: asItself,
      });
    }

    @StaffOnly()
    @FieldResolver(() => Boolean, {
      description: 'False for roles that read no comments, OPERATOR and PLATFORM_ADMIN: their list is always empty.',
    })
    viewerCanReadComments(@Ctx() { viewer }: RequestContext): boolean {
      return canReadComments(viewer);
    }
  }
  return CommentFields;
}

const REDACTED = "Redacted, newest day first; only what the viewer's authorities may read.";

export const ServiceComments = commentFields(
  ServiceType,
  `Comments about it. ${REDACTED} Of an internal service none while it has fewer than ${POLICY.minimumToShow} ratings in the period.`,
);
export const LifeSituationComments = commentFields(LifeSituationType, `Comments about it as a whole. ${REDACTED}`);
export const TouchpointComments = commentFields(
  TouchpointType,
  `Comments left here, about it or about services. ${REDACTED}`,
  TouchpointCommentListArgs,
);
