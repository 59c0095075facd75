/** Files for spreadsheets. */

/** A cell of a file: text, a number, or nothing. */
export type Cell = string | number | null;

/**
 * A text that a spreadsheet would run as a formula is prefixed by an apostrophe; quotes are doubled.
 * OWASP, CSV Injection: = + - @, tab and carriage return at the start of a cell.
 */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell.trimStart()) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A CSV file with a byte order mark (so that spreadsheets read UTF-8) and CRLF lines. Numbers keep the decimal point. */
export const csvFile = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;

/** An answer to a request for a file. The name is plain ASCII. */
export const csvResponse = (name: string, rows: readonly (readonly Cell[])[]): Response =>
  new Response(csvFile(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replace(/[^a-zA-Z0-9._-]/g, '-')}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
