import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { type TouchpointEntry, TouchpointType } from '../registry/index.ts';
import type { Comment } from './comment.ts';
import { CommentType } from './comment.graphql.ts';

@Resolver(() => CommentType)
export class CommentResolver {
  @FieldResolver(() => ID, { description: 'Global id: kind and UUID.' })
  id(@Root() { id }: Comment): string {
    return toGlobalId('Comment', id);
  }

  @FieldResolver(() => TouchpointType, { description: 'Where the rating was given.' })
  touchpoint(@Root() { touchpointId }: Comment, @Ctx() { directory }: RequestContext): TouchpointEntry {
    return directory.get('TOUCHPOINT', touchpointId);
  }
}
