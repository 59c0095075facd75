import type { Language } from '@otklik/schema';
import type { NamedEstimate } from '#lib/data/registry/subject-page.ts';
import { alphabetical } from './alphabetical.ts';

/**
 * Rows of a table with both scores of each object, or with its plain mean alone where that was asked for; by name, each
 * leading to its page below `path`.
 */
export const scoreRows = (
  { language, link }: { language: Language; link: (path: string) => string },
  path: string,
  list: readonly NamedEstimate[],
) =>
  alphabetical(language, list).map(({ slug, name, estimate, likeForLike, raw }) => ({
    label: name,
    href: link(`${path}/${slug}`),
    ...(raw ? { estimate: raw } : { estimate, second: likeForLike }),
  }));
