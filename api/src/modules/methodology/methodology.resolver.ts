import type { Item, Language, Mode } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { ItemEnum, LanguageEnum, ModeEnum } from '../../kernel/vocabularies.ts';
import { UuidScalar } from '../../kernel/scalars.ts';
import { POLICY } from '../../statistics/index.ts';
import { SubjectInput } from '../registry/index.ts';
import { CONSTANT_MEANINGS } from './constant-meanings.ts';
import { METHOD_CONSTANTS, type MethodConstant } from './constants.ts';
import { findQuestionnaire } from './find-questionnaire.ts';
import { findBridgesInUse } from './bridge/bridges-in-use.ts';
import { BridgeInUseType, MethodDescriptionType, PolicyConstantType } from './method.graphql.ts';
import { QuestionnaireType } from './questionnaire.graphql.ts';

@Resolver()
export class MethodologyResolver {
  @Query(() => QuestionnaireType, {
    nullable: true,
    description:
      'The questionnaire of one respondent; null when the touchpoint, the subject or the mode are unknown there.',
  })
  questionnaire(
    @Arg('touchpoint', () => ID, { description: 'Where the rating is given: global id or slug.' }) touchpoint: string,
    @Arg('subject', () => SubjectInput, {
      nullable: true,
      description: 'What is rated; absent: the touchpoint itself.',
    })
    subject: SubjectInput | null | undefined,
    @Arg('mode', () => ModeEnum, { defaultValue: 'WEB', description: 'How it is answered.' }) mode: Mode,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Absent: language of the request.' })
    language: Language | null | undefined,
    @Arg('instrumentVersion', () => String, {
      nullable: true,
      description: 'Version the respondent began with; absent: the one that is asked now.',
    })
    instrumentVersion: string | null | undefined,
    @Arg('ratingId', () => UuidScalar, {
      nullable: true,
      description:
        'Random UUID of the rating to come. While two versions run in parallel it draws the one that is asked; absent: drawn by chance, so that no link can rest on the answers.',
    })
    ratingId: string | null | undefined,
    @Arg('items', () => [ItemEnum], {
      nullable: true,
      description: 'Exactly these items, as they were put before, at most 20; absent: drivers are drawn at random.',
    })
    items: Item[] | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    return findQuestionnaire(context, {
      touchpoint,
      subject: subject ?? null,
      mode,
      language: language ?? context.language,
      instrumentVersion: instrumentVersion ?? null,
      ratingId: ratingId ?? null,
      items: items ? [...new Set(items)].slice(0, 20) : null,
    });
  }

  @Query(() => MethodDescriptionType, { description: 'Versions and policy constants behind all figures.' })
  async method(@Ctx() { instruments }: RequestContext): Promise<MethodDescriptionType> {
    await instruments.keepFresh();
    const constants = Object.entries(METHOD_CONSTANTS).map(([code, value]) => ({
      code: code as MethodConstant,
      value,
    }));
    return { instrumentVersion: instruments.current().version!, methodVersion: POLICY.methodVersion, constants };
  }
}

@Resolver(() => MethodDescriptionType)
export class MethodBridgeFields {
  @FieldResolver(() => [BridgeInUseType], {
    description:
      'With which probability invited clients are led to the web instead, the one of most touchpoints first, at most 20; those where nobody can be led there are not counted.',
  })
  bridges(@Ctx() { pool, directory }: RequestContext): Promise<BridgeInUseType[]> {
    return findBridgesInUse(pool, directory);
  }
}

@Resolver(() => PolicyConstantType)
export class PolicyConstantFields {
  @FieldResolver(() => String, { description: 'What it decides, in words.' })
  meaning(
    @Root() { code }: PolicyConstantType,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Absent: language of the request.' })
    language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return CONSTANT_MEANINGS[code][language ?? context.language];
  }
}
