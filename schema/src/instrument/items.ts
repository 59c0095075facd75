import type { Item } from '../enums.ts';
import { BOT, DOCS, EXPECT, EXPLAIN, FAIR, INFO, RULES, STAFF, STATUS, TECH } from './drivers.ts';
import { EASE, RESULT, SAT, TIME } from './items-core.ts';
import { ONE, REPEAT, TRUST } from './items-life-situation.ts';
import type { ItemDefinition } from './types.ts';

/** Every item, by its code. */
export const ITEM_DEFINITIONS: Readonly<Record<Item, ItemDefinition>> = {
  SAT,
  EASE,
  TIME,
  RESULT,
  ONE,
  REPEAT,
  TRUST,
  INFO,
  EXPLAIN,
  EXPECT,
  STAFF,
  BOT,
  TECH,
  STATUS,
  DOCS,
  FAIR,
  RULES,
};

/** The order of the instrument: in it questions are asked and answers are stored. */
export const ITEM_ORDER = Object.keys(ITEM_DEFINITIONS) as readonly Item[];

/** The definition of an item, or null for a code this version does not know. */
export function findItem(code: string): ItemDefinition | null {
  return Object.hasOwn(ITEM_DEFINITIONS, code) ? ITEM_DEFINITIONS[code as Item] : null;
}
