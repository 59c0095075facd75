import type { Audience, ServiceStage } from '@otklik/schema';
import { Field, ID, InputType } from 'type-graphql';
import { AudienceEnum, ServiceStageEnum } from '../../kernel/vocabularies.ts';
import { LocalizedTextInput } from './localized-text.graphql.ts';

const SPOKEN_NAME = 'Short name in the nominative, which questions put between quotation marks.';

@InputType({ description: 'A new service.' })
export class ServiceCreateInput {
  @Field(() => ID, { description: 'Authority that owns it: global id or slug.' })
  authority!: string;

  @Field(() => String, { description: 'Short name: small Latin letters, digits and hyphens, at most 64.' })
  slug!: string;

  @Field(() => LocalizedTextInput, { description: 'Full name.' })
  name!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { description: SPOKEN_NAME })
  spokenName!: LocalizedTextInput;

  @Field(() => AudienceEnum, { description: 'Which clients it is for.' })
  audience!: Audience;

  @Field(() => ServiceStageEnum, { defaultValue: 'LIVE', description: 'Stage in its life.' })
  stage!: ServiceStage;

  @Field(() => Boolean, { defaultValue: false, description: 'It is an inspection or another function of control.' })
  supervision!: boolean;
}

@InputType({ description: 'Changes of a service. What is left out stays as it is.' })
export class ServiceChangeInput {
  @Field(() => ID, { description: 'Global id or slug.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'Authority that owns it: global id or slug.' })
  authority?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Short name: small Latin letters, digits and hyphens, at most 64.',
  })
  slug?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Full name.' })
  name?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: SPOKEN_NAME })
  spokenName?: LocalizedTextInput | null;

  @Field(() => AudienceEnum, { nullable: true, description: 'Which clients it is for.' })
  audience?: Audience | null;

  @Field(() => ServiceStageEnum, { nullable: true, description: 'Stage in its life.' })
  stage?: ServiceStage | null;

  @Field(() => Boolean, { nullable: true, description: 'It is an inspection or another function of control.' })
  supervision?: boolean | null;
}
