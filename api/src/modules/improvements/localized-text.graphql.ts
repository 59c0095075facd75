import type { LocalizedText } from '@otklik/schema';
import { Field, ObjectType } from 'type-graphql';

@ObjectType('LocalizedText', {
  simpleResolvers: true,
  description: 'A text in every language of the platform, to be edited.',
})
export class LocalizedTextType {
  @Field(() => String, { description: 'The text in Russian.' })
  ru!: string;

  @Field(() => String, { description: 'The text in English.' })
  en!: string;
}

export const toLocalizedTextType = ({ RU, EN }: LocalizedText): LocalizedTextType => ({ ru: RU, en: EN });
