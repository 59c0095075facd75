import { dot } from './dot.ts';
import { quadraticForm } from './quadratic-form.ts';
import type { ModeTable } from './mode-table.ts';

/** What a table makes of a mix of modes. */
export interface ModeAdjustment {
  /** Σ π_m μ_m: what to take off the mean, points. */
  readonly adjustment: number;
  /** π′Σ_μπ: the variance that this brings, points². Figures by one table share it. */
  readonly variance: number;
  /** π: the share of each row of the table, in its order. Of two figures of one table keep both. */
  readonly shares: readonly number[];
  /** Share of the answers by modes that the table does not adjust: above 0 the figure is "mode not adjusted". */
  readonly unadjustedShare: number;
  /** Those shares by mode. */
  readonly unadjusted: ReadonlyMap<string, number>;
}

/**
 * What the modes of a figure's answers do to its mean, by a frozen table.
 *
 *     adj = ȳ − Σ_m π_m μ_m        V(adj) = s²/n + π′Σ_μπ        π_m = share of mode m among the answers
 *
 * The operational form of the mode adjustment: it needs no more than the counts by mode. Modes that the table does not
 * know or does not use count 0 and are told in `unadjustedShare`. The reference is always adjusted: its effect is 0.
 *
 * Use wherever a mean is adjusted for the way of asking. Differences of service channels are real and stay; they are
 * moved to a mix, and only for like for like, by `applyMixCoefficients`.
 *
 * @param table the frozen table of the item, points
 * @param counts answers by mode (or weights that say how much each counts), each ≥ 0
 * @throws RangeError when a count is negative or no number
 * @see METHODOLOGY §2.1
 */
export function applyModeTable(table: ModeTable, counts: Iterable<readonly [mode: string, n: number]>): ModeAdjustment {
  const places = new Map(table.rows.map(({ mode }, i) => [mode, i]));
  const shares = table.rows.map(() => 0);
  let total = 0;
  const unadjusted = new Map<string, number>();
  for (const [mode, n] of counts) {
    if (!(n >= 0 && n < Infinity)) throw new RangeError(`not a number of answers: ${n}`);
    total += n;
    if (mode === table.reference) continue;
    const place = places.get(mode);
    if (place !== undefined) shares[place]! += n;
    if (n > 0 && (place === undefined || !table.rows[place]!.isUsable))
      unadjusted.set(mode, (unadjusted.get(mode) ?? 0) + n);
  }
  if (total === 0) return { adjustment: 0, variance: 0, shares, unadjustedShare: 0, unadjusted };
  for (const place of shares.keys()) shares[place]! /= total;
  const effects = table.rows.map(({ effect }) => effect);
  return {
    adjustment: dot(shares, effects),
    variance: quadraticForm(shares, table.covariance),
    shares,
    unadjustedShare: [...unadjusted.values()].reduce((sum, n) => sum + n, 0) / total,
    unadjusted: new Map([...unadjusted].map(([mode, n]) => [mode, n / total])),
  };
}
