import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A text in every language of the platform.' })
export class LocalizedTextInput {
  @Field(() => String, { description: 'The text in Russian.' })
  ru!: string;

  @Field(() => String, { description: 'The text in English.' })
  en!: string;
}
