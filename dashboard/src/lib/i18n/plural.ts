import type { Language } from '@otklik/schema';
import { htmlLang } from './language.ts';

/** Forms of a noun by plural category of `Intl.PluralRules`; `other` serves the categories that are not given. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const rules = new Map<Language, Intl.PluralRules>();

/** The form that goes with `count`: 1 ответ, 2 ответа, 5 ответов. The number itself is not included. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  let rule = rules.get(language);
  if (!rule) rules.set(language, (rule = new Intl.PluralRules(htmlLang(language))));
  return forms[rule.select(count)] ?? forms.other;
}

/** The number with its noun: 1 ответ, 2 ответа, 5 ответов. */
export const counted = (language: Language, count: number, forms: PluralForms): string =>
  `${count} ${plural(language, count, forms)}`;
