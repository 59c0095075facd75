/** What a case file may hold below its keys: its shape is fixed by its family. */
// The adapters read inputs whose shape only the family knows.
export type Json = ReturnType<typeof JSON.parse>;

/** A verification case: the input of a formula and what an outside authority found for it. */
export interface VerificationCase {
  readonly id: string;
  readonly family: string;
  readonly input: Json;
  readonly expected: Json;
  /** |computed − expected| ≤ tolerance · max(1, |expected|). */
  readonly tolerance: number;
}

/**
 * Runs the input of a case through the public functions and names the results as the cases of its family do.
 *
 * An adapter translates names and shapes. Every number comes from a function of `src/statistics`, or of the formulas
 * in this folder that the product itself does not use.
 */
export type Family = (input: Json) => Json;
