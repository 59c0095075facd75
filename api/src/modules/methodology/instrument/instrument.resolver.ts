import {
  type Channel,
  type Finding,
  type InstrumentContent,
  type Language,
  type Level,
  LINT_RULES,
  type Mode,
  neededBump,
  textsOf,
  type Bump,
  VERSION_CHANGES,
  type VersionChange,
} from '@otklik/schema';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../../kernel/ids.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { BumpEnum, ChannelEnum, LanguageEnum, LevelEnum, ModeEnum } from '../../../kernel/vocabularies.ts';
import { changesOf, findingsOf, inMemory } from './instrument-findings.ts';
import {
  InstrumentChangeType,
  InstrumentFindingType,
  InstrumentItemType,
  InstrumentRenderingType,
  InstrumentTextType,
  InstrumentTranslationType,
  InstrumentType,
  type TranslationValue,
} from './instrument.graphql.ts';
import type { Acknowledgement, InstrumentVersion } from './instrument-version.ts';
import { renderInstrument } from './render-instrument.ts';

/** A list of one version counts as this many rows, whatever the version. */
const listOf =
  (rows: number) =>
  ({ childComplexity }: { childComplexity: number }): number =>
    rows * (childComplexity + 1);

/** Versions are shown newest first, and no more of them. */
export const VERSIONS_AT_MOST = 20;

const languageArgument = { nullable: true, description: 'Absent: language of the request.' } as const;

/** A finding with the version it lies in. */
interface FindingValue extends Finding {
  acknowledgements: InstrumentVersion['acknowledgements'];
}

@Resolver()
export class InstrumentsResolver {
  @Query(() => [InstrumentType], {
    description: 'Every published version of the instrument, the newest first. At most 20.',
    complexity: listOf(VERSIONS_AT_MOST),
  })
  async instruments(@Ctx() { instruments }: RequestContext): Promise<readonly InstrumentVersion[]> {
    await instruments.keepFresh();
    return instruments.all().slice(0, VERSIONS_AT_MOST);
  }

  @Query(() => InstrumentType, { nullable: true, description: 'A published version; null when there is none.' })
  async instrument(
    @Arg('version', () => String, { nullable: true, description: 'MAJOR.MINOR.PATCH; absent: the one that is asked.' })
    version: string | null | undefined,
    @Ctx() { instruments }: RequestContext,
  ): Promise<InstrumentVersion | null> {
    await instruments.keepFresh();
    return version ? instruments.findVersion(version) : instruments.current();
  }
}

@Resolver(() => InstrumentType)
export class InstrumentFields {
  @FieldResolver(() => ID, { description: 'Global id.' })
  id(@Root() { id }: InstrumentVersion): string {
    return toGlobalId('Instrument', id);
  }

  @FieldResolver(() => String, { description: 'What changes in this version and why; empty while nobody wrote it.' })
  notes(
    @Root() { notes }: InstrumentVersion,
    @Arg('language', () => LanguageEnum, languageArgument) language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return notes[language ?? context.language];
  }

  @FieldResolver(() => [InstrumentTextType], {
    description: 'Every text in every language, in the order in which people meet them. At most 400.',
    complexity: listOf(20),
  })
  texts(@Root() { instrument }: InstrumentVersion): InstrumentTextType[] {
    return textsOf(instrument.content).map(({ text, ...place }) => ({ ...place, ru: text.RU, en: text.EN }));
  }

  @FieldResolver(() => [InstrumentItemType], {
    description: 'Its items in their order. At most 20.',
    complexity: listOf(20),
  })
  items(@Root() { instrument }: InstrumentVersion): InstrumentItemType[] {
    return instrument.content.items.map(toItem);
  }

  @FieldResolver(() => [InstrumentTranslationType], { description: 'Its languages. At most 10.' })
  translations(@Root() { translations }: InstrumentVersion): TranslationValue[] {
    return (Object.keys(translations) as Language[]).map((language) => {
      const stored = translations[language];
      const { revision, checkedAt } = stored;
      return { language, revision, checked: checkedAt !== null, checkedAt, stored };
    });
  }

  @FieldResolver(() => [InstrumentFindingType], {
    description: 'What the rules find in it. At most 400.',
    complexity: listOf(20),
  })
  findings(@Root() version: InstrumentVersion): FindingValue[] {
    return findingsOf(version).map((finding) => ({ ...finding, acknowledgements: version.acknowledgements }));
  }

  @FieldResolver(() => [InstrumentChangeType], {
    description: 'What it changes of the version it was made from. At most 400.',
    complexity: listOf(20),
  })
  changes(@Root() version: InstrumentVersion, @Ctx() { instruments }: RequestContext): readonly VersionChange[] {
    return changesOf(version, inMemory(instruments));
  }

  @FieldResolver(() => BumpEnum, {
    description: 'The smallest step by which it differs from the version it was made from.',
  })
  neededBump(@Root() version: InstrumentVersion, @Ctx() { instruments }: RequestContext): Bump {
    return neededBump(changesOf(version, inMemory(instruments)));
  }

  @FieldResolver(() => InstrumentRenderingType, {
    description: 'How one mode puts the questions of a level, in one language.',
    complexity: listOf(20),
  })
  rendering(
    @Root() { instrument }: InstrumentVersion,
    @Arg('level', () => LevelEnum, { defaultValue: 'SERVICE', description: 'Which questionnaire.' }) level: Level,
    @Arg('mode', () => ModeEnum, { defaultValue: 'WEB', description: 'Which mode.' }) mode: Mode,
    @Arg('channel', () => ChannelEnum, {
      defaultValue: 'PORTAL',
      description: 'How the service was delivered: it decides which drivers fit, and says "the app" or "the site".',
    })
    channel: Channel,
    @Arg('language', () => LanguageEnum, languageArgument) language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): InstrumentRenderingType {
    return renderInstrument(instrument, { level, mode, channel, language: language ?? context.language });
  }
}

@Resolver(() => InstrumentTranslationType)
export class InstrumentTranslationFields {
  @FieldResolver(() => String, { nullable: true, description: 'How it was checked; null while it was not.' })
  checkNote(
    @Root() { stored }: TranslationValue,
    @Arg('language', () => LanguageEnum, languageArgument) language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string | null {
    return stored.note?.[language ?? context.language] ?? null;
  }
}

@Resolver(() => InstrumentFindingType)
export class InstrumentFindingFields {
  @FieldResolver(() => String, { description: 'What is wrong, in words.' })
  explanation(
    @Root() { rule }: FindingValue,
    @Arg('language', () => LanguageEnum, languageArgument) language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return LINT_RULES[rule].explanation[language ?? context.language];
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it is accepted; null while nobody has said so.' })
  reason(
    @Root() finding: FindingValue,
    @Arg('language', () => LanguageEnum, languageArgument) language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string | null {
    return acknowledgementOf(finding)?.reason[language ?? context.language] ?? null;
  }
}

@Resolver(() => InstrumentChangeType)
export class InstrumentChangeFields {
  @FieldResolver(() => String, { description: 'What was changed, in words.' })
  explanation(
    @Root() { kind }: VersionChange,
    @Arg('language', () => LanguageEnum, languageArgument) language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return VERSION_CHANGES[kind].explanation[language ?? context.language];
  }
}

const toItem = ({ code, role, kind, wording, options, doesNotApply }: InstrumentContent['items'][number]) => ({
  code,
  role,
  kind,
  levels: Object.keys(wording) as Level[],
  points: options.length,
  doesNotApply: doesNotApply !== null,
});

const acknowledgementOf = ({ id, acknowledgements }: FindingValue): Acknowledgement | null =>
  Object.hasOwn(acknowledgements, id) ? acknowledgements[id]! : null;

/** Fields that only staff read: who wrote, published and answered for it. */
@Resolver(() => InstrumentType)
export class InstrumentStaffFields {
  @FieldResolver(() => Int, { description: 'Rises with each change of a draft; name it with the next change.' })
  edition(@Root() { edition }: InstrumentVersion): number {
    return edition;
  }

  @FieldResolver(() => String, { description: 'Who made the draft.' })
  createdBy(@Root() { createdBy }: InstrumentVersion): string {
    return createdBy;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who published it; null for a draft.' })
  publishedBy(@Root() { publishedBy }: InstrumentVersion): string | null {
    return publishedBy;
  }
}
