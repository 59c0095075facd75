import { Field, ID, InputType } from 'type-graphql';
import { LocalizedTextInput } from './localized-text.graphql.ts';

const SPOKEN_NAME = 'Short name in the nominative, which questions put between quotation marks.';

@InputType({ description: 'One stage of a journey. Its place is its place in the list.' })
export class JourneyStageInput {
  @Field(() => ID, { nullable: true, description: 'Global id of a stage to keep; without it the stage is new.' })
  id?: string | null;

  @Field(() => LocalizedTextInput, { description: 'Name of the step.' })
  name!: LocalizedTextInput;

  @Field(() => [ID], {
    description: 'Services used in it, in order, of any authority: global ids or slugs, at most 30.',
  })
  services!: string[];
}

@InputType({ description: 'A new life situation.' })
export class LifeSituationCreateInput {
  @Field(() => ID, { description: 'Authority that answers for the whole: global id or slug.' })
  lead!: string;

  @Field(() => String, { description: 'Short name: small Latin letters, digits and hyphens, at most 64.' })
  slug!: string;

  @Field(() => LocalizedTextInput, { description: 'Full name.' })
  name!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { description: SPOKEN_NAME })
  spokenName!: LocalizedTextInput;

  @Field(() => [JourneyStageInput], { description: 'Stages of the journey, in order; at most 30.' })
  stages!: JourneyStageInput[];
}

@InputType({ description: 'Changes of a life situation. What is left out stays as it is.' })
export class LifeSituationChangeInput {
  @Field(() => ID, { description: 'Global id or slug.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'Authority that answers for the whole: global id or slug.' })
  lead?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Short name: small Latin letters, digits and hyphens, at most 64.',
  })
  slug?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Full name.' })
  name?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: SPOKEN_NAME })
  spokenName?: LocalizedTextInput | null;

  @Field(() => [JourneyStageInput], { nullable: true, description: 'All stages of the journey, in order; at most 30.' })
  stages?: JourneyStageInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'False brings a retired one back.' })
  retired?: boolean | null;
}
