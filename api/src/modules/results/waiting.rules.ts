import type { Directory } from '../registry/index.ts';
import { WHOLE } from './disclosure.rules.ts';

/** A cell of a published place that late answers would harm. */
export interface HarmedCell {
  /** Key of the place: a month, or the quarter. */
  place: string;
  cell: string;
}

/** Late answers to a subject by a channel in a month. */
export interface LateLeaf {
  /** Key of the month as a place. */
  place: string;
  /** Key of the subject in that channel. */
  leaf: string;
}

type Registry = Pick<Directory, 'all' | 'get'>;

/**
 * Which late answers wait for the sake of harmed cells: for each of them those nearest to it, that is of its subject in
 * its channel and month; where there are none, in any month; by any channel; of its authority in its channel and month;
 * of its authority; and else all.
 * @param late keys with what they are; not empty
 * @returns keys, at least one
 */
export function lateThatWaits(
  harmed: readonly HarmedCell[],
  late: ReadonlyMap<string, LateLeaf>,
  directory: Registry,
): Set<string> {
  const waits = new Set<string>();
  for (const { place, cell } of harmed) {
    const { subject, part } = partsOf(cell);
    const above = authoritiesAbove(subject, directory);
    const isIn = (key: LateLeaf, subjects: readonly string[]) =>
      subjects.some((one) => contains(one, partsOf(key.leaf).subject, directory));
    const isBy = ({ leaf }: LateLeaf) => part === WHOLE || partsOf(leaf).part === part;
    const isThen = (key: LateLeaf) => place.startsWith('QUARTER') || key.place === place;
    const nearer: ((key: LateLeaf) => boolean)[] = [
      (key) => isIn(key, [subject]) && isBy(key) && isThen(key),
      (key) => isIn(key, [subject]) && isBy(key),
      (key) => isIn(key, [subject]),
      (key) => isIn(key, above) && isBy(key) && isThen(key),
      (key) => isIn(key, above),
      () => true,
    ];
    const nearest = nearer.map((isNear) => [...late].filter(([, key]) => isNear(key))).find((some) => some.length > 0)!;
    for (const [key] of nearest) waits.add(key);
  }
  return waits;
}

function partsOf(cell: string): { subject: string; part: string } {
  const slash = cell.lastIndexOf('/');
  return { subject: cell.slice(0, slash), part: cell.slice(slash + 1) };
}

/** True when the other one is the subject, or a service of the authority. */
function contains(subject: string, other: string, directory: Registry): boolean {
  if (subject === other) return true;
  const [kind, id] = subject.split('/') as [string, string];
  const [ofKind, ofId] = other.split('/') as [string, string];
  if (kind !== 'AUTHORITY' || ofKind !== 'SERVICE') return false;
  const { authorityId } = directory.get('SERVICE', ofId);
  return directory.get('AUTHORITY', id).withDescendants.includes(authorityId);
}

/** Keys of the authorities whose sums a subject is in. */
function authoritiesAbove(subject: string, directory: Registry): string[] {
  const [kind, id] = subject.split('/') as [string, string];
  if (kind !== 'SERVICE' && kind !== 'AUTHORITY') return [];
  const authority = kind === 'SERVICE' ? directory.get('SERVICE', id).authorityId : id;
  return directory
    .all('AUTHORITY')
    .flatMap(({ id: above, withDescendants }) => (withDescendants.includes(authority) ? [`AUTHORITY/${above}`] : []));
}
