/** Where the figures of a subject are. */
import type { SubjectLink } from '#lib/data/staff/figures.ts';

/** Address of the page of a subject. */
export function subjectPath({ kind, slug }: Pick<SubjectLink, 'kind' | 'slug'>): string {
  if (kind === 'SERVICE') return `/app/services/${slug}`;
  if (kind === 'LIFE_SITUATION') return `/app/situations/${slug}`;
  return `/app/touchpoints/${slug}`;
}
