import type { Item, Mode } from '@otklik/schema';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../../kernel/scalars.ts';
import { ItemEnum, ModeEnum } from '../../../kernel/vocabularies.ts';
import { BridgeType } from '../../methodology/index.ts';
import { TouchpointType } from '../../registry/index.ts';
import { POLICY } from '../../../statistics/index.ts';
import { EstimateType, PeriodType } from '../estimate.graphql.ts';

@ObjectType('BridgedTouchpoint', {
  simpleResolvers: true,
  description: 'A touchpoint whose invited clients are drawn between a mode and the web.',
})
export class BridgedTouchpointType {
  @Field(() => TouchpointType, { description: 'The touchpoint.' })
  touchpoint!: TouchpointType;

  @Field(() => BridgeType, { description: 'The bridge that holds there now.' })
  bridge!: BridgeType;
}

@ObjectType('BridgeOfMode', {
  simpleResolvers: true,
  description: 'How well the effect of one mode is known by now, and what is still needed.',
})
export class BridgeOfModeType {
  @Field(() => ModeEnum, { description: 'The mode that is compared with the web.' })
  mode!: Mode;

  @Field(() => Int, {
    description: 'Answers in this mode, in services and channels that were also answered on the web.',
  })
  answers!: number;

  @Field(() => Int, { description: 'Answers on the web there.' })
  referenceAnswers!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Standard error of the effect now, in points of 0–100; null where the effect cannot be told.',
  })
  standardError!: number | null;

  @Field(() => Boolean, {
    simple: false,
    name: 'identified',
    description: 'False: no service and channel joins this mode to the web, not even by way of others.',
  })
  isIdentified!: boolean;

  @Field(() => Boolean, {
    simple: false,
    name: 'randomised',
    description: 'True when the mode of all these answers was drawn; else people or operators chose.',
  })
  isRandomised!: boolean;

  @Field(() => Boolean, {
    simple: false,
    name: 'usable',
    description: 'Whether the effect would be used if the mode table were made now.',
  })
  isUsable!: boolean;

  @Field(() => Int, {
    description:
      'Answers still needed in this mode, and as many on the web, until the standard error is that of the target; 0 when it is.',
  })
  answersNeeded!: number;

  @Field(() => [BridgedTouchpointType], {
    description: 'Where clients who would be asked in this mode are drawn; at most 100.',
    complexity: 20,
  })
  touchpoints!: BridgedTouchpointType[];
}

@ObjectType('BridgeStatus', {
  simpleResolvers: true,
  description: 'What bridges have brought by now: how well the effects of modes on one item are known.',
})
export class BridgeStatusType {
  @Field(() => ItemEnum, { description: 'The item.' })
  item!: Item;

  @Field(() => PeriodType, {
    description: 'The running quarter and the three before it: what the next mode table is made of.',
  })
  period!: PeriodType;

  @Field(() => Float, {
    description: 'Spread of single answers within services and channels, in points; 25 until known.',
  })
  sigma!: number;

  @Field(() => Float, { description: 'Standard error that bridges are meant to reach, in points.' })
  targetError!: number;

  @Field(() => [BridgeOfModeType], { description: 'One a mode that was used but the web; at most 8.' })
  modes!: BridgeOfModeType[];
}

@ObjectType('InvitationCount', {
  simpleResolvers: true,
  description: 'Invitations of one month that were to be answered in one mode.',
})
export class InvitationCountType {
  @Field(() => DayScalar, { description: 'First day of the month.' })
  month!: string;

  @Field(() => ModeEnum, { description: 'How they were to be answered.' })
  mode!: Mode;

  @Field(() => Int, { description: 'Issued in that month.' })
  issued!: number;

  @Field(() => Int, {
    nullable: true,
    description: `Those of them that were led to this mode from another one; null below ${POLICY.minimumToShow} issued, as \`responseRate\` says.`,
  })
  routed!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Ratings by invitation that were given in this mode in that month; null below ${POLICY.minimumToShow} issued, as \`responseRate\` says.`,
  })
  answered!: number | null;

  @Field(() => EstimateType, {
    description: `Answered of 100 issued, of the same month; withheld below ${POLICY.minimumToShow} issued. Its n are the invitations.`,
  })
  responseRate!: EstimateType;
}
