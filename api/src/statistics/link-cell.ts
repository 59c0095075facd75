import { requireScoreCell } from './require-score-cell.ts';
import type { ScaleLink } from './scale-link.ts';
import type { ScoreCell } from './score-cell.ts';

/**
 * Answers to the older version of an item as they would be on the scale of the newer one.
 *
 *     y′ = (y − intercept)/slope      squares′ = squares/slope²
 *
 * The link is straight, so that n, mean and squares are enough. A mean may leave 0–100: what is made of it is brought
 * to the scale at the end, by `standardisedInterval`.
 *
 * Use on answers to older versions before they are merged with newer ones; not on shares, which have no link. What is
 * not known of the link: `linkErrorVariance`.
 *
 * @param cell answers to the older version, points of its scale
 * @param link slope > 0 and intercept in points, of `scaleLink`
 * @throws RangeError when the cell cannot be, or the slope is not above 0
 * @see METHODOLOGY §1.8; verification case 22
 */
export function linkCell(cell: ScoreCell, { slope, intercept }: Pick<ScaleLink, 'slope' | 'intercept'>): ScoreCell {
  requireScoreCell(cell);
  if (!(slope > 0 && slope < Infinity) || !Number.isFinite(intercept))
    throw new RangeError(`not a link: slope=${slope} intercept=${intercept}`);
  if (cell.n === 0) return cell;
  return { n: cell.n, mean: (cell.mean - intercept) / slope, squares: cell.squares / slope ** 2 };
}
