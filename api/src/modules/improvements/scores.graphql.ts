import type { Basis, ComparisonVerdict } from '@otklik/schema';
import { Field, Float, ObjectType } from 'type-graphql';
import { BasisEnum, ComparisonVerdictEnum } from '../../kernel/vocabularies.ts';
import {
  ComparabilityBadgeType,
  ComparisonOutcome,
  type DifferenceType,
  type NotComparableType,
  PeriodEstimateType,
} from '../results/index.ts';
import { POLICY } from '../../statistics/index.ts';

/** The value behind it is made of a `ScoresValue`. */
@ObjectType('ScoresBeforeAfter', {
  simpleResolvers: true,
  description:
    'A score in the months before and after an improvement, as the page of its first subject shows it for the same days. It does not say why it changed.',
})
export class ScoresBeforeAfterType {
  @Field(() => BasisEnum, { description: 'On which basis; what is never adjusted, such as RESULT, stays raw.' })
  basis!: Basis;

  @Field(() => PeriodEstimateType, {
    nullable: true,
    description: 'The months of `before`; null while they are not closed.',
    complexity: 0,
  })
  before!: PeriodEstimateType | null;

  @Field(() => PeriodEstimateType, {
    nullable: true,
    description: 'The months of `after`; null while there is none.',
    complexity: 0,
  })
  after!: PeriodEstimateType | null;

  @Field(() => ComparisonOutcome, {
    nullable: true,
    description:
      'After − before, by the rule of `comparison` for two periods, or why there is none; null while one of them is missing.',
    complexity: 0,
  })
  outcome!: DifferenceType | NotComparableType | null;

  @Field(() => ComparisonVerdictEnum, {
    nullable: true,
    description: 'In a word: ABOVE is higher after than before. Null while one of them is missing.',
  })
  verdict!: ComparisonVerdict | null;

  @Field(() => Float, {
    nullable: true,
    description: `Reliability, 0–1; a flag needs ${POLICY.minimumReliability.toFixed(2)}. Null without a difference.`,
  })
  reliability!: number | null;

  @Field(() => ComparabilityBadgeType, {
    nullable: true,
    description: 'How far the two can be compared; null while one of them is missing.',
    complexity: 0,
  })
  badge!: ComparabilityBadgeType | null;
}
