/** Entries that a bounded list is reckoned to hold when the cost of a query is computed before it runs. */
const RECKONED_LENGTH = 5;

/** Cost of a list without `first`, such as the touchpoints of a service. */
export const boundedListCost = ({ childComplexity }: { childComplexity: number }): number =>
  RECKONED_LENGTH * (childComplexity + 1);
