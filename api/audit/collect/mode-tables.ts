import type { Outsider } from './outsider.ts';

/** What a frozen mode table tells of one effect of a mode. Of counts a 0 is one that is not told. */
export interface ShownModeEffect {
  mode: string;
  effect: number | null;
  standardError: number | null;
  usable: boolean;
  answers: number;
  referenceAnswers: number;
}

/** What it tells of one item. */
export interface ShownModeItem {
  item: string;
  answers: number;
  modes: readonly ShownModeEffect[];
  classes: readonly { channel: string; modes: readonly ShownModeEffect[] }[];
  mix: readonly {
    factor: 'CHANNEL' | 'SEGMENT';
    key: string | null;
    effect: number | null;
    standardError: number | null;
    answers: number;
    reference: boolean;
  }[];
  /** Each pair once, by the names of both effects: a variance where they are the same. */
  covariance: readonly { first: string; second: string; value: number }[];
}

/** A frozen mode table as it is seen. */
export interface ShownModeTable {
  version: string;
  period: { from: string; to: string };
  items: readonly ShownModeItem[];
}

const EFFECT = 'mode effect standardError usable answers referenceAnswers';

/** Every frozen mode table, newest first, with everything of it that tells of numbers of answers. */
export async function listModeTables(outsider: Outsider): Promise<ShownModeTable[]> {
  const { modeTables } = await outsider.ask<{ modeTables: ShownModeTable[] }>(
    `{ modeTables(first: 100) { version period { from to } items {
         item answers modes { ${EFFECT} } classes { channel modes { ${EFFECT} } } mix { factor key effect standardError answers reference }
         covariance { first second value }
       } } }`,
  );
  return modeTables;
}

/** Modes whose effect is taken out of the answers to an item by a table: what moves a score. */
export const movingModes = (tables: readonly ShownModeTable[], version: string | null, item: string): string[] =>
  (tables.find((table) => table.version === version)?.items.find((one) => one.item === item)?.modes ?? []).flatMap(
    ({ mode, effect, usable }) => (usable && effect !== null && effect !== 0 ? [mode] : []),
  );
