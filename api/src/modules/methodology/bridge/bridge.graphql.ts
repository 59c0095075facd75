import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InstantScalar } from '../../../kernel/scalars.ts';
import { UserErrorType } from '../../../kernel/user-error.graphql.ts';

@ObjectType('Bridge', {
  simpleResolvers: true,
  description:
    'With which probability invited clients of a touchpoint are led to the web, so that modes can be compared.',
})
export class BridgeType {
  @Field(() => Int, { description: 'Number of the setting. It is kept with every invitation that was drawn by it.' })
  version!: number;

  @Field(() => Float, { description: 'Probability, 0–1.' })
  probability!: number;

  @Field(() => InstantScalar, { description: 'Since when it holds.' })
  setAt!: Date;

  @Field(() => Boolean, {
    simple: false,
    name: 'default',
    description: 'True for the setting of the installation, which holds where a touchpoint has none of its own.',
  })
  isDefault!: boolean;
}

@InputType('BridgeSetInput', { description: 'A new probability for a touchpoint.' })
export class BridgeSetInput {
  @Field(() => ID, { description: 'The touchpoint: global id or slug.' })
  touchpoint!: string;

  @Field(() => Float, { description: 'Probability, 0–1. 0 closes the bridge.' })
  probability!: number;
}

@ObjectType('BridgeSetPayload', { simpleResolvers: true, description: 'Outcome of bridgeSet.' })
export class BridgeSetPayload {
  @Field(() => BridgeType, { nullable: true, description: 'The bridge that holds now; null when refused.' })
  bridge!: BridgeType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: UserErrorType[];
}
