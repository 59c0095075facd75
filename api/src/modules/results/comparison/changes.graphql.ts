import type { Basis, ComparisonVerdict, Measure } from '@otklik/schema';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { BasisEnum, ComparisonVerdictEnum, MeasureEnum } from '../../../kernel/vocabularies.ts';
import { AuthorityType, SubjectType } from '../../registry/index.ts';
import { EstimateType, PeriodType } from '../estimate.graphql.ts';
import {
  ComparabilityBadgeType,
  ComparisonOutcome,
  type DifferenceType,
  type NotComparableType,
} from './comparison.graphql.ts';
import { POLICY } from '../../../statistics/index.ts';

@ObjectType('FigureChange', { simpleResolvers: true, description: 'Whether one figure changed between two periods.' })
export class FigureChangeType {
  @Field(() => ID, { description: 'Global id of what it is of.' })
  key!: string;

  @Field(() => SubjectType, { nullable: true, description: 'What it is of; null for an authority.' })
  subject!: unknown;

  @Field(() => AuthorityType, { nullable: true, description: 'The authority, where it is of one.' })
  authority!: unknown;

  @Field(() => EstimateType, { description: 'The figure.', complexity: 0 })
  estimate!: EstimateType;

  @Field(() => EstimateType, { description: 'The figure of the earlier period.', complexity: 0 })
  before!: EstimateType;

  @Field(() => ComparisonOutcome, { description: 'Figure minus earlier figure, or why there is none.', complexity: 0 })
  outcome!: DifferenceType | NotComparableType;

  @Field(() => ComparisonVerdictEnum, {
    description: 'In a word: ABOVE is higher than before, ABOUT_AVERAGE no visible change, BELOW lower.',
  })
  verdict!: ComparisonVerdict;

  @Field(() => Float, {
    nullable: true,
    description: `Reliability, 0–1; a flag needs ${POLICY.minimumReliability.toFixed(2)}. Null without a difference.`,
  })
  reliability!: number | null;

  @Field(() => ComparabilityBadgeType, { description: 'How far the two can be compared.', complexity: 0 })
  badge!: ComparabilityBadgeType;
}

/** How many changes a question is reckoned to have; their figures are paid for by the query itself. */
const ITEMS_RECKONED = 100;

@ObjectType('FigureChanges', {
  simpleResolvers: true,
  description: 'Which of some figures changed between two periods. It does not say why.',
})
export class FigureChangesType {
  @Field(() => MeasureEnum, { description: 'Of what.' })
  measure!: Measure;

  @Field(() => BasisEnum, { description: 'On which basis.' })
  basis!: Basis;

  @Field(() => PeriodType, { description: 'The period.', complexity: 0 })
  period!: PeriodType;

  @Field(() => PeriodType, { description: 'The earlier period.', complexity: 0 })
  before!: PeriodType;

  @Field(() => Int, { description: 'Comparisons whose p-values are adjusted together.' })
  comparisons!: number;

  @Field(() => [FigureChangeType], {
    description: 'One for each that was asked for, in that order; at most 300.',
    complexity: ({ childComplexity }) => ITEMS_RECKONED * childComplexity,
  })
  items!: FigureChangeType[];
}
