/** Pages of a list that is read whole. */

/** Most rows of a page: as many as a drawing beside them can hold. */
export const ROWS_A_PAGE = 60;

/** One page: its rows, the places of the first and the last of them from 1, and what `after` the next page has. */
export interface PageOfRows<Row> {
  rows: Row[];
  first: number;
  last: number;
  next: string | null;
}

/** The page after so many rows, as an address says it; the first one for anything else. */
export function pageOfRows<Row>(all: readonly Row[], after: string | null): PageOfRows<Row> {
  const start = after !== null && /^\d{1,6}$/.test(after) && Number(after) < all.length ? Number(after) : 0;
  const rows = all.slice(start, start + ROWS_A_PAGE);
  const last = start + rows.length;
  return { rows, first: start + 1, last, next: last < all.length ? String(last) : null };
}
