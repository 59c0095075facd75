import type { NotEstimable } from './estimate.ts';
import { type Joined, joinedFigure } from './joined-figure.ts';
import { linkCell } from './link-cell.ts';
import { linkErrorVariance } from './link-error-variance.ts';
import type { ScaleLink } from './scale-link.ts';
import { scoreCell } from './score-cell.ts';

/** Answers to one MAJOR version of an item. */
export interface VersionPart {
  /** n1 … n5. */
  readonly counts: readonly number[];
  /** How they come to the scale of the newest version; null for answers to that one. */
  readonly link: ScaleLink | null;
}

/**
 * Mean of an item over answers to several versions, on the scale of the newest.
 *
 *     ȳ = Σ_v n_v ȳ′_v / n      V = s²_w/n + Σ_v (n_v/n)² V_link,v(ȳ′_v)      s²_w = Σ_v squares′_v/(n − versions)
 *
 * ȳ′ and squares′ are those of `linkCell`, V_link that of `linkErrorVariance`: all on the scale of the newest version.
 * The error of a link is the same for all that are brought over by it: it does not shrink with their number. Interval:
 * `standardisedInterval` with n₀ = n and Satterthwaite's df, the link's error as known. Of one version without a link it
 * is `meanEstimate`.
 *
 * Not estimable: NO_DATA without answers; TOO_FEW when there are no more answers than versions.
 *
 * Use for an item of a period or a unit with answers to several linked MAJOR versions. Versions that nothing links stay
 * apart, each with its `meanEstimate`.
 *
 * @param parts one a version: its five counts, and its link
 * @throws RangeError when they are not five counts, or a link cannot be
 * @see METHODOLOGY §1.8, §2.3
 */
export function joinedMean(parts: readonly VersionPart[]): Joined | NotEstimable {
  const cells = parts.flatMap(({ counts, link }) => {
    const cell = scoreCell(counts);
    return cell.n > 0 ? [{ cell: link ? linkCell(cell, link) : cell, link }] : [];
  });
  const n = cells.reduce((sum, { cell }) => sum + cell.n, 0);
  if (n === 0) return { estimable: false, reason: 'NO_DATA', n };
  const spreadN = n - cells.length;
  if (spreadN <= 0) return { estimable: false, reason: 'TOO_FEW', n };
  const rawValue = cells.reduce((sum, { cell }) => sum + cell.n * cell.mean, 0) / n;
  const within = cells.reduce((sum, { cell }) => sum + cell.squares, 0) / spreadN;
  const linkVariance = cells.reduce(
    (sum, { cell, link }) => sum + (link ? (cell.n / n) ** 2 * linkErrorVariance(link, cell.mean) : 0),
    0,
  );
  return joinedFigure({ n, rawValue, variance: within / n, linkVariance, samplingDegrees: spreadN });
}
