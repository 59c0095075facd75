import type { Language } from '@otklik/schema';
import { htmlLang } from './language.ts';

/** Where a link is written: the language of the page and whether the address says so. */
export interface LinkContext {
  language: Language;
  languageIsExplicit: boolean;
}

/** An address inside the site that keeps `?lang=` where the visitor's address has it. */
export function localLink(context: LinkContext, path: string): string {
  return context.languageIsExplicit ? inLanguage(path, context.language) : path;
}

/** The same address in a given language. */
export function inLanguage(path: string, language: Language): string {
  const [beforeHash = '', hash] = path.split('#');
  const [pathname = '', query] = beforeHash.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('lang', htmlLang(language));
  return `${pathname}?${parameters}${hash === undefined ? '' : `#${hash}`}`;
}

/** The parts of a query string but for the name of a form action, which stands there after a POST. */
export function queryWithoutAction(query: string): string[] {
  return query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !/^(\/|%2f)/i.test(part));
}
