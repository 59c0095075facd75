import type { Language } from '@otklik/schema';
import { languageOfTag, languages } from './language.ts';

/**
 * The language of one request: the one in the address if it is known, else the best of
 * `Accept-Language` by its weights, else the first language of the platform. No cookie is involved.
 */
export function requestLanguage(
  asked: string | null,
  acceptLanguage: string | null,
): { language: Language; explicit: boolean } {
  const explicit = asked === null ? null : languageOfTag(asked);
  if (explicit) return { language: explicit, explicit: true };
  return { language: preferredLanguage(acceptLanguage ?? '') ?? languages[0]!, explicit: false };
}

function preferredLanguage(header: string): Language | null {
  const choices = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';');
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { language: languageOfTag(tag), weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter((choice) => choice.language !== null && choice.weight > 0);
  choices.sort((a, b) => b.weight - a.weight);
  return choices[0]?.language ?? null;
}
