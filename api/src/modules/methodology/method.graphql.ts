import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { MethodConstant } from './constants.ts';

@ObjectType('PolicyConstant', {
  simpleResolvers: true,
  description: 'A number of the method that is a decision, not a formula.',
})
export class PolicyConstantType {
  @Field(() => String, { description: 'Name in the code.' })
  code!: MethodConstant;

  @Field(() => Float, { description: 'Its value in this version of the method.' })
  value!: number;
}

@ObjectType('BridgeInUse', {
  simpleResolvers: true,
  description: 'A probability with which invited clients are led to the web, and at how many touchpoints it holds.',
})
export class BridgeInUseType {
  @Field(() => Float, { description: 'Probability, 0–1.' })
  probability!: number;

  @Field(() => Int, { description: 'Touchpoints at which it holds now.' })
  touchpoints!: number;
}

@ObjectType('MethodDescription', {
  simpleResolvers: true,
  description: 'Versions and policy constants behind all figures.',
})
export class MethodDescriptionType {
  @Field(() => String, { description: 'Version of the questions: wording, labels, order.' })
  instrumentVersion!: string;

  @Field(() => String, { description: 'Version of formulas and policy constants.' })
  methodVersion!: string;

  @Field(() => [PolicyConstantType], { description: 'All policy constants, at most 100.' })
  constants!: PolicyConstantType[];
}
