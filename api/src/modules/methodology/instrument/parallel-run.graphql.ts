import { Field, ObjectType } from 'type-graphql';
import { InstantScalar } from '../../../kernel/scalars.ts';

/** The value behind it is a `ParallelRun`. */
@ObjectType('ParallelRun', {
  simpleResolvers: true,
  description: 'Two MAJOR versions asked side by side for a quarter, of respondents divided at random, to link them.',
})
export class ParallelRunType {
  @Field(() => String, { description: 'Version that was asked before.' })
  oldVersion!: string;

  @Field(() => String, { description: 'Version that takes its place.' })
  newVersion!: string;

  @Field(() => InstantScalar, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => InstantScalar, { description: 'When its quarter is over: from then on only the new version is asked.' })
  endsAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When a methodologist ended it; null while nobody did.' })
  endedAt!: Date | null;
}
