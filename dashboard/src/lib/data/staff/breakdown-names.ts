/** Names of the groups of a breakdown: the staff schema gives codes, and names of what the registry holds. */
import type { BreakdownEstimate } from './figures.ts';

/** A group as the staff schema sends it. Slug and name are null for codes and for an unknown segment. */
export interface SentGroup extends Omit<BreakdownEstimate, 'label'> {
  slug: string | null;
  name: string | null;
}

/** Channels, modes and languages are named by the catalogue; an unknown code stands for itself. */
export const nameByCode = (groups: readonly SentGroup[], names: Record<string, string>): BreakdownEstimate[] =>
  groups.map(({ slug: _slug, name: _name, ...group }) => ({
    ...group,
    label: names[group.key ?? ''] ?? group.key ?? '—',
  }));

/** Touchpoints and segments are named by the registry; their key becomes the slug, as in addresses. */
export const nameByRegistry = (groups: readonly SentGroup[], withoutKey: string): BreakdownEstimate[] =>
  groups.map(({ slug, name, ...group }) => ({ ...group, key: slug, label: name ?? withoutKey }));
