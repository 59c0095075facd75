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

const FOLDERS: Readonly<Record<SubjectKind, string>> = { SERVICE: '/s', LIFE_SITUATION: '/l', TOUCHPOINT: '/t' };

/** Path of the public page of a subject. */
export const subjectPath = ({ kind, slug }: Pick<NamedSubject, 'kind' | 'slug'>): string => `${FOLDERS[kind]}/${slug}`;
