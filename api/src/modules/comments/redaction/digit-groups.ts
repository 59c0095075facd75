import type { Span } from './span.ts';

/** Consecutive groups of digits, e.g. the four groups of a card number. */
export interface DigitWindow extends Span {
  digits: string;
}

/**
 * All stretches of whole digit groups, separated by one space or hyphen each, that hold so many digits. Long numbers
 * are found also between other numbers.
 */
export function digitWindows(text: string, atLeast: number, atMost: number): DigitWindow[] {
  const groups = [...text.matchAll(/\d+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    digits: match[0],
  }));
  const windows: DigitWindow[] = [];
  for (let first = 0; first < groups.length; first++) {
    let { start, end, digits } = groups[first]!;
    for (let next = first + 1; ; next++) {
      if (digits.length >= atLeast && digits.length <= atMost) windows.push({ start, end, digits });
      const group = groups[next];
      if (!group || digits.length >= atMost || !/^[\s-]$/.test(text.slice(end, group.start))) break;
      digits += group.digits;
      end = group.end;
    }
  }
  return windows;
}
