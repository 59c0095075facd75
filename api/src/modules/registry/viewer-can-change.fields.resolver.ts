import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { AuthorityType } from './authority.graphql.ts';
import type { AuthorityEntry, SegmentEntry, SubjectEntry } from './directory.ts';
import { mayChange } from './may-change.ts';
import { SegmentType } from './segment.graphql.ts';
import { SubjectType } from './subject.graphql.ts';

const MAY_CHANGE = 'The viewer may change or retire it.';

@Resolver(() => SubjectType)
export class SubjectViewerFields {
  @FieldResolver(() => Boolean, { description: MAY_CHANGE })
  viewerCanChange(@Root() subject: SubjectEntry, @Ctx() context: RequestContext): boolean {
    return mayChange(context, subject);
  }
}

@Resolver(() => AuthorityType)
export class AuthorityViewerFields {
  @FieldResolver(() => Boolean, { description: MAY_CHANGE })
  viewerCanChange(@Root() authority: AuthorityEntry, @Ctx() context: RequestContext): boolean {
    return mayChange(context, authority);
  }
}

@Resolver(() => SegmentType)
export class SegmentViewerFields {
  @FieldResolver(() => Boolean, { description: MAY_CHANGE })
  viewerCanChange(@Root() segment: SegmentEntry, @Ctx() context: RequestContext): boolean {
    return mayChange(context, segment);
  }
}
