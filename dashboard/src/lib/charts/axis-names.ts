/** Names of what is drawn, beside the axis of a drawing. */

/** Lines of a long name, at most three, so that the axis does not take the whole width of a telephone. */
export function wrapName(name: string, width = 22): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]}…`];
}

/**
 * A name on one line of at most so many characters: its beginning and, where there is room, its last word, which tells
 * names apart that begin alike.
 */
export function shortName(name: string, length: number): string {
  if (name.length <= length) return name;
  const lastWord = name.slice(name.lastIndexOf(' ') + 1);
  const end = lastWord.length <= length / 2 ? lastWord : '';
  return `${name.slice(0, length - 1 - end.length).trimEnd()}…${end}`;
}
