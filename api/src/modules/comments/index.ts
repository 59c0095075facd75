/** Front door of the comments. */
import { registerNode } from '../registry/index.ts';
import type { Comment } from './comment.ts';
import { CommentResolver } from './comment.resolver.ts';
import { LifeSituationComments, ServiceComments, TouchpointComments } from './comments.fields.resolver.ts';
import { findComment } from './find-comment.ts';

export { CommentRedactor } from './comment-redactor.ts';

registerNode('Comment', {
  find: findComment,
  owns: (value) => (value as Partial<Comment>).kind === 'COMMENT',
});

/** Resolvers that only the staff schema has; comments are never public. */
export const staffResolvers = [CommentResolver, ServiceComments, LifeSituationComments, TouchpointComments] as const;
