/** Most that are listed: one that is wrong tells of the others. */
const LISTED_AT_MOST = 20;

/** A paragraph with the first of the values that differ; none where none does. */
export const firstDifferences = (differences: readonly string[]): string[] =>
  differences.length === 0
    ? []
    : [
        differences
          .slice(0, LISTED_AT_MOST)
          .map((words) => `- ${words}`)
          .join('\n'),
      ];
