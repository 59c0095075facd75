import type { Item } from '@otklik/schema';

/** Sums over all ratings that answered both items with 1–5. */
export interface DriverPair {
  subjectId: string;
  instrumentVersion: string;
  /** SAT, EASE or TIME where one of the two is; else the first in the order of the alphabet. */
  itemA: Item;
  itemB: Item;
  n: number;
  sumA: number;
  sumB: number;
  sumAB: number;
  sumAA: number;
  sumBB: number;
}
