import type { Audience } from '@otklik/schema';
import { Field, ID, InputType } from 'type-graphql';
import { AudienceEnum } from '../../kernel/vocabularies.ts';
import { LocalizedTextInput } from './localized-text.graphql.ts';

@InputType({ description: 'A new profile of clients.' })
export class SegmentCreateInput {
  @Field(() => String, { description: 'Short name: small Latin letters, digits and hyphens, at most 64.' })
  slug!: string;

  @Field(() => LocalizedTextInput, { description: 'Name of the group.' })
  name!: LocalizedTextInput;

  @Field(() => AudienceEnum, { description: 'Which clients it is about.' })
  audience!: Audience;
}

@InputType({
  description: 'Changes of a profile of clients. What is left out stays as it is; its audience always does.',
})
export class SegmentChangeInput {
  @Field(() => ID, { description: 'Global id or slug.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Short name: small Latin letters, digits and hyphens, at most 64.',
  })
  slug?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Name of the group.' })
  name?: LocalizedTextInput | null;

  @Field(() => Boolean, { nullable: true, description: 'False brings a retired one back.' })
  retired?: boolean | null;
}
