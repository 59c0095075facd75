/**
 * A matrix as rows of equal length: what the little linear algebra of the formulas takes and gives. The library
 * (ml-matrix) does the work where there is more to do than to add up.
 */
export type Rows = readonly (readonly number[])[];
