import { type NoPanelDifference, type PanelCell, type PanelDifference, panelDifference } from './panel-difference.ts';

/**
 * The same difference where nothing had happened yet.
 *
 *     `panelDifference` of the periods before the start, with a start made up half-way
 *
 * Use beside `panelDifference`: where it is significant, the two sides were drifting apart anyway and the difference
 * is no evidence of an effect.
 *
 * @param cells at most one for each service and period
 * @param start first period with the improvement
 * @returns not estimable as `panelDifference`, and with fewer than two periods before the start (FEW_PERIODS)
 * @throws RangeError as `panelDifference`
 * @see METHODOLOGY §2.8
 */
export function placeboDifference(cells: readonly PanelCell[], start: number): PanelDifference | NoPanelDifference {
  const before = cells.filter(({ period }) => period < start);
  const periods = [...new Set(before.map(({ period }) => period))].sort((a, b) => a - b);
  if (periods.length < 2) return { estimable: false, reason: 'FEW_PERIODS' };
  return panelDifference(before, periods[Math.floor(periods.length / 2)]!);
}
