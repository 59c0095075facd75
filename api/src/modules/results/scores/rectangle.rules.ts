import { POLICY } from '../../../statistics/index.ts';
import type { AdjustedItem } from '../mode-table/mode-table.ts';

/** How many answered each item. */
export type Answers = Readonly<Record<AdjustedItem, number>>;

const OTHERS = { EASE: 'TIME', TIME: 'EASE' } as const;

/**
 * True where answers to an item can be moved around a rectangle of two rows and two columns, which leaves every total as it is, so far that the
 * count at its first corner takes five values at least. Whoever answers another item has answered SAT: answers to several
 * items may move together, and none may be left without SAT.
 *
 *     n(s,k) + d,  n(s,k′) − d,  n(s′,k′) + d,  n(s′,k) − d
 *
 * @param corner n(s,k), @param beside n(s,k′), @param across n(s′,k), @param diagonal n(s′,k′)
 * @see METHODOLOGY §2.4, the rectangle rule
 */
export function hasRoom(
  item: AdjustedItem,
  { corner, beside, across, diagonal }: Record<'corner' | 'beside' | 'across' | 'diagonal', Answers>,
): boolean {
  const more = mostMoved(item, [beside, across], [corner, diagonal]);
  const fewer = mostMoved(item, [corner, diagonal], [beside, across]);
  // That a cell is not empty is known as well: the last answer stays in each.
  return more + fewer - 1 >= POLICY.narrowestGuess;
}

/** How many answers to an item can go from two corners to the other two. */
function mostMoved(item: AdjustedItem, from: readonly Answers[], to: readonly Answers[]): number {
  const least = (of: (corner: Answers) => number, corners: readonly Answers[]) => Math.min(...corners.map(of));
  /** Of SAT, where those who answered another item go along, as far as they may: where nobody has answered it is known. */
  const withOther = (other: 'EASE' | 'TIME') => {
    const isKnownEmpty = to.some((corner) => corner[other] === 0);
    return (
      least((corner) => corner.SAT - corner[other], from) + (isKnownEmpty ? 0 : least((corner) => corner[other], from))
    );
  };
  const ofAll = least((corner) => corner.SAT, from);
  if (item === 'SAT') return Math.min(ofAll, withOther('EASE'), withOther('TIME'));
  const alone = least((corner) => corner.SAT - corner[item], to);
  return Math.min(
    least((corner) => corner[item], from),
    Math.max(alone, Math.min(ofAll, withOther(OTHERS[item]))),
  );
}
