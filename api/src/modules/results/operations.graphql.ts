import type { Channel, NormClock, NormCode, NormMeasure, NormReadingKind, NormUnit, SourceClass } from '@otklik/schema';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import {
  ChannelEnum,
  NormClockEnum,
  NormMeasureEnum,
  NormReadingEnum,
  NormUnitEnum,
  SourceClassEnum,
} from '../../kernel/vocabularies.ts';
import { POLICY } from '../../statistics/index.ts';
import { EstimateType } from './estimate.graphql.ts';

/** The value behind it is a code with its norm. */
@ObjectType('Norm', {
  simpleResolvers: true,
  description: 'A norm of service: a fact that is measured, shown beside opinions and never part of a score.',
})
export class NormType {
  @Field(() => String, { description: 'Its code, as `normsReport` names it.' })
  code!: NormCode;

  @Field(() => String, { description: 'Version of measure, threshold and clock. Versions are never added up.' })
  version!: string;

  @Field(() => NormMeasureEnum, { description: 'What is measured.' })
  measure!: NormMeasure;

  @Field(() => Float, { nullable: true, description: 'Largest value that keeps it; null for an outcome.' })
  threshold!: number | null;

  @Field(() => NormUnitEnum, { description: 'Unit of threshold and values.' })
  unit!: NormUnit;

  @Field(() => NormClockEnum, { description: 'Which hours count.' })
  clock!: NormClock;

  @Field(() => [ChannelEnum], { nullable: true, description: 'Channels in which it holds; null: all. At most 7.' })
  channels!: Channel[] | null;
}

@ObjectType('NormResult', {
  simpleResolvers: true,
  description: 'How a norm was kept, as partners reported it. For staff who own the service or touchpoint.',
})
export class NormResultType {
  @Field(() => NormType, { nullable: true, description: 'The norm; null when this version of it is no longer listed.' })
  norm!: NormType | null;

  @Field(() => String, { description: 'Code of the norm.' })
  code!: string;

  @Field(() => String, { description: 'Version in which it was measured.' })
  version!: string;

  @Field(() => Float, { description: 'Events that kept it.' })
  within!: number;

  @Field(() => Float, { description: 'Events that did not.' })
  outside!: number;

  @Field(() => Float, { description: 'Events that nobody measured: in no share, and never counted as kept.' })
  unknown!: number;

  @Field(() => EstimateType, { description: 'Percent of the measured events that kept it.' })
  share!: EstimateType;

  @Field(() => EstimateType, {
    nullable: true,
    description:
      'Value that nine of ten measured events did not exceed, in the unit of the norm; null for outcomes and where values were not told.',
  })
  p90!: EstimateType | null;
}

@ObjectType('NormBesideTime', {
  simpleResolvers: true,
  description: 'A norm of time beside what people say of the time it took. Never one figure.',
})
export class NormBesideTimeType {
  @Field(() => EstimateType, {
    description: 'TIME as experienced, of the channels in which the norm holds.',
  })
  time!: EstimateType;

  @Field(() => NormReadingEnum, {
    nullable: true,
    description: `Read off both intervals: kept from ${100 * POLICY.normKeptShare} in a hundred on, satisfied above ${POLICY.timeMiddle}. Null where either is withheld or TIME has fewer than ${POLICY.minimumToPublish} answers.`,
  })
  reading!: NormReadingKind | null;
}

@ObjectType('AnsweredCounts', { simpleResolvers: true, description: 'Counted ratings by source class.' })
export class AnsweredCountsType {
  @Field(() => Int, {
    nullable: true,
    description: `By invitation; null where fewer than ${POLICY.minimumToShow} were invited, in the period or before, since whoever sent them would know who answered. 0 where nobody was.`,
  })
  RANDOM!: number | null;

  @Field(() => Int, { description: 'After a prompt that was shown to everyone.' })
  PROMPT!: number;

  @Field(() => Int, { description: 'From anyone.' })
  OPEN!: number;
}

@ObjectType('ClassParticipation', {
  simpleResolvers: true,
  description: 'Of how many who were asked in one way how many answered.',
})
export class ClassParticipationType {
  @Field(() => SourceClassEnum, { description: 'RANDOM: by invitation; PROMPT: at the end point.' })
  sourceClass!: SourceClass;

  @Field(() => Float, {
    description:
      'RANDOM: invitations that arrived where partners told it, else those sent or issued. PROMPT: times the question was shown.',
  })
  asked!: number;

  @Field(() => Int, {
    nullable: true,
    description: `Counted ratings of this class; of RANDOM null where fewer than ${POLICY.minimumToShow} were invited, as \`responseRate\` says.`,
  })
  answered!: number | null;

  @Field(() => EstimateType, {
    description:
      'Percent of `asked` that answered. Withheld where more answers than that were counted. Of invitations that may not be told n are the fewer of those asked and of the issued.',
  })
  responseRate!: EstimateType;
}

@ObjectType('ChannelParticipation', {
  simpleResolvers: true,
  description: 'Of how many clients of a channel how many were asked to rate, and did. For staff who own the service.',
})
export class ChannelParticipationType {
  @Field(() => ChannelEnum, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => Float, { description: 'Times the service was used, as partners reported it.' })
  transactions!: number;

  @Field(() => Float, { description: 'Invitations sent, as partners reported it.' })
  invited!: number;

  @Field(() => Float, { description: 'Those of them that arrived.' })
  delivered!: number;

  @Field(() => Float, { description: 'Invitations that the platform issued; partners may have reported the same.' })
  issued!: number;

  @Field(() => Float, {
    description: 'Times the question was shown to whoever came, by the widget and as partners reported.',
  })
  offered!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Transactions for which one answer in the score stands, to one decimal; null where there are none of either, and where the answers by invitation are.',
  })
  answerWeight!: number | null;

  @Field(() => AnsweredCountsType, { description: 'Counted ratings.', complexity: 0 })
  answered!: AnsweredCountsType;

  @Field(() => [ClassParticipationType], {
    description: 'Invited and prompted apart, in this order; at most 2. There is no rate of both together.',
  })
  bySourceClass!: ClassParticipationType[];
}
