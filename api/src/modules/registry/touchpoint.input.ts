import type { Channel, Mode, SourceClass } from '@otklik/schema';
import { Field, ID, InputType } from 'type-graphql';
import { ChannelEnum, ModeEnum, SourceClassEnum } from '../../kernel/vocabularies.ts';
import { LocalizedTextInput } from './localized-text.graphql.ts';

@InputType({ description: 'A new touchpoint.' })
export class TouchpointCreateInput {
  @Field(() => ID, { description: 'Authority that runs it: global id or slug.' })
  authority!: string;

  @Field(() => String, { description: 'Short name: small Latin letters, digits and hyphens, at most 64.' })
  slug!: string;

  @Field(() => LocalizedTextInput, { description: 'Full name.' })
  name!: LocalizedTextInput;

  @Field(() => ChannelEnum, { description: 'How services are delivered here.' })
  channel!: Channel;

  @Field(() => [ModeEnum], { description: 'How ratings may be answered here; at least one.' })
  modes!: Mode[];

  @Field(() => SourceClassEnum, {
    defaultValue: 'OPEN',
    description: 'Highest source class that a rating given here can reach: RANDOM, PROMPT or OPEN.',
  })
  maximumSourceClass!: SourceClass;

  @Field(() => String, { description: 'IANA time zone that decides the day of a rating.' })
  timeZone!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Where it is; without it nowhere in particular.' })
  place?: LocalizedTextInput | null;

  @Field(() => Boolean, { defaultValue: false, description: 'People rate the point of contact as such.' })
  ratedAsItself!: boolean;

  @Field(() => [ID], {
    description: 'Services that can be rated here, of any authority: global ids or slugs, at most 200.',
  })
  services!: string[];
}

@InputType({ description: 'Changes of a touchpoint. What is left out stays as it is.' })
export class TouchpointChangeInput {
  @Field(() => ID, { description: 'Global id or slug.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'Authority that runs it: global id or slug.' })
  authority?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Short name: small Latin letters, digits and hyphens, at most 64.',
  })
  slug?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Full name.' })
  name?: LocalizedTextInput | null;

  @Field(() => ChannelEnum, { nullable: true, description: 'How services are delivered here.' })
  channel?: Channel | null;

  @Field(() => [ModeEnum], { nullable: true, description: 'How ratings may be answered here; at least one.' })
  modes?: Mode[] | null;

  @Field(() => SourceClassEnum, {
    nullable: true,
    description: 'Highest source class that a rating given here can reach: RANDOM, PROMPT or OPEN.',
  })
  maximumSourceClass?: SourceClass | null;

  @Field(() => String, { nullable: true, description: 'IANA time zone that decides the day of a rating.' })
  timeZone?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Where it is; null: nowhere in particular.' })
  place?: LocalizedTextInput | null;

  @Field(() => Boolean, { nullable: true, description: 'People rate the point of contact as such.' })
  ratedAsItself?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'All services that can be rated here, of any authority: global ids or slugs, at most 200.',
  })
  services?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'False brings a retired one back.' })
  retired?: boolean | null;
}
