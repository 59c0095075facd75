import type { ModeTable } from './mode-table.ts';

/**
 * The table of an item whose effects could not be estimated: no mode is adjusted.
 *
 *     μ_m = 0 for every mode
 *
 * Use for an item as long as no table was frozen for it: figures are then told as "mode not adjusted".
 *
 * @param reference the mode the table is relative to
 * @see METHODOLOGY §2.1
 */
export function emptyModeTable(reference: string): ModeTable {
  return { reference, rows: [], covariance: [] };
}
