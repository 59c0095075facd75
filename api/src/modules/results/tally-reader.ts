import type { Dimension, Grain, Item } from '@otklik/schema';
import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import type { Directory } from '../registry/index.ts';
import { cellsOf } from './cells-of.ts';
import { type FigureSubject, isUnfiltered, SOURCE_CLASSES_OF } from './figure-query.ts';
import { isCoreItem, isMixed, sumTallies, type Tally } from './tally.ts';
import type { LookedMonths } from './month-memory.ts';
import { divideRequest, type SubjectGroup, withMonths } from './month-sums.ts';
import { SumsReader } from './sums-reader.ts';
import { type ItemCounts, readItemCounts, talliesOfSums, type TallyPart, type TallyRow } from './tally.repository.ts';
import { type CellStratum, cellStrata } from './scores/cell-strata.ts';
import { StrataReader } from './scores/strata-reader.ts';
import type { BucketStrata } from './scores/stratum.ts';
import {
  type KeyedTally,
  mayBeRemembered,
  mergeByKey,
  questionKey,
  type TallyQuery,
  type WholeTallyQuery,
} from './tally-query.ts';
import { tallyRanges } from './tally-ranges.ts';
import { CELL_COLUMNS, type CellColumn, isOfFullCells, type TallyRequest } from './tally-source.ts';

const COLUMN_OF: Record<Dimension, CellColumn> = {
  CHANNEL: 'touchpoint_id',
  TOUCHPOINT: 'touchpoint_id',
  MODE: 'mode',
  SEGMENT: 'segment_id',
  LANGUAGE: 'language',
  SOURCE_CLASS: 'source_class',
};

const NO_COUNTS = [0, 0, 0, 0, 0, 0];

/**
 * Reads tallies for one request. Everything that is asked with the same period, stream, filter and grouping within
 * a tick is one statement, however many subjects there are and whatever figures are made of it.
 */
export class TallyReader {
  readonly #pool: Pool;
  readonly #directory: Directory;
  readonly #months: LookedMonths;
  readonly #sums = new WeakMap<TallyBatch['loader'], Map<string, Promise<KeyedTally[]>>>();
  readonly #sumsReader: SumsReader;
  readonly #strata: StrataReader;
  readonly #tallies = new Map<string, TallyBatch>();
  readonly #keys = new WeakMap<TallyQuery, string>();
  readonly #itemCounts = new Map<string, DataLoader<string, ItemCounts>>();

  /** @param pool connections that rest in a role that may read tallies */
  constructor(pool: Pool, directory: Directory, months: LookedMonths) {
    this.#pool = pool;
    this.#directory = directory;
    this.#months = months;
    this.#sumsReader = new SumsReader(pool, directory, months);
    this.#strata = new StrataReader(this.#sumsReader, months);
  }

  /**
   * Tallies of a subject, one a bucket and key; none where nobody rated.
   * @param parts what is needed beside the counts of SAT
   */
  async tallies(subject: FigureSubject, query: TallyQuery, parts: readonly TallyPart[]): Promise<KeyedTally[]> {
    // All that memory may answer waits for the one look, so that it is still asked together.
    if (mayBeRemembered(query)) await this.#months.look();
    if (subject.kind !== 'AUTHORITY')
      return query.by
        ? this.#byDimension(subject.id, query, query.by, parts)
        : this.#loader('SUBJECT', query, parts).load(subject.id);
    // Sums by bucket or key would be many rows for each service of an authority: PostgreSQL adds the services up.
    if (query.bucket || query.by || (await this.#isRemembered(query)))
      return this.#loader('AUTHORITY', query, parts).load(subject.id);
    return this.#ofServices(subject.id, this.#loader('SUBJECT', query, parts));
  }

  /** The cells of a subject are few: read once, they answer for every dimension. */
  async #byDimension(
    subjectId: string,
    { by: _by, ...query }: TallyQuery,
    by: Dimension,
    parts: readonly TallyPart[],
  ): Promise<KeyedTally[]> {
    const cells = await this.#loader('CELLS', query, parts).load(subjectId);
    const at = CELL_COLUMNS.indexOf(COLUMN_OF[by]);
    const keyed = cells.map(({ bucket, key, tally }) => ({ bucket, key: key!.split('|')[at] || null, tally }));
    return mergeByKey(by === 'CHANNEL' ? keyed.map(this.#withChannel) : keyed);
  }

  /** A touchpoint as its channel. */
  readonly #withChannel = ({ key, ...rest }: KeyedTally): KeyedTally => ({
    ...rest,
    key: key && this.#directory.get('TOUCHPOINT', key).channel,
  });

  /** The services of an authority, which may be asked for one by one beside it, added up once for all its figures. */
  #ofServices(authorityId: string, loader: TallyBatch['loader']): Promise<KeyedTally[]> {
    let sums = this.#sums.get(loader);
    if (!sums) this.#sums.set(loader, (sums = new Map()));
    let sum = sums.get(authorityId);
    if (!sum) {
      const services = this.#directory.servicesWithin(authorityId).map((id) => loader.load(id));
      sums.set(authorityId, (sum = Promise.all(services).then((ofServices) => mergeByKey(ofServices.flat()))));
    }
    return sum;
  }

  async #isRemembered(query: TallyQuery): Promise<boolean> {
    if (!mayBeRemembered(query)) return false;
    const request = this.#requestOf(query, { subjectIds: [] });
    return divideRequest(request, (await this.#months.look()).cells, () => null).rest === null;
  }

  /** The tally of a subject as a whole. */
  async tally(subject: FigureSubject, query: WholeTallyQuery, parts: readonly TallyPart[]): Promise<Tally> {
    const tallies = await this.tallies(subject, query, parts);
    // Whoever gets it reads it only; most are one already.
    return tallies.length === 1 ? tallies[0]!.tally : sumTallies(tallies.map(({ tally }) => tally));
  }

  /**
   * Strata of a subject, one list a bucket; of an authority those of each of its services. Empty where nobody rated. Of
   * the same question and subject they are the same lists each time: what is made of them is made once.
   * @param parts what is needed beside the counts of SAT
   */
  strata(
    subject: FigureSubject,
    query: WholeTallyQuery & { bucket?: Grain },
    parts: readonly TallyPart[],
  ): Promise<BucketStrata[]> {
    return this.#strata.strata(
      { id: subject.id, subjectIds: this.#subjectIds(subject) },
      {
        key: this.#keyOf(query),
        filter: query.filter,
        ...(query.bucket ? { bucket: query.bucket } : {}),
        request: { ...this.#requestOf(query, { subjectIds: [] }), groupBy: 'stratum' },
      },
      parts,
    );
  }

  /** n0 … n5 of one item, and whether they are of several MAJOR versions. */
  async counts(
    subject: FigureSubject,
    item: Item,
    query: WholeTallyQuery,
  ): Promise<{ counts: number[]; isMixed: boolean }> {
    if (isCoreItem(item)) {
      const tally = await this.tally(subject, query, item === 'SAT' ? [] : [item]);
      return { counts: tally.counts[item], isMixed: isMixed(tally, item) };
    }
    const key = questionKey(query, item);
    let loader = this.#itemCounts.get(key);
    if (!loader) {
      loader = new DataLoader((ids) => this.#loadItemCounts(item, query, ids));
      this.#itemCounts.set(key, loader);
    }
    const ofSubjects = await Promise.all(this.#subjectIds(subject).map((id) => loader.load(id)));
    return {
      counts: NO_COUNTS.map((_, value) => ofSubjects.reduce((sum, { counts }) => sum + counts[value]!, 0)),
      isMixed: new Set(ofSubjects.flatMap(({ majors }) => [...majors])).size > 1,
    };
  }

  /**
   * Strata of a subject with the touchpoint and language of each; of an authority those of each of its services. Read once
   * for all that is asked of them.
   * @param parts what is needed beside the counts of SAT
   */
  async cellStrata(
    subject: FigureSubject,
    { period, stream, filter }: WholeTallyQuery,
    parts: readonly TallyPart[],
  ): Promise<CellStratum[]> {
    const loader = this.#loader('CELLS', { period, stream, filter }, parts);
    const found = this.#subjectIds(subject).map(async (subjectId) =>
      cellStrata(
        (await loader.load(subjectId)).map(({ key, tally }) => ({ subjectId, key, tally })),
        this.#directory,
      ),
    );
    return (await Promise.all(found)).flat();
  }

  /**
   * Tallies of the full cells of subjects; the key of each is told apart by `cellNames`.
   * @param parts what is needed beside the counts of SAT
   */
  cells(subjectIds: readonly string[], query: WholeTallyQuery, parts: readonly TallyPart[]): Promise<TallyRow[]> {
    return this.#read({ ...this.#requestOf(query, { subjectIds }), groupBy: 'CELL' }, [], new Set(parts));
  }

  /** An authority is all services of its own and of those below it. */
  #subjectIds({ kind, id }: FigureSubject): readonly string[] {
    return kind === 'AUTHORITY' ? this.#directory.servicesWithin(id) : [id];
  }

  /** The loader of a question: that which will still be sent, or one that was sent with all that is needed now. */
  #loader(of: LoaderKind, query: TallyQuery, parts: readonly TallyPart[]): TallyBatch['loader'] {
    const key = `${of}${this.#keyOf(query)}`;
    let batch = this.#tallies.get(key);
    if (!batch || (batch.isSent && parts.some((part) => !batch!.parts.has(part)))) {
      const made: TallyBatch = {
        parts: new Set(),
        isSent: false,
        loader: new DataLoader((ids) => {
          made.isSent = true;
          return this.#loadTallies(of, query, ids, made.parts);
        }),
      };
      batch = made;
      this.#tallies.set(key, batch);
    }
    for (const part of parts) batch.parts.add(part);
    return batch.loader;
  }

  #keyOf(query: TallyQuery): string {
    let key = this.#keys.get(query);
    if (!key) this.#keys.set(query, (key = questionKey(query)));
    return key;
  }

  async #loadTallies(
    of: LoaderKind,
    query: TallyQuery,
    ids: readonly string[],
    parts: ReadonlySet<TallyPart>,
  ): Promise<KeyedTally[][]> {
    const subjects = of === 'AUTHORITY' ? this.#servicesOf(ids) : { subjectIds: ids };
    const request: TallyRequest = {
      ...this.#requestOf(query, subjects),
      ...(of === 'CELLS' ? { groupBy: 'CELL' as const } : {}),
    };
    const groups = ids.map((id) => ({
      id,
      subjectIds: of === 'AUTHORITY' ? this.#directory.servicesWithin(id) : [id],
    }));
    const rows = await this.#read(request, groups, parts);
    const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
    return ids.map((id) => {
      const ofOne = (bySubject.get(id) ?? []).map(({ bucket, key, tally }) => ({ bucket, key, tally }));
      return mergeByKey(query.by === 'CHANNEL' ? ofOne.map(this.#withChannel) : ofOne);
    });
  }

  /** From memory what is remembered, the rest from the database. */
  async #read(
    request: TallyRequest,
    groups: readonly SubjectGroup[],
    parts: ReadonlySet<TallyPart>,
  ): Promise<TallyRow[]> {
    const readAll = () => this.#sumsReader.readAll(request, parts);
    if (request.ranges.months.length === 0 || isOfFullCells(request))
      return talliesOfSums((await this.#sumsReader.read(request, parts)) ?? (await readAll()), parts);
    const look = await this.#months.look();
    const { remembered, rest } = divideRequest(request, look.cells, this.#sumsReader.keptTo(request, look));
    const read = rest ? await this.#sumsReader.read(rest, parts) : [];
    if (!read) return talliesOfSums(await readAll(), parts);
    return talliesOfSums(withMonths(read, remembered, groups, request, parts), parts);
  }

  /** Services of the authorities, each beside the authority it is added to. */
  #servicesOf(authorityIds: readonly string[]): Pick<TallyRequest, 'subjectIds' | 'ownerIds'> {
    const pairs = authorityIds.flatMap((authority) =>
      this.#directory.servicesWithin(authority).map((service) => [service, authority] as const),
    );
    return { subjectIds: pairs.map(([service]) => service), ownerIds: pairs.map(([, authority]) => authority) };
  }

  async #loadItemCounts(item: Item, query: WholeTallyQuery, subjectIds: readonly string[]): Promise<ItemCounts[]> {
    const request = this.#requestOf(query, { subjectIds });
    const counts = await readItemCounts(this.#pool, item, request);
    return subjectIds.map((id) => counts.get(id) ?? { counts: NO_COUNTS, majors: new Set<string>() });
  }

  #requestOf(
    { period, stream, filter, bucket, by }: TallyQuery,
    subjects: Pick<TallyRequest, 'subjectIds' | 'ownerIds'>,
  ): TallyRequest {
    // A week or a day cannot be read from a month.
    const isDaily = bucket === 'DAY' || bucket === 'WEEK';
    return {
      ...subjects,
      sourceClasses: SOURCE_CLASSES_OF[stream],
      ranges: isDaily ? { months: [], days: [period], lessDays: [] } : tallyRanges(period),
      ...(bucket ? { bucket } : {}),
      ...(by ? { groupBy: COLUMN_OF[by] } : {}),
      ...(isUnfiltered(filter) ? {} : { cells: cellsOf(filter!, this.#directory) }),
    };
  }
}

/** Sums of authorities, of subjects, or of the full cells of subjects. */
type LoaderKind = 'AUTHORITY' | 'SUBJECT' | 'CELLS';

/** What is asked with the same question, until it is sent. */
interface TallyBatch {
  /** What is needed beside the counts of SAT; fixed once it is sent. */
  parts: Set<TallyPart>;
  isSent: boolean;
  loader: DataLoader<string, KeyedTally[]>;
}
