import { askPublic } from '../run.ts';
import type { Named } from './named.ts';

export const AUTHORITY_NAME = `query AuthorityName($id: ID!, $language: Language) {
  authority(id: $id) { slug name(language: $language) }
}`;

/** An authority by its slug, to be named on a page of something else; null when there is none. */
export async function findAuthorityName(locals: App.Locals, slug: string): Promise<Named | null> {
  const variables = { id: slug, language: locals.language };
  return (await askPublic<{ authority: Named | null }>(locals, AUTHORITY_NAME, variables)).authority;
}
