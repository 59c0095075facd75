/** Whether figures of several languages may differ by their wording alone. */
import { majorOf } from '@otklik/schema/instrument';
import type { BreakdownEstimate } from '#lib/charts/figures.ts';

/** A published version of the questions with the state of its translations. */
export interface VersionTranslations {
  version: string;
  translations: readonly { checked: boolean }[];
}

/**
 * Whether two languages stand side by side of which nobody has checked that they ask the same.
 *
 * @param groups by language; one that is withheld is not compared, and one that joins versions, of which the newest is named,
 *   may be of any with its main number
 */
export function areWordingsUnchecked(
  groups: readonly Pick<BreakdownEstimate, 'estimate'>[],
  versions: readonly VersionTranslations[],
): boolean {
  const shown = groups.filter(({ estimate }) => !estimate.suppressed && estimate.value !== null);
  if (shown.length < 2) return false;
  const asked = new Set(
    shown.map(({ estimate: { instrumentVersion } }) => instrumentVersion && majorOf(instrumentVersion)),
  );
  return versions.some(
    ({ version, translations }) =>
      (asked.has(null) || asked.has(majorOf(version))) && translations.some(({ checked }) => !checked),
  );
}
