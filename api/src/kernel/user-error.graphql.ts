import { ERRORS, type ErrorCode } from '@otklik/schema';
import { Field, ObjectType } from 'type-graphql';
import { registerVocabulary } from './vocabulary.ts';

export const ErrorCodeEnum = registerVocabulary(
  'ErrorCode',
  'What went wrong, as a stable code.',
  Object.fromEntries(Object.entries(ERRORS).map(([code, entry]) => [code, entry.meaning])),
);

@ObjectType('UserError', {
  simpleResolvers: true,
  description: 'An expected failure: what is wrong with what was sent, and where.',
})
export class UserErrorType {
  @Field(() => ErrorCodeEnum, { description: 'Stable code from the error catalogue.' })
  code!: ErrorCode;

  @Field(() => [String], { description: 'Path to the value at fault, from the arguments of the mutation.' })
  path!: string[];

  @Field(() => String, { description: 'What to do, in the language of the request.' })
  message!: string;
}
