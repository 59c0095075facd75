/** A PostgreSQL array literal of values that need no quoting: UUIDs, numbers, hexadecimal and code words. */
export const plainArray = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;
