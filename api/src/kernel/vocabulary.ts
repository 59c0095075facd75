// type-graphql looks for the metadata API when the first decorator runs; this file is loaded before any of them.
import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

/**
 * Makes a GraphQL enum of a closed vocabulary of the contract.
 * @param meanings code → what it means; becomes the description of the value
 * @returns the enum object to name in `@Field(() => …)`
 */
export function registerVocabulary<Code extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Code, string>>,
): { [C in Code]: C } {
  const codes = Object.keys(meanings) as Code[];
  const vocabulary = Object.fromEntries(codes.map((code) => [code, code])) as { [C in Code]: C };
  registerEnumType(vocabulary, {
    name,
    description: `${description} May grow: treat a value you do not know as "other".`,
    valuesConfig: Object.fromEntries(codes.map((code) => [code, { description: meanings[code] }])) as never,
  });
  return vocabulary;
}

/** The meanings alone, of a vocabulary whose codes carry more than that. */
export const meaningsOf = <Code extends string>(
  entries: Readonly<Record<Code, { meaning: string }>>,
): Record<Code, string> =>
  Object.fromEntries(
    Object.entries<{ meaning: string }>(entries).map(([code, { meaning }]) => [code, meaning]),
  ) as Record<Code, string>;
