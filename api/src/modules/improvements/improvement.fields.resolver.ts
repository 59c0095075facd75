import type { Language } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { LanguageEnum } from '../../kernel/vocabularies.ts';
import {
  type AuthorityEntry,
  AuthorityType,
  boundedListCost,
  type SubjectEntry,
  SubjectType,
} from '../registry/index.ts';
import type { Improvement } from './improvement.entity.ts';
import { ImprovementType, ReportDraftType } from './improvement.graphql.ts';
import { draftOfImprovement, reportOfImprovement, subjectsOfImprovement } from './improvement.loaders.ts';
import { type LocalizedTextType, toLocalizedTextType } from './localized-text.graphql.ts';
import { mayImprove } from './may-improve.rules.ts';
import type { PublishedReport } from './published-report.ts';
import { ReportType } from './report.graphql.ts';
import { REPORT_TEXTS } from './report-texts.rules.ts';

const LANGUAGE = { nullable: true, description: 'Language; that of the request by default.' };

@Resolver(() => ImprovementType)
export class ImprovementFields {
  @FieldResolver(() => ID, { description: 'Global id: kind and UUID.' })
  id(@Root() { id }: Improvement): string {
    return toGlobalId('Improvement', id);
  }

  @FieldResolver(() => String, { description: 'Title.' })
  title(
    @Root() { title }: Improvement,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: RequestContext,
  ): string {
    return title[language ?? context.language];
  }

  @FieldResolver(() => String, { description: 'The finding: what the ratings show.' })
  problem(
    @Root() { problem }: Improvement,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: RequestContext,
  ): string {
    return problem[language ?? context.language];
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was declined, where it was.' })
  declinedReason(
    @Root() { declinedReason }: Improvement,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: RequestContext,
  ): string | null {
    return declinedReason?.[language ?? context.language] ?? null;
  }

  @FieldResolver(() => AuthorityType, { description: 'The authority that answers for it.' })
  authority(@Root() { authorityId }: Improvement, @Ctx() { directory }: RequestContext): AuthorityEntry {
    return directory.get('AUTHORITY', authorityId);
  }

  @FieldResolver(() => [SubjectType], {
    description: 'What it is about: services, life situations, touchpoints, oldest first; at most 20.',
    complexity: boundedListCost,
  })
  async subjects(@Root() { id }: Improvement, @Ctx() context: RequestContext): Promise<SubjectEntry[]> {
    const subjects = await context.loaders.get(subjectsOfImprovement, context).load(id);
    return subjects.map(({ subjectKind, subjectId }) => context.directory.subject(subjectKind, subjectId));
  }

  @FieldResolver(() => ReportType, { nullable: true, description: 'The published report; null while it is a draft.' })
  report(@Root() { id }: Improvement, @Ctx() context: RequestContext): Promise<PublishedReport | null> {
    return context.loaders.get(reportOfImprovement, context).load(id);
  }

  @FieldResolver(() => ReportDraftType, { nullable: true, description: 'Texts of the report; null before the first.' })
  async reportDraft(@Root() { id }: Improvement, @Ctx() context: RequestContext): Promise<ReportDraftType | null> {
    const report = await context.loaders.get(draftOfImprovement, context).load(id);
    if (!report) return null;
    const texts = REPORT_TEXTS.map((name) => [name, toLocalizedTextType(report[name])] as const);
    return Object.fromEntries(texts) as Record<(typeof REPORT_TEXTS)[number], LocalizedTextType>;
  }

  @FieldResolver(() => Boolean, { description: 'The viewer may change it and publish its report.' })
  viewerCanChange(@Root() { authorityId }: Improvement, @Ctx() context: RequestContext): boolean {
    return mayImprove(context, authorityId);
  }
}
