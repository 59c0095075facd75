import type { Dimension, Grain, Item, Stream } from '@otklik/schema';
import type { Day, DayRange } from '../../kernel/calendar.ts';
import { type FigureFilter, isUnfiltered } from './figure-query.ts';
import { sumTallies, type Tally } from './tally.ts';

/** Which tallies are wanted of a subject as a whole. */
export interface WholeTallyQuery {
  period: DayRange;
  stream: Stream;
  filter: FigureFilter | null;
}

/** Which tallies are wanted of a subject. */
export interface TallyQuery extends WholeTallyQuery {
  /** One tally a period of this length. */
  bucket?: Grain;
  /** One tally a value of this dimension. */
  by?: Dimension;
}

/** The tally of one period and one value of the dimension; `bucket` and `key` are null where not asked for. */
export interface KeyedTally {
  bucket: Day | null;
  key: string | null;
  tally: Tally;
}

/** True for a question about coarse cells and months. */
export const mayBeRemembered = ({ filter, by, bucket }: TallyQuery): boolean =>
  isUnfiltered(filter) && !by && bucket !== 'DAY' && bucket !== 'WEEK';

/** The same for the same question. */
export const questionKey = ({ period, stream, filter, bucket, by }: TallyQuery, item?: Item): string =>
  JSON.stringify([period, stream, filter, bucket, by, item]);

/** Adds up tallies of the same bucket and key, e.g. of several services of an authority or touchpoints of a channel. */
export function mergeByKey(tallies: readonly KeyedTally[]): KeyedTally[] {
  const groups = Map.groupBy(tallies, ({ bucket, key }) => `${bucket}|${key}`);
  return [...groups.values()].map((group) =>
    group.length === 1 ? group[0]! : { ...group[0]!, tally: sumTallies(group.map(({ tally }) => tally)) },
  );
}
