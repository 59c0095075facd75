import type { ModeTable } from './mode-table.ts';

/**
 * The table of an item whose effects could not be estimated: no mode is adjusted.
 *
 *     μ_m = 0 for every mode
 *
 * @param reference the mode the table is relative to
 * @see METHODOLOGY §2.1
 */
export function emptyModeTable(reference: string): ModeTable {
  return { reference, rows: [], covariance: [] };
}
