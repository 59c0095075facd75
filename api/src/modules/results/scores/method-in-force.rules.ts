import type { FrozenLink } from '../linking/version-rule.ts';
import type { ModeTable, ReferenceMix } from '../mode-table/mode-table.ts';
import { type SharedErrors, sharedErrors } from './shared-errors.rules.ts';

/** What figures are adjusted with at present. */
export interface MethodInForce {
  table: ModeTable | null;
  mix: ReferenceMix | null;
  /** The mix of the calendar year before, which `mix` replaced; null where none was frozen for that year. */
  earlierMix: ReferenceMix | null;
  /** Every frozen link between MAJOR versions. */
  links: readonly FrozenLink[];
  /** What is not known of the effects of the table and of the links, which all figures share. */
  errors: SharedErrors;
}

type Frozen = Omit<MethodInForce, 'errors' | 'earlierMix'>;

/** What figures are adjusted with, put together. */
export const methodInForce = ({
  table,
  mix,
  earlierMix = null,
  links,
}: Frozen & Partial<Pick<MethodInForce, 'earlierMix'>>): MethodInForce => ({
  table,
  mix,
  earlierMix,
  links,
  errors: sharedErrors(table, links),
});

/** Which frozen mode table and reference mix scores are computed with; null where there is none. */
export interface FrozenVersions {
  modeTable: string | null;
  /** The calendar year that it is of. */
  referenceMix: number | null;
}

/** The versions by which published scores name what they were computed with. */
export const frozenIn = ({ table, mix }: Pick<MethodInForce, 'table' | 'mix'>): FrozenVersions => ({
  modeTable: table?.version ?? null,
  referenceMix: mix?.year ?? null,
});
