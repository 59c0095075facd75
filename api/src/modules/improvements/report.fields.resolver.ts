import type { ImprovementState, Language, LocalizedText, Measure } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { DayScalar } from '../../kernel/scalars.ts';
import { ImprovementStateEnum, LanguageEnum, MeasureEnum } from '../../kernel/vocabularies.ts';
import {
  type AuthorityEntry,
  AuthorityType,
  boundedListCost,
  type SubjectEntry,
  SubjectType,
} from '../registry/index.ts';
import type { PublishedReport } from './published-report.ts';
import { ReportType } from './report.graphql.ts';

const LANGUAGE = { nullable: true, description: 'Language; that of the request by default.' };
const inLanguage = (text: LocalizedText, language: Language | null, context: RequestContext) =>
  text[language ?? context.language];

@Resolver(() => ReportType)
export class ReportFields {
  @FieldResolver(() => ID, { description: 'Global id: kind and UUID.' })
  id(@Root() { id }: PublishedReport): string {
    return toGlobalId('Report', id);
  }

  @FieldResolver(() => String, { description: 'Title.' })
  title(
    @Root() { title }: PublishedReport,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: RequestContext,
  ): string {
    return inLanguage(title, language, context);
  }

  @FieldResolver(() => String, { description: 'What was asked.' })
  weAsked(
    @Root() { weAsked }: PublishedReport,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: RequestContext,
  ): string {
    return inLanguage(weAsked, language, context);
  }

  @FieldResolver(() => String, { description: 'What people said.' })
  youSaid(
    @Root() { youSaid }: PublishedReport,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: RequestContext,
  ): string {
    return inLanguage(youSaid, language, context);
  }

  @FieldResolver(() => String, { description: 'What was done.' })
  weDid(
    @Root() { weDid }: PublishedReport,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: RequestContext,
  ): string {
    return inLanguage(weDid, language, context);
  }

  @FieldResolver(() => String, {
    description: 'Whether it helped, in words of the authority; see `change` for figures.',
  })
  didItHelp(
    @Root() { didItHelp }: PublishedReport,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: RequestContext,
  ): string {
    return inLanguage(didItHelp, language, context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was declined, where it was.' })
  declinedReason(
    @Root() { improvement }: PublishedReport,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: RequestContext,
  ): string | null {
    return improvement.declinedReason && inLanguage(improvement.declinedReason, language, context);
  }

  @FieldResolver(() => ImprovementStateEnum, { description: 'State of the improvement.' })
  state(@Root() { improvement }: PublishedReport): ImprovementState {
    return improvement.state;
  }

  @FieldResolver(() => MeasureEnum, { description: 'Figure it was meant to change.' })
  measure(@Root() { improvement }: PublishedReport): Measure {
    return improvement.measure;
  }

  @FieldResolver(() => DayScalar, { nullable: true, description: 'Day it started or is to start.' })
  startedOn(@Root() { improvement }: PublishedReport): string | null {
    return improvement.startsOn ?? null;
  }

  @FieldResolver(() => DayScalar, { nullable: true, description: 'Day it was done.' })
  doneOn(@Root() { improvement }: PublishedReport): string | null {
    return improvement.doneOn ?? null;
  }

  @FieldResolver(() => AuthorityType, { description: 'The authority that answers for it.' })
  authority(@Root() { authorityId }: PublishedReport, @Ctx() { directory }: RequestContext): AuthorityEntry {
    return directory.get('AUTHORITY', authorityId);
  }

  @FieldResolver(() => [SubjectType], {
    description: 'What it is about: services, life situations, touchpoints, oldest first. A short list.',
    complexity: boundedListCost,
  })
  subjects(@Root() { subjects }: PublishedReport, @Ctx() { directory }: RequestContext): SubjectEntry[] {
    return subjects.map(({ subjectKind, subjectId }) => directory.subject(subjectKind, subjectId));
  }
}
