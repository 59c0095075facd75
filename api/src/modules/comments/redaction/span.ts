/** A stretch of a text: from `start` up to, not including, `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Finds one kind of personal detail. Pure; the time it takes grows with the length of the text and no faster. */
export type Recogniser = (text: string) => Span[];

/**
 * Spans of all matches of a global expression, those that `accept` refuses left out. An expression with a group
 * named `detail` gives the span of that group; it needs the flag `d`.
 */
export function spansOf(
  text: string,
  pattern: RegExp,
  accept: (found: string, start: number) => boolean = () => true,
): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.detail ?? [match.index, match.index + match[0].length];
    if (accept(text.slice(start, end), start)) spans.push({ start, end });
  }
  return spans;
}

/** True when the text shortly before `index` ends with what the expression, which ends in `$`, describes. */
export const isPrecededBy = (text: string, index: number, context: RegExp, reach = 48): boolean =>
  context.test(text.slice(Math.max(0, index - reach), index));

/** True when the text right after `index` begins with what the expression, which starts with `^`, describes. */
export const isFollowedBy = (text: string, index: number, context: RegExp, reach = 32): boolean =>
  context.test(text.slice(index, index + reach));
