/** Columns of a line of text. */
const WIDTH = 120;

/** Blocks that are left as they are: headings, tables, images, lists. */
const isFixed = (block: string): boolean => /^([#|]|!\[|- )/.test(block);

/** A document of blocks, its paragraphs wrapped. */
export const documentOf = (sections: readonly string[]): string =>
  `${sections
    .flatMap((section) => section.split(/\n{2,}/))
    .map((block) => (isFixed(block) ? block : wrapped(block)))
    .join('\n\n')}\n`;

function wrapped(block: string): string {
  const lines: string[] = [];
  for (const word of block.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

/** A table with columns as wide as their widest cell, as the formatter of the repository writes it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((words, column) => Math.max(3, words.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
