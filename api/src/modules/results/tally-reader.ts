import type { Dimension, Grain, Item } from '@otklik/schema';
import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import type { Day, DayRange } from '../../kernel/calendar.ts';
import type { Directory } from '../registry/index.ts';
import { type FigureFilter, type FigureSubject, isUnfiltered, SOURCE_CLASSES_OF, tallyRanges } from './figure-query.ts';
import { CORE_ITEMS, type CoreItem, sumTallies, type Tally } from './tally.ts';
import { type CellColumn, readItemTallies, readTallies, type TallyRequest } from './tally.repository.ts';

/** Which tallies are wanted of a subject. */
export interface TallyQuery {
  period: DayRange;
  stream: 'SCORE' | 'OPEN';
  filter: FigureFilter | null;
  bucket?: Grain;
  by?: Dimension;
}

/** The tally of one period and one value of the dimension; `bucket` and `key` are null where not asked for. */
export interface KeyedTally {
  bucket: Day | null;
  key: string | null;
  tally: Tally;
}

const COLUMN_OF: Record<Dimension, CellColumn> = {
  CHANNEL: 'touchpoint_id',
  TOUCHPOINT: 'touchpoint_id',
  MODE: 'mode',
  SEGMENT: 'segment_id',
  LANGUAGE: 'language',
};

/**
 * Reads tallies for one request. Everything that is asked with the same period, stream, filter and grouping within
 * a tick is one statement, however many subjects there are.
 */
export class TallyReader {
  readonly #pool: Pool;
  readonly #directory: Directory;
  readonly #loaders = new Map<string, DataLoader<string, KeyedTally[]>>();

  constructor(pool: Pool, directory: Directory) {
    this.#pool = pool;
    this.#directory = directory;
  }

  /** Tallies of a subject, one a bucket and key; none where nobody rated. */
  async tallies(subject: FigureSubject, query: TallyQuery): Promise<KeyedTally[]> {
    const loader = this.#loaderOf(query);
    const parts = await loader.loadMany(this.#subjectIds(subject));
    const all = parts.flatMap((part) => {
      if (part instanceof Error) throw part;
      return part;
    });
    return mergeByKey(all);
  }

  /** The tally of a subject as a whole. */
  async tally(subject: FigureSubject, query: Omit<TallyQuery, 'bucket' | 'by'>): Promise<Tally> {
    return sumTallies((await this.tallies(subject, query)).map(({ tally }) => tally));
  }

  /** n0 … n5 of one item. */
  async counts(subject: FigureSubject, item: Item, query: Omit<TallyQuery, 'bucket' | 'by'>): Promise<number[]> {
    if ((CORE_ITEMS as readonly string[]).includes(item))
      return (await this.tally(subject, query)).counts[item as CoreItem];
    const rows = await withRole(this.#pool, 'otklik_staff', (client) =>
      readItemTallies(client, item, this.#requestOf(query, this.#subjectIds(subject))),
    );
    return [0, 1, 2, 3, 4, 5].map((value) => rows.reduce((sum, row) => sum + row.counts[value]!, 0));
  }

  /** An authority is all services of its own and of those below it. */
  #subjectIds({ kind, id }: FigureSubject): string[] {
    if (kind !== 'AUTHORITY') return [id];
    const authorities = new Set(this.#directory.get('AUTHORITY', id).withDescendants);
    return this.#directory
      .all('SERVICE')
      .filter(({ authorityId }) => authorities.has(authorityId))
      .map((service) => service.id);
  }

  #loaderOf(query: TallyQuery): DataLoader<string, KeyedTally[]> {
    const key = JSON.stringify([query.period, query.stream, query.filter, query.bucket, query.by]);
    let loader = this.#loaders.get(key);
    if (!loader) {
      loader = new DataLoader((subjectIds) => this.#load(query, subjectIds));
      this.#loaders.set(key, loader);
    }
    return loader;
  }

  async #load(query: TallyQuery, subjectIds: readonly string[]): Promise<KeyedTally[][]> {
    const rows = await withRole(this.#pool, 'otklik_staff', (client) =>
      readTallies(client, this.#requestOf(query, subjectIds)),
    );
    const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
    return subjectIds.map((id) =>
      mergeByKey(
        (bySubject.get(id) ?? []).map(({ bucket, key, tally }) => ({
          bucket,
          key: query.by === 'CHANNEL' && key ? this.#directory.get('TOUCHPOINT', key).channel : key,
          tally,
        })),
      ),
    );
  }

  #requestOf({ period, stream, filter, bucket, by }: TallyQuery, subjectIds: readonly string[]): TallyRequest {
    return {
      subjectIds,
      sourceClasses: SOURCE_CLASSES_OF[stream],
      ranges: bucket === 'DAY' || bucket === 'WEEK' ? { months: null, days: [period] } : tallyRanges(period),
      ...(bucket ? { bucket } : {}),
      ...(by ? { groupBy: COLUMN_OF[by] } : {}),
      ...(isUnfiltered(filter) ? {} : { cells: this.#cellsOf(filter!) }),
    };
  }

  #cellsOf({
    channels,
    touchpointIds,
    modes,
    segmentIds,
    languages,
  }: FigureFilter): NonNullable<TallyRequest['cells']> {
    const ofChannels = channels?.length
      ? this.#directory
          .all('TOUCHPOINT')
          .filter(({ channel }) => channels.includes(channel))
          .map(({ id }) => id)
      : null;
    const touchpoints = touchpointIds?.length
      ? touchpointIds.filter((id) => !ofChannels || ofChannels.includes(id))
      : ofChannels;
    return {
      ...(touchpoints ? { touchpointIds: touchpoints } : {}),
      ...(modes?.length ? { modes } : {}),
      ...(segmentIds?.length ? { segmentIds } : {}),
      ...(languages?.length ? { languages } : {}),
    };
  }
}

/** Adds up tallies of the same bucket and key, e.g. of several services of an authority or touchpoints of a channel. */
function mergeByKey(tallies: readonly KeyedTally[]): KeyedTally[] {
  const groups = Map.groupBy(tallies, ({ bucket, key }) => `${bucket}|${key}`);
  return [...groups.values()].map((group) =>
    group.length === 1 ? group[0]! : { ...group[0]!, tally: sumTallies(group.map(({ tally }) => tally)) },
  );
}
