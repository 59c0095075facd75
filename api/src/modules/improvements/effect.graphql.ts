import type { ChangeVerdict, EffectReason, EvidenceGrade } from '@otklik/schema';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { InstantScalar } from '../../kernel/scalars.ts';
import { ChangeVerdictEnum, EffectReasonEnum, EvidenceGradeEnum } from '../../kernel/vocabularies.ts';
import { IntervalType } from '../results/index.ts';
import { POLICY } from '../../statistics/index.ts';

@ObjectType('Placebo', {
  simpleResolvers: true,
  description: 'The same comparison where nothing had happened yet: months before the start, split half-way.',
})
export class PlaceboType {
  @Field(() => Float, { description: 'Difference, in points.' })
  difference!: number;

  @Field(() => IntervalType, { description: '95 % interval of the difference.' })
  interval!: IntervalType;

  @Field(() => Float, { description: 'Chance, from 0 to 1, of one as large where both sides move alike.' })
  p!: number;

  @Field(() => Boolean, {
    simple: false,
    name: 'passed',
    description: 'Not significant: the two sides had moved alike.',
  })
  hasPassed!: boolean;
}

/** The value behind it is an `EffectValue`. */
@ObjectType('ImprovementEffect', {
  simpleResolvers: true,
  description:
    'What the figures bear out of an improvement, and how strong that evidence is. From closed months; whole points for those who do not own all that is compared.',
})
export class ImprovementEffectType {
  @Field(() => EvidenceGradeEnum, { nullable: true, description: 'Grade; null where nothing may be said.' })
  grade!: EvidenceGrade | null;

  @Field(() => ChangeVerdictEnum, { description: 'What may be said; the same as of `change`.' })
  verdict!: ChangeVerdict;

  @Field(() => Float, {
    nullable: true,
    description:
      'Points. A: by how much more than the services compared it changed; B: against its earlier course; C: after − before.',
  })
  difference!: number | null;

  @Field(() => IntervalType, { nullable: true, description: '95 % interval of the difference.' })
  interval!: IntervalType | null;

  @Field(() => Float, {
    nullable: true,
    description: `Smallest true change, in points, that had a chance of ${100 * POLICY.power} % to be seen.`,
  })
  detectable!: number | null;

  @Field(() => EffectReasonEnum, {
    nullable: true,
    description: 'Why the grade is no higher; null for A, and where nothing may be said.',
  })
  reason!: EffectReason | null;

  @Field(() => PlaceboType, { nullable: true, description: 'Null where there was nothing to compare.' })
  placebo!: PlaceboType | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Points that it would have come nearer to the others by chance alone; taken out of the difference of A.',
  })
  regressionToMean!: number | null;

  @Field(() => Int, { description: 'Closed months before the start that are compared; 0 while they are not closed.' })
  monthsBefore!: number;

  @Field(() => Int, { description: 'Closed months after it was done that are compared.' })
  monthsAfter!: number;

  @Field(() => Boolean, {
    simple: false,
    name: 'complete',
    description: 'False while not all months of the window have closed: verdict and figures may still change.',
  })
  isComplete!: boolean;
}

/** What was written down before the start. */
@ObjectType('EffectRegistration', {
  simpleResolvers: true,
  description: 'How an improvement is to be judged. Nobody changes it once the improvement has started.',
})
export class EffectRegistrationType {
  @Field(() => InstantScalar, { description: 'When it was written down.' })
  registeredAt!: Date;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was last changed, the start named or moved; null when it never was.',
  })
  changedAt!: Date | null;

  @Field(() => Boolean, {
    simple: false,
    name: 'beforeStart',
    nullable: true,
    description:
      'Written and last changed no later than the day it started, which was not moved when it had passed; null while no start is named.',
  })
  isBeforeStart!: boolean | null;

  @Field(() => Boolean, {
    simple: false,
    name: 'afterFromStart',
    nullable: true,
    description:
      'The months after are counted from the start: it was recorded as done when months since that day were known. Null while it is not done.',
  })
  isAfterFromStart!: boolean | null;

  @Field(() => Boolean, { simple: false, name: 'frozen', description: 'It has started: nothing changes any more.' })
  isFrozen!: boolean;

  @Field(() => Int, {
    description: `Months compared on each side, ${POLICY.windowMonths.atLeast} to ${POLICY.windowMonths.atMost}.`,
  })
  windowMonths!: number;

  @Field(() => Float, { nullable: true, description: 'Change that was expected, in points.' })
  expectedChange!: number | null;
}
