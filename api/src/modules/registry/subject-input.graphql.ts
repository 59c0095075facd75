import { Field, ID, InputType } from 'type-graphql';

@InputType('SubjectInput', { description: 'What is rated: exactly one of the three, by global id or slug.' })
export class SubjectInput {
  @Field(() => ID, { nullable: true, description: 'A service.' })
  service?: string | null;

  @Field(() => ID, { nullable: true, description: 'A life situation as a whole.' })
  lifeSituation?: string | null;

  @Field(() => ID, { nullable: true, description: 'A touchpoint, rated as itself.' })
  touchpoint?: string | null;
}
