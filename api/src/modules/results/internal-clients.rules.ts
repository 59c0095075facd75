import type { Directory } from '../registry/index.ts';
import { type FigureFilter, type FigureSubject, filteredDimensions } from './figure-query.ts';

type Registry = Pick<Directory, 'all' | 'get' | 'servicesWithin'>;

/**
 * True for a service whose clients are employees, and for an authority that has no other services. It has but the raw
 * figure, on every basis:
 *
 * - The mode table is made of services for external clients alone (`servicesForEffects`): what a kiosk does to a citizen's
 *   answer says nothing of an employee's, who answers before colleagues. An effect that is not known is not guessed.
 * - The reference mix is that of external clients, by segments that employees are none of: there is nothing to be moved to.
 * - Weights of channel × segment would cross them: with the answers by channel, what transactions are reported and what
 *   weighting costs, the weighted figure tells how many of a segment answered in a channel, from five on, and their mean.
 *
 * @see METHODOLOGY §0.7, §2.2, §2.4
 */
export function isInternal({ kind, id }: FigureSubject, directory: Registry): boolean {
  if (kind === 'SERVICE') return isInternalService(id, directory);
  if (kind !== 'AUTHORITY') return false;
  const services = directory.servicesWithin(id);
  return services.length > 0 && services.every((service) => isInternalService(service, directory));
}

const isInternalService = (id: string, directory: Registry): boolean =>
  directory.get('SERVICE', id).audience === 'INTERNAL';

/**
 * Whether a figure of an authority with services of both kinds has to stay raw: where only employees answered, and at a
 * touchpoint where any did. There they are mostly alone: what they said has no other figure there than at their service.
 * @param answers about which services the answers of the figure are
 */
export function staysRaw(
  { kind }: FigureSubject,
  answers: readonly { subjectId: string }[],
  isOfTouchpoints: boolean,
  directory: Registry,
): boolean {
  if (kind !== 'AUTHORITY' || answers.length === 0) return false;
  const isOfEmployees = ({ subjectId }: { subjectId: string }) => isInternalService(subjectId, directory);
  return isOfTouchpoints ? answers.some(isOfEmployees) : answers.every(isOfEmployees);
}

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
