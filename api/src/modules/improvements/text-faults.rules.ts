import type { LocalizedText } from '@otklik/schema';
import type { UserFault } from '../../kernel/domain-error.ts';

/** Longest texts in characters, as the tables have it. */
export const TITLE_AT_MOST = 300;
export const TEXT_AT_MOST = 4_000;
export const OWNER_AT_MOST = 200;

/** What is wrong with a text: FIELD_MISSING in a language, where it is required, TEXT_TOO_LONG. */
export function textFaults(
  { RU, EN }: LocalizedText,
  field: string,
  { limit, isRequired }: { limit: number; isRequired: boolean },
): UserFault[] {
  return (
    [
      ['ru', RU],
      ['en', EN],
    ] as const
  ).flatMap(([language, text]): UserFault[] => {
    const path = ['input', field, language];
    if (isRequired && text === '') return [{ code: 'FIELD_MISSING', path }];
    return text.length > limit ? [{ code: 'TEXT_TOO_LONG', path, params: { limit } }] : [];
  });
}
