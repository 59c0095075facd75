import type { Channel, Mode } from '@otklik/schema';
import type { Stratum } from '../scores/stratum.ts';
import { majorOf } from '../tally.ts';
import { ADJUSTED_ITEMS, type AdjustedItem } from './mode-table.ts';

/** How many answered each item of those who rated a service in a channel by one MAJOR version, of one mode and segment. */
export interface CountedCell {
  /** UUID of the service. */
  subjectId: string;
  major: string;
  channel: Channel;
  mode: Mode;
  /** UUID, or UNKNOWN_SEGMENT. */
  segment: string;
  answers: Record<AdjustedItem, number>;
}

/** Strata without what the counts of a mode table do not tell apart: source classes and languages. */
export function countedCells(strata: readonly Stratum[]): CountedCell[] {
  const cells = new Map<string, CountedCell>();
  for (const { subjectId, channel, mode, segment, tally: all } of strata)
    for (const tally of all.majors ?? [all]) {
      const major = majorOf(tally.instrumentVersions.at(-1) ?? '');
      const key = `${subjectId}|${channel}|${mode}|${segment}|${major}`;
      let cell = cells.get(key);
      if (!cell) cells.set(key, (cell = { subjectId, major, channel, mode, segment, answers: { ...NONE } }));
      for (const item of ADJUSTED_ITEMS) {
        const counts = tally.counts[item];
        for (let value = 1; value < counts.length; value++) cell.answers[item] += counts[value]!;
      }
    }
  return [...cells.values()];
}

const NONE: Record<AdjustedItem, number> = { SAT: 0, EASE: 0, TIME: 0 };
