import { hash } from 'node:crypto';

/** JSON with the fields of every object in one order, so that the same content is the same text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, canonical(part)]);
}

/** SHA-256, in hexadecimal, of all that a partner decides in a report: the same id with the same hash is the same report. */
export const reportHash = (content: unknown): string => hash('sha256', JSON.stringify(canonical(content)));
