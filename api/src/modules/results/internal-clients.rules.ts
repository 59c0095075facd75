import type { Directory } from '../registry/index.ts';
import { type FigureFilter, type FigureSubject, filteredDimensions } from './figure-query.ts';

type Registry = Pick<Directory, 'all' | 'get'>;

/**
 * True for a service whose clients are employees. It has but the raw figure, on every basis:
 *
 * - The mode table is made of services for external clients alone (`servicesForEffects`): what a kiosk does to a citizen's
 *   answer says nothing of an employee's, who answers before colleagues. An effect that is not known is not guessed.
 * - The reference mix is that of external clients, by segments that employees are none of: there is nothing to be moved to.
 * - Weights of channel × segment would cross them: with the answers by channel, what transactions are reported and what
 *   weighting costs, the weighted figure tells how many of a segment answered in a channel, from five on, and their mean.
 *
 * @see METHODOLOGY §0.7, §2.2, §2.4
 */
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
