/** Items of the index, each counting a third. */
export const INDEX_ITEMS = ['SAT', 'EASE', 'TIME'] as const;

/** Pairs of items of the index: the name of the pair, the item named first, the other one. */
export const INDEX_PAIR_ITEMS = [
  ['SAT_EASE', 'SAT', 'EASE'],
  ['SAT_TIME', 'SAT', 'TIME'],
  ['EASE_TIME', 'EASE', 'TIME'],
] as const;
