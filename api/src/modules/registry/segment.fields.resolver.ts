import type { Language } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { LanguageEnum } from '../../kernel/vocabularies.ts';
import type { SegmentEntry } from './directory.ts';
import { SegmentType } from './segment.graphql.ts';

@Resolver(() => SegmentType)
export class SegmentFields {
  @FieldResolver(() => ID, { description: 'Global id: kind and UUID.' })
  id(@Root() segment: SegmentEntry): string {
    return toGlobalId('Segment', segment.id);
  }

  @FieldResolver(() => String, { description: 'Name of the group.' })
  name(
    @Root() segment: SegmentEntry,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Language; that of the request by default.' })
    language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return segment.name[language ?? context.language];
  }
}
