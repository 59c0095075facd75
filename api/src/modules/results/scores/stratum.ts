import type { Channel, Mode, SourceClass } from '@otklik/schema';
import type { Day } from '../../../kernel/calendar.ts';
import { UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import type { KeyedTally } from '../tally-query.ts';
import { inVersionOrder, majorOf, sumTallies, type Tally } from '../tally.ts';

/** Answers about one subject that came by one channel, from one segment, in one mode and source class. */
export interface Stratum {
  /** UUID of the service, or of what else was rated. */
  subjectId: string;
  channel: Channel;
  mode: Mode;
  /** UUID, or UNKNOWN_SEGMENT. */
  segment: string;
  sourceClass: SourceClass;
  tally: Tally;
}

/** Transactions of one service by channel and segment, in some period. */
export interface FlowShare {
  subjectId: string;
  channel: Channel;
  /** UUID, or UNKNOWN_SEGMENT. */
  segment: string;
  transactions: number;
}

/** The strata of one period. `bucket` is its first day where periods were asked for. */
export interface BucketStrata {
  bucket: Day | null;
  strata: Stratum[];
}

/** The stratum that a tally grouped by STRATUM is of. */
export function stratumOf(subjectId: string, { key, tally }: Pick<KeyedTally, 'key' | 'tally'>): Stratum {
  const [channel, mode, segment, sourceClass] = key!.split('|') as [Channel, Mode, string, SourceClass];
  return { subjectId, channel, mode, segment: segment || UNKNOWN_SEGMENT, sourceClass, tally };
}

/** One stratum of each kind, in a fixed order: of several versions, or periods, together. */
export function mergedStrata(strata: readonly Stratum[]): Stratum[] {
  const keyOf = ({ subjectId, channel, mode, segment, sourceClass }: Stratum) =>
    `${subjectId}|${channel}|${mode}|${segment}|${sourceClass}`;
  const groups = [...Map.groupBy(strata, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return groups.map(([, group]) => ({ ...group[0]!, tally: sumTallies(group.map(({ tally }) => tally)) }));
}

const sums = new WeakMap<readonly Stratum[], Tally>();

/** The tally of all strata together. Of the same list it is summed once; whoever gets it reads it only. */
export function sumOfStrata(strata: readonly Stratum[]): Tally {
  let sum = sums.get(strata);
  if (!sum) sums.set(strata, (sum = sumTallies(strata.map(({ tally }) => tally))));
  return sum;
}

/** The strata by the MAJOR version that was answered, oldest first; the list itself where it is one. */
export function strataByMajor(strata: readonly Stratum[]): (readonly Stratum[])[] {
  if (!sumOfStrata(strata).majors) return [strata];
  const byMajor = Map.groupBy(
    strata
      .flatMap((stratum) => (stratum.tally.majors ?? [stratum.tally]).map((tally) => ({ ...stratum, tally })))
      .filter(({ tally }) => tally.instrumentVersions.length > 0),
    ({ tally }) => majorOf(tally.instrumentVersions[0]!),
  );
  return inVersionOrder(byMajor.keys()).map((major) => byMajor.get(major)!);
}

/** The strata of the answers to the MAJOR version of one. */
export const strataOfMajor = (strata: readonly Stratum[], version: string): readonly Stratum[] =>
  strataByMajor(strata).find((own) => majorOf(sumOfStrata(own).instrumentVersions[0] ?? '') === majorOf(version)) ?? [];
