import type { Family, VerificationCase } from './case.ts';
import { compare, type Comparison } from './compare.ts';

/**
 * Runs a case through the adapter of its family and compares. A family that nobody computes, and one that throws, are
 * deviations like any other.
 */
export function checkCase(read: VerificationCase, families: Readonly<Record<string, Family>>): Comparison {
  const family = Object.hasOwn(families, read.family) ? families[read.family] : undefined;
  if (!family) return { worst: Infinity, problems: [`nothing computes the family “${read.family}”`] };
  try {
    return compare(family(read.input), read.expected, read.tolerance);
  } catch (error) {
    return { worst: Infinity, problems: [error instanceof Error ? `${error.name}: ${error.message}` : String(error)] };
  }
}
