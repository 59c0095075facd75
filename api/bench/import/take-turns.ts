import process from 'node:process';
import { type ImportedRating, importedRatings } from './import-rows.ts';
import type { ImportSlice } from './report.ts';

/** One way to store rows. */
export interface Variant {
  what: string;
  /** Stores these and tells how fast. */
  measure: (ratings: readonly ImportedRating[]) => Promise<ImportSlice>;
}

/**
 * Lets the variants take turns, round after round. Within a round each gets the same rows, but for their ids: no table takes
 * an id twice. Each round has rows of its own.
 * @returns slices by the name of the variant, in the order of the rounds
 */
export async function takeTurns(
  variants: Readonly<Record<string, Variant>>,
  { rows, rounds, services }: { rows: number; rounds: number; services: readonly string[] },
): Promise<Map<string, ImportSlice[]>> {
  const slices = new Map<string, ImportSlice[]>();
  for (let round = 1; round <= rounds; round++) {
    const drawn = { services, seed: round, now: new Date() };
    for (const [name, variant] of Object.entries(variants)) {
      process.stderr.write(`round ${round} of ${rounds}: ${name}\n`);
      slices.set(name, [...(slices.get(name) ?? []), await variant.measure(importedRatings(rows, drawn))]);
    }
  }
  return slices;
}
