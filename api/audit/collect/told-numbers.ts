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

/** The numbers of a figure that was seen, and its share among those beside it. */
export function addSighting({ value, around }: Sighting, into: Set<string>): void {
  addNumbers(value, into);
  for (const object of around) addNumbers((object as { share?: unknown }).share, into);
}
