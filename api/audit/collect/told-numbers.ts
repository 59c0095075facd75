import type { Sighting } from './collect.ts';

/** Every number of a value, whatever holds it, as a page may write it: without a sign, with so many decimals. */
export function addNumbers(value: unknown, into: Set<string>, digits: readonly number[] = [0]): void {
  if (typeof value === 'number') {
    for (const places of digits) into.add(Math.abs(value).toFixed(places));
    into.add(String(Math.abs(value)));
  } else if (Array.isArray(value)) for (const one of value) addNumbers(one, into, digits);
  else if (value !== null && typeof value === 'object')
    for (const one of Object.values(value)) addNumbers(one, into, digits);
}

/** What the API tells of something, as a page may write it. */
export interface ToldNumbers {
  /** Every number: values, limits, shares, counts. */
  numbers: Set<string>;
  /** Those of them that are numbers of answers. */
  counts: Set<string>;
}

/** Fields of the API that are numbers of answers. */
const COUNTS = new Set(['n', 'count', 'answers', 'referenceAnswers']);

/** Every number of answers in a value, whatever holds it. */
export function addCounts(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) addCounts(one, into);
  else if (value !== null && typeof value === 'object')
    for (const [field, one] of Object.entries(value))
      if (COUNTS.has(field)) addNumbers(one, into);
      else addCounts(one, into);
}

/** Every number of a value, and those of answers among them. */
export function addTold(value: unknown, into: ToldNumbers, digits?: readonly number[]): void {
  addNumbers(value, into.numbers, digits);
  addCounts(value, into.counts);
}

/** The numbers of a figure that was seen, and its share among those beside it. */
export function addSighting({ value, around }: Sighting, into: ToldNumbers): void {
  addTold(value, into);
  for (const object of around) addNumbers((object as { share?: unknown }).share, into.numbers);
}
