import type { Channel, Item, Mode, ModeEffectBasis, ModeEffectReason, Weighting } from '@otklik/schema';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { InstantScalar } from '../../../kernel/scalars.ts';
import {
  ChannelEnum,
  DimensionEnum,
  ItemEnum,
  ModeEffectBasisEnum,
  ModeEffectReasonEnum,
  ModeEnum,
  WeightingEnum,
} from '../../../kernel/vocabularies.ts';
import { PeriodType } from '../estimate.graphql.ts';
import { POLICY } from '../../../statistics/index.ts';

const ERROR =
  'Standard error in points, by service or HC1, the larger. For the public rounded up to a step (0.01, 0.05, 0.1, 0.5, 1, 2 or 10) that tells no more of a number of answers than that itself does, and null where one beside it is not told.';

@ObjectType('ModeEffect', {
  simpleResolvers: true,
  description: 'How much higher answers in this mode come out than on the web, all else equal. Frozen.',
})
export class ModeEffectType {
  @Field(() => ModeEnum, { description: 'The mode.' })
  mode!: Mode;

  @Field(() => Float, {
    nullable: true,
    description: `Points of 0–100 above the web: taken off where it is usable. Null where it cannot be identified, and for the public where fewer than ${POLICY.minimumToShow} answers would be behind it, or few whose number is not told. To two decimals; for the public to one where a number beside it is below ${POLICY.told.effectDecimalsFrom} or not told, unless it is usable.`,
  })
  effect!: number | null;

  @Field(() => Float, { nullable: true, description: ERROR })
  standardError!: number | null;

  @Field(() => Int, {
    description:
      'Answers in this mode, in units that also answered in another. For the public to the nearest 5, 0 for fewer than 10 and where it would tell of such a number.',
  })
  answers!: number;

  @Field(() => Int, {
    description:
      'Answers on the web, in the units that also answered in another mode. For the public to the nearest 5, 0 for fewer than 10 and where it would tell of such a number.',
  })
  referenceAnswers!: number;

  @Field(() => ModeEffectBasisEnum, { description: 'Whether chance or the clients chose the mode.' })
  basis!: ModeEffectBasis;

  @Field(() => Boolean, {
    simple: false,
    name: 'usable',
    description: 'False: the effect is taken to be 0, and figures say "mode not adjusted".',
  })
  isUsable!: boolean;

  @Field(() => ModeEffectReasonEnum, { nullable: true, description: 'Why it is not usable.' })
  reason!: ModeEffectReason | null;
}

@ObjectType('ChannelModes', {
  simpleResolvers: true,
  description:
    'Effects of the modes as the answers of one channel alone tell them. For information: figures take out the common effects.',
})
export class ChannelModesType {
  @Field(() => ChannelEnum, { description: 'Channel of the services.' })
  channel!: Channel;

  @Field(() => [ModeEffectType], {
    description: `One a mode that was used in the channel but the web, at most 8; \`usable\` tells whether the answers of the channel would be enough. For the public without those of fewer than ${POLICY.minimumToShow} answers in the mode or on the web, and without others that would tell of them.`,
  })
  modes!: ModeEffectType[];
}

@ObjectType('MixEffect', {
  simpleResolvers: true,
  description:
    'How much higher a channel or segment comes out than the reference one within the same services. Frozen.',
})
export class MixEffectType {
  @Field(() => DimensionEnum, { description: 'CHANNEL or SEGMENT.' })
  factor!: 'CHANNEL' | 'SEGMENT';

  @Field(() => ID, { nullable: true, description: 'Code of the channel, global id of the segment; null: unknown.' })
  key!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: `Points above the reference; null where nothing connects it with the reference, and for the public where fewer than ${POLICY.minimumToShow} answers would be behind it, or few whose number is not told. To two decimals; for the public to one where its number of answers is below ${POLICY.told.effectDecimalsFrom} or not told.`,
  })
  effect!: number | null;

  @Field(() => Float, { nullable: true, description: ERROR })
  standardError!: number | null;

  @Field(() => Int, {
    description:
      'Answers of this channel or segment. For the public to the nearest 5, 0 for fewer than 10 and where it would tell of such a number.',
  })
  answers!: number;

  @Field(() => Boolean, { simple: false, name: 'reference', description: 'The one the others are measured against.' })
  isReference!: boolean;
}

@ObjectType('EffectCovariance', { simpleResolvers: true, description: 'Covariance of two effects of one item.' })
export class EffectCovarianceType {
  @Field(() => String, { description: 'MODE, CHANNEL or SEGMENT, a colon, and the key.' })
  first!: string;

  @Field(() => String, { description: 'The other one; the same for a variance.' })
  second!: string;

  @Field(() => Float, {
    description:
      'In points². For the public the product of both standard errors as they are told and their correlation with one decimal: variances are the squares of these errors.',
  })
  value!: number;
}

@ObjectType('InteractionTest', {
  simpleResolvers: true,
  description: 'F-test of whether an effect is the same everywhere.',
})
export class InteractionTestType {
  @Field(() => Float, {
    nullable: true,
    description: 'F; null where it is infinite, then p is 0. For the public with two decimals.',
  })
  f!: number | null;

  @Field(() => Float, { description: 'Degrees of freedom of what is tested.' })
  df1!: number;

  @Field(() => Float, {
    description: `Degrees of freedom of the rest. For the public to one digit below 1,000 and to two from there on, and 0 below ${POLICY.told.freedomFrom}: with the parameters they would tell the exact number of answers.`,
  })
  df2!: number;

  @Field(() => Float, { description: 'p-value, 0–1. For the public rounded down to three decimals.' })
  p!: number;

  @Field(() => Float, {
    nullable: true,
    description: `Largest deviation from the common effect where there are ${POLICY.minimumToPublish} answers or more, in points. For the public rounded up to one decimal.`,
  })
  largest!: number | null;
}

@ObjectType('ModeTableItem', { simpleResolvers: true, description: 'Effects on the answers to one item.' })
export class ModeTableItemType {
  @Field(() => ItemEnum, { description: 'SAT, EASE or TIME.' })
  item!: Item;

  @Field(() => Int, {
    description:
      'Answers the effects were estimated from. For the public to the nearest 5, 0 for fewer than 10 and where it would tell of such a number.',
  })
  answers!: number;

  @Field(() => Int, { description: 'Units: service by channel.' })
  units!: number;

  @Field(() => Int, {
    description:
      'Parts into which units and modes fall that nothing connects; effects are known only in that of the web.',
  })
  components!: number;

  @Field(() => [ModeEffectType], { description: 'One a mode that was used but the web; at most 8.' })
  modes!: ModeEffectType[];

  @Field(() => [ChannelModesType], {
    simple: false,
    description:
      'The effects of modes by channel, where `modesVary`; at most 7. For information: figures take out the common effects, with a caution. Empty in tables frozen before they were kept.',
  })
  classes!: ChannelModesType[];

  @Field(() => [MixEffectType], {
    description: 'Effects of channels and segments, for the like-for-like score; at most 100.',
  })
  mix!: MixEffectType[];

  @Field(() => [EffectCovarianceType], {
    simple: false,
    description:
      'Covariances of all effects that were estimated, each pair once; at most 5,000. For the public of those whose error is told.',
    complexity: 20,
  })
  covariance!: EffectCovarianceType[];

  @Field(() => InteractionTestType, {
    nullable: true,
    description:
      'Whether channels differ alike in all services; where not, like-for-like ranks are withheld. Null where it could not be tested: no service has two channels, or too few answers are left to judge chance by.',
  })
  interaction!: InteractionTestType | null;

  @Field(() => InteractionTestType, {
    nullable: true,
    description:
      'Whether the effect of a mode is the same in all units. Null where it could not be tested: no unit has two modes, or too few answers are left to judge chance by.',
  })
  modeInteraction!: InteractionTestType | null;

  @Field(() => Boolean, {
    simple: false,
    description: `Whether effects of modes differ between channels by more than ${POLICY.modeEffect.materialPoints} points and not by chance: then figures caution.`,
  })
  modesVary!: boolean;
}

@ObjectType('ModeTable', {
  simpleResolvers: true,
  description: 'Effects of the modes of answering, estimated once a quarter from the last four, then never changed.',
})
export class ModeTableType {
  @Field(() => String, { description: 'Name of the table on the figures that used it, e.g. 2026Q3.' })
  version!: string;

  @Field(() => PeriodType, { name: 'period', simple: false, description: 'The four quarters of the answers.' })
  window!: PeriodType;

  @Field(() => InstantScalar, { description: 'When it was frozen.' })
  madeAt!: Date;

  @Field(() => String, { description: 'Version of the formulas.' })
  methodVersion!: string;

  @Field(() => [ModeTableItemType], { description: 'Effects by item; at most 3.' })
  items!: ModeTableItemType[];
}

@ObjectType('ReferenceMixShare', { simpleResolvers: true, description: 'One channel and segment of the mix.' })
export class ReferenceMixShareType {
  @Field(() => ChannelEnum, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => ID, { nullable: true, description: 'Global id of the segment; null: unknown.' })
  segment!: string | null;

  @Field(() => Float, {
    description:
      'Percent of all, to two decimals. For the public, where the mix is made of answers, of counts to the nearest 5, without parts of fewer than 10 and those that would tell of them.',
  })
  percent!: number;
}

@ObjectType('ReferenceMix', {
  simpleResolvers: true,
  description: 'The national mix of channels and segments that like-for-like scores are brought to. Frozen for a year.',
})
export class ReferenceMixType {
  @Field(() => Int, { description: 'Calendar year in which it is used.' })
  year!: number;

  @Field(() => WeightingEnum, { description: 'FLOW: shares of transactions. ANSWERS: of answers, for want of them.' })
  weighting!: Weighting;

  @Field(() => PeriodType, { simple: false, description: 'Days it was counted over.' })
  period!: PeriodType;

  @Field(() => InstantScalar, { description: 'When it was frozen.' })
  madeAt!: Date;

  @Field(() => [ReferenceMixShareType], {
    simple: false,
    description: 'Its parts, largest first; at most 700.',
    complexity: 10,
  })
  shares!: ReferenceMixShareType[];
}
