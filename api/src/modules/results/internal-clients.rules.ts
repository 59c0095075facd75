import type { Directory } from '../registry/index.ts';
import { type FigureFilter, type FigureSubject, filteredDimensions } from './figure-query.ts';

type Registry = Pick<Directory, 'all' | 'get'>;

/** True for a service whose clients are employees. */
export const isInternal = ({ kind, id }: FigureSubject, directory: Registry): boolean =>
  kind === 'SERVICE' && directory.get('SERVICE', id).audience === 'INTERNAL';

/**
 * Internal clients: breakdowns are never crossed (METHODOLOGY §2.4), for colleagues recognise one another. True when
 * a question restricts or groups by more than one dimension and internal clients are among those it is about: of an
 * internal service, of an authority that has one, or where internal segments are named.
 * @param grouped 1 when the figure is broken down by a dimension as well
 */
export function crossesInternalClients(
  subject: FigureSubject,
  filter: FigureFilter | null,
  grouped: 0 | 1,
  directory: Registry,
): boolean {
  if (filteredDimensions(filter) + grouped <= 1) return false;
  if (filter?.segmentIds?.some((id) => directory.get('SEGMENT', id).audience === 'INTERNAL')) return true;
  return isInternal(subject, directory) || hasInternalService(subject, directory);
}

function hasInternalService({ kind, id }: FigureSubject, directory: Registry): boolean {
  if (kind !== 'AUTHORITY') return false;
  const authorities = directory.get('AUTHORITY', id).withDescendants;
  return directory
    .all('SERVICE')
    .some(({ audience, authorityId }) => audience === 'INTERNAL' && authorities.includes(authorityId));
}
