import type { LocalizedText } from '@otklik/schema';
import { DomainError } from '../../kernel/domain-error.ts';

/** Longest search text, in characters. */
const SEARCH_AT_MOST = 200;

/** Text as it is compared: one form of each character, small letters, «ё» as «е». */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');

/**
 * A test of names: every word of the search must occur in the Russian or the English name, or in the slug. Case does not matter,
 * «ё» equals «е», and no character is a wildcard.
 * @throws DomainError TEXT_TOO_LONG
 */
export function nameSearch(
  search: string | null | undefined,
): (entry: { name: LocalizedText; slug: string }) => boolean {
  if (search && search.length > SEARCH_AT_MOST)
    throw new DomainError({ code: 'TEXT_TOO_LONG', path: ['search'], params: { limit: SEARCH_AT_MOST } });
  const words = folded(search ?? '')
    .split(/\s+/)
    .filter(Boolean);
  if (words.length === 0) return () => true;
  return ({ name, slug }) => {
    const texts = [folded(name.RU), folded(name.EN), slug];
    return words.every((word) => texts.some((text) => text.includes(word)));
  };
}
