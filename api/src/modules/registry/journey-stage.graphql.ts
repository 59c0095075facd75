import { Field, Int, ObjectType } from 'type-graphql';

/** The value behind it is a `JourneyStage` entity. */
@ObjectType('JourneyStage', { simpleResolvers: true, description: 'One step of a life situation.' })
export class JourneyStageType {
  @Field(() => Int, { description: 'Place among the stages, from 1.' })
  position!: number;
}
