/** Names of the groups of a breakdown: the staff schema gives their codes and ids. */
import type { BreakdownEstimate, NamedLink } from './figures.ts';

/** A group as the staff schema sends it. */
type UnnamedGroup = Omit<BreakdownEstimate, 'label'>;

/** Channels, modes and languages are named by the catalogue; an unknown code stands for itself. */
export const nameByCode = (groups: readonly UnnamedGroup[], names: Record<string, string>): BreakdownEstimate[] =>
  groups.map((group) => ({ ...group, label: names[group.key ?? ''] ?? group.key ?? '—' }));

/** Touchpoints and segments are named by the registry; their key becomes the slug, as in addresses. */
export function nameById(
  groups: readonly UnnamedGroup[],
  objects: readonly NamedLink[],
  withoutKey: string,
): BreakdownEstimate[] {
  const known = new Map(objects.map((object) => [object.id, object]));
  return groups.map((group) => {
    const object = group.key === null ? undefined : known.get(group.key);
    return { ...group, key: object?.slug ?? group.key, label: object?.name ?? group.key ?? withoutKey };
  });
}
