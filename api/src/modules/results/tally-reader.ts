import type { Dimension, Grain, Item, Stream } from '@otklik/schema';
import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import type { Day, DayRange } from '../../kernel/calendar.ts';
import type { Directory } from '../registry/index.ts';
import { cellsOf } from './cells-of.ts';
import { type FigureFilter, type FigureSubject, isUnfiltered, SOURCE_CLASSES_OF } from './figure-query.ts';
import { isCoreItem, sumTallies, type Tally } from './tally.ts';
import { readItemCounts, readTallies } from './tally.repository.ts';
import { tallyRanges } from './tally-ranges.ts';
import type { CellColumn, TallyRequest } from './tally-source.ts';

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

const COLUMN_OF: Record<Dimension, CellColumn> = {
  CHANNEL: 'touchpoint_id',
  TOUCHPOINT: 'touchpoint_id',
  MODE: 'mode',
  SEGMENT: 'segment_id',
  LANGUAGE: 'language',
};

const NO_COUNTS = [0, 0, 0, 0, 0, 0];

/**
 * Reads tallies for one request. Everything that is asked with the same period, stream, filter and grouping within
 * a tick is one statement, however many subjects there are.
 */
export class TallyReader {
  readonly #pool: Pool;
  readonly #directory: Directory;
  readonly #tallies = new Map<string, DataLoader<string, KeyedTally[]>>();
  readonly #itemCounts = new Map<string, DataLoader<string, number[]>>();

  constructor(pool: Pool, directory: Directory) {
    this.#pool = pool;
    this.#directory = directory;
  }

  /** Tallies of a subject, one a bucket and key; none where nobody rated. */
  async tallies(subject: FigureSubject, query: TallyQuery): Promise<KeyedTally[]> {
    const loader = loaderOf(this.#tallies, query, (ids) => this.#loadTallies(query, ids));
    const ofSubjects = await Promise.all(this.#subjectIds(subject).map((id) => loader.load(id)));
    return mergeByKey(ofSubjects.flat());
  }

  /** The tally of a subject as a whole. */
  async tally(subject: FigureSubject, query: WholeTallyQuery): Promise<Tally> {
    return sumTallies((await this.tallies(subject, query)).map(({ tally }) => tally));
  }

  /** n0 … n5 of one item. */
  async counts(subject: FigureSubject, item: Item, query: WholeTallyQuery): Promise<number[]> {
    if (isCoreItem(item)) return (await this.tally(subject, query)).counts[item];
    const loader = loaderOf(this.#itemCounts, { item, ...query }, (ids) => this.#loadItemCounts(item, query, ids));
    const ofSubjects = await Promise.all(this.#subjectIds(subject).map((id) => loader.load(id)));
    return NO_COUNTS.map((_, value) => ofSubjects.reduce((sum, counts) => sum + counts[value]!, 0));
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

  async #loadTallies(query: TallyQuery, subjectIds: readonly string[]): Promise<KeyedTally[][]> {
    const request = this.#requestOf(query, subjectIds);
    const rows = await withRole(this.#pool, 'otklik_staff', (client) => readTallies(client, request));
    const isByChannel = query.by === 'CHANNEL';
    const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
    return subjectIds.map((id) =>
      mergeByKey(
        (bySubject.get(id) ?? []).map(({ bucket, key, tally }) => ({
          bucket,
          key: isByChannel && key ? this.#directory.get('TOUCHPOINT', key).channel : key,
          tally,
        })),
      ),
    );
  }

  async #loadItemCounts(item: Item, query: WholeTallyQuery, subjectIds: readonly string[]): Promise<number[][]> {
    const request = this.#requestOf(query, subjectIds);
    const counts = await withRole(this.#pool, 'otklik_staff', (client) => readItemCounts(client, item, request));
    return subjectIds.map((id) => counts.get(id) ?? NO_COUNTS);
  }

  #requestOf({ period, stream, filter, bucket, by }: TallyQuery, subjectIds: readonly string[]): TallyRequest {
    // A week or a day cannot be read from a month.
    const ranges = bucket === 'DAY' || bucket === 'WEEK' ? { months: null, days: [period] } : tallyRanges(period);
    return {
      subjectIds,
      sourceClasses: SOURCE_CLASSES_OF[stream],
      ranges,
      ...(bucket ? { bucket } : {}),
      ...(by ? { groupBy: COLUMN_OF[by] } : {}),
      ...(isUnfiltered(filter) ? {} : { cells: cellsOf(filter!, this.#directory) }),
    };
  }
}

/** The loader of a question, made when it is first asked. */
function loaderOf<Value>(
  loaders: Map<string, DataLoader<string, Value>>,
  question: TallyQuery & { item?: Item },
  load: (ids: readonly string[]) => Promise<Value[]>,
): DataLoader<string, Value> {
  const { period, stream, filter, bucket, by, item } = question;
  const key = JSON.stringify([period, stream, filter, bucket, by, item]);
  let loader = loaders.get(key);
  if (!loader) {
    loader = new DataLoader(load);
    loaders.set(key, loader);
  }
  return loader;
}

/** Adds up tallies of the same bucket and key, e.g. of several services of an authority or touchpoints of a channel. */
function mergeByKey(tallies: readonly KeyedTally[]): KeyedTally[] {
  const groups = Map.groupBy(tallies, ({ bucket, key }) => `${bucket}|${key}`);
  return [...groups.values()].map((group) =>
    group.length === 1 ? group[0]! : { ...group[0]!, tally: sumTallies(group.map(({ tally }) => tally)) },
  );
}
