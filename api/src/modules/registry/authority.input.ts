import { Field, ID, InputType } from 'type-graphql';
import { LocalizedTextInput } from './localized-text.graphql.ts';

@InputType({ description: 'A new authority.' })
export class AuthorityCreateInput {
  @Field(() => String, { description: 'Short name: small Latin letters, digits and hyphens, at most 64.' })
  slug!: string;

  @Field(() => LocalizedTextInput, { description: 'Full name.' })
  name!: LocalizedTextInput;

  @Field(() => ID, { nullable: true, description: 'The authority above it; without it, it stands at the top.' })
  parent?: string | null;
}

@InputType({ description: 'Changes of an authority. What is left out stays as it is.' })
export class AuthorityChangeInput {
  @Field(() => ID, { description: 'Global id or slug.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Short name: small Latin letters, digits and hyphens, at most 64.',
  })
  slug?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Full name.' })
  name?: LocalizedTextInput | null;

  @Field(() => ID, { nullable: true, description: 'The authority above it; null moves it to the top.' })
  parent?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False brings a retired one back.' })
  retired?: boolean | null;
}
