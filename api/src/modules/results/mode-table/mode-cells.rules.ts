import type { Channel, Language, Mode } from '@otklik/schema';
import { type ClassedModeCell, scoreCell } from '../../../statistics/index.ts';
import type { Stratum } from '../scores/stratum.ts';
import { majorOf } from '../tally.ts';
import type { AdjustedItem } from './mode-table.ts';

/** Answers that effects are estimated from: as finely as the model tells them apart. */
export interface EffectStratum extends Stratum {
  language: Language;
}

/** A service and channel whose invited clients answered in some mode. */
export type RouteKey = `${string}|${Channel}|${Mode}`;
export const routeKey = (subjectId: string, channel: Channel, mode: Mode): RouteKey =>
  `${subjectId}|${channel}|${mode}`;

/** Where every invitation to answer in that mode was drawn at random, when it was issued. */
export type DrawnRoutes = ReadonlySet<RouteKey>;

/**
 * Cells of the model of mode effects: a unit is a service in a channel and a MAJOR version, so that neither what differs
 * between services and channels nor between questions passes for an effect of the mode. Answers of invited clients are
 * randomised where all were drawn who were to answer so; one who came by choice makes the group observational.
 *
 * @see METHODOLOGY §1.8, §2.1
 */
export function modeCellsOf(
  strata: readonly EffectStratum[],
  item: AdjustedItem,
  drawn: DrawnRoutes,
): ClassedModeCell[] {
  return strata.flatMap(({ subjectId, channel, mode, segment, language, sourceClass, tally }): ClassedModeCell[] => {
    const cell = scoreCell(tally.counts[item].slice(1));
    if (cell.n === 0) return [];
    const isDrawn = sourceClass === 'RANDOM' && drawn.has(routeKey(subjectId, channel, mode));
    return [
      {
        ...cell,
        unit: `${subjectId}|${channel}|${majorOf(tally.instrumentVersions.at(-1) ?? '')}`,
        mode,
        cluster: subjectId,
        segment,
        language,
        channelClass: channel,
        randomised: isDrawn ? cell.n : 0,
      },
    ];
  });
}

/** The value with the most answers; of several the first by name; null of none. */
export function mostUsed(answers: Iterable<readonly [value: string, n: number]>): string | null {
  const sums = new Map<string, number>();
  for (const [value, n] of answers) sums.set(value, (sums.get(value) ?? 0) + n);
  const [first] = [...sums].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}
