import type { Language } from './enums.ts';
import { ERRORS, type ErrorCode } from './error-catalogue.ts';

/** Values for the `{name}` places of a message. Numbers are written as the language writes them. */
export type MessageParameters = Readonly<Record<string, string | number>>;

/**
 * What the person reads. A part of the message in brackets is left out when one of its values is not
 * given, so every message also reads well without any.
 */
export function messageOf(code: ErrorCode, language: Language, parameters: MessageParameters = {}): string {
  return ERRORS[code].message[language].replace(/\[([^\]]*)\]/g, (_, part: string) => {
    const names = [...part.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    if (!names.every((name) => Object.hasOwn(parameters, name))) return '';
    return part.replace(/\{(\w+)\}/g, (__, name: string) => {
      const value = parameters[name];
      return typeof value === 'number' ? value.toLocaleString(language) : String(value);
    });
  });
}
