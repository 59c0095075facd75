import { setImmediate as nextTurn } from 'node:timers/promises';
import { withholdWhatCanBeNarrowed } from '../../../statistics/index.ts';
import { countsOfQuarters, type QuarterAnswers, type QuarterCount } from './answers-of-quarters.rules.ts';
import type { ModeTable } from './mode-table.ts';
import { knownToOutsiders } from './told-beside-earlier.rules.ts';

/**
 * What is nearly known of the answers of some quarters by frozen tables and strata that are told: keys of counts below 10, and
 * of counts that a table withholds, that have fewer than five whole numbers left; without those that are to be told, and
 * with them. Others have their turn meanwhile: of a large country each step takes half a second.
 *
 * @param tables oldest first
 * @param quarters the answers of all quarters of all of them
 */
export async function nearlyKnown(
  tables: readonly ModeTable[],
  quarters: readonly QuarterAnswers[],
): Promise<{ before: ReadonlySet<string>; after: ReadonlySet<string> }> {
  const counts = countsOfQuarters(quarters, tables);
  const found = async (toldOf: (count: QuarterCount) => number) => {
    const keys = new Set<string>();
    for (const known of knownToOutsiders(tables, counts, toldOf)) {
      await nextTurn();
      for (const key of withholdWhatCanBeNarrowed({ ...known, groups: [] }).atRisk) keys.add(key);
    }
    return keys;
  };
  return { before: await found(({ told }) => told), after: await found(({ withChosen }) => withChosen) };
}

/** True where frozen tables leave nothing nearly known beside strata that are to be told which was not so without them. */
export async function areTablesSafe(
  tables: readonly ModeTable[],
  quarters: readonly QuarterAnswers[],
): Promise<boolean> {
  const { before, after } = await nearlyKnown(tables, quarters);
  return [...after].every((key) => before.has(key));
}
