import type { SubjectKind } from '@otklik/schema';

/** An object of the registry that a page links to. */
export interface Named {
  slug: string;
  name: string;
}

/** A rateable object that a page links to. */
export interface NamedSubject extends Named {
  kind: SubjectKind;
}

/** Path of the public page of a subject; null for a touchpoint, which has none. */
export function subjectPath({ kind, slug }: Pick<NamedSubject, 'kind' | 'slug'>): string | null {
  if (kind === 'SERVICE') return `/s/${slug}`;
  return kind === 'LIFE_SITUATION' ? `/l/${slug}` : null;
}
