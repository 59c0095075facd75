/** Names and values in one line; numbers with at most two digits after the point. */
export const listed = (record: object): string =>
  Object.entries(record)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toFixed(2)) : value}`)
    .join(' · ');

/** What is said of a promise. */
export const verdict = (isMet: boolean): string => (isMet ? 'met' : 'MISSED');
