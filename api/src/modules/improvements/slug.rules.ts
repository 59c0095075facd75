/** Room for a number behind the words, within the 64 characters of a slug. */
const LONGEST_WORDS = 56;

/** Words of a title for an address: small Latin letters, digits and hyphens. "report" when the title has none. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_WORDS)
    .replace(/^-+|-+$/g, '');
  return words || 'report';
}

/** The slug, or the first of slug-2, slug-3 … that is not taken. */
export function uniqueSlug(slug: string, taken: ReadonlySet<string>): string {
  let unique = slug;
  for (let number = 2; taken.has(unique); number++) unique = `${slug}-${number}`;
  return unique;
}
