import type { ChangeVerdict, ComparabilityReason } from '@otklik/schema';
import { Field, Float, ObjectType } from 'type-graphql';
import { ChangeVerdictEnum, ComparabilityReasonEnum } from '../../kernel/vocabularies.ts';
import { IntervalType } from '../results/index.ts';

/** The value behind it is a `ChangeValue`. */
@ObjectType('Change', {
  simpleResolvers: true,
  description: 'What may be said of the figures before and after: "changed after", never "because of".',
})
export class ChangeType {
  @Field(() => ChangeVerdictEnum, { description: 'What may be said.' })
  verdict!: ChangeVerdict;

  @Field(() => [ComparabilityReasonEnum], {
    simple: false,
    name: 'reasons',
    description: 'Why the two cannot be compared; empty where they can, and while it is too early.',
  })
  reasonsApart!: readonly ComparabilityReason[];

  @Field(() => Float, { nullable: true, description: 'After − before, in points; null while nothing may be said.' })
  difference!: number | null;

  @Field(() => IntervalType, { nullable: true, description: '95 % interval of the difference.' })
  interval!: IntervalType | null;
}
