import type { Stream } from '@otklik/schema';
import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import { prepared } from '../../database/prepared.ts';
import type { Day, DayRange } from '../../kernel/calendar.ts';
import type { FigureSubject } from './figure-query.ts';
import type { PublishedGrain } from './periods.rules.ts';
import type { PublishedBreakdown, PublishedFigures as FiguresRow } from './publication.rules.ts';

/** One published row, in its newest revision. */
export interface PublishedRow {
  subjectId: string;
  periodFrom: Day;
  periodTo: Day;
  breakdown: PublishedBreakdown;
  key: string;
  revision: number;
  methodVersion: string;
  figures: FiguresRow;
}

/** Which rows of a subject are read together: the whole, or its channels, of the periods in the range. */
export interface RowsOf {
  grain: PublishedGrain;
  stream: Stream;
  range: DayRange;
  breakdown: PublishedBreakdown;
}

/**
 * Reads what was published. All that is asked of one grain, stream, range and breakdown within a tick is one statement.
 */
export class PublishedRows {
  readonly #pool: Pool;
  readonly #loaders = new Map<string, DataLoader<string, PublishedRow[]>>();
  readonly #latest = new Map<PublishedGrain, Promise<DayRange | null>>();
  #version: Promise<string> | null = null;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Of everything that is published, as it was before the first row was read; it rises in the transactions that write rows. */
  version(): Promise<string> {
    return (this.#version ??= this.#pool
      .query<{ version: string }>(prepared({ text: 'select version::text from publication_version', values: [] }))
      .then(({ rows }) => rows[0]!.version));
  }

  /** The last period of a grain of which anything was published; null when nothing was. */
  latest(grain: PublishedGrain): Promise<DayRange | null> {
    let latest = this.#latest.get(grain);
    if (!latest) {
      latest = this.#pool
        .query<{ from: Day; to: Day }>(
          prepared({
            text: `select period_from as from, period_to as to from publication where grain = $1
            order by period_from desc limit 1`,
            values: [grain],
          }),
        )
        .then(({ rows }) => rows[0] ?? null);
      this.#latest.set(grain, latest);
    }
    return latest;
  }

  /** The rows of a subject in their newest revision, by the start of their period. */
  of({ id }: FigureSubject, { grain, stream, range, breakdown }: RowsOf): Promise<PublishedRow[]> {
    const key = `${grain}${stream}${range.from}${range.to}${breakdown}`;
    let loader = this.#loaders.get(key);
    if (!loader) {
      loader = new DataLoader((ids) => this.#load(ids, { grain, stream, range, breakdown }));
      this.#loaders.set(key, loader);
    }
    return loader.load(id);
  }

  async #load(ids: readonly string[], { grain, stream, range, breakdown }: RowsOf): Promise<PublishedRow[][]> {
    const isOne = ids.length === 1;
    const statement = {
      text: `select distinct on (subject_id, period_from, breakdown, breakdown_key)
         subject_id as "subjectId", period_from as "periodFrom", period_to as "periodTo", breakdown,
         breakdown_key as key, revision, method_version as "methodVersion", figures
       from publication
       where subject_id = ${isOne ? '$1' : 'any ($1::uuid[])'} and grain = $2 and stream = $3 and period_from between $4 and $5
         and breakdown = $6
       order by subject_id, period_from, breakdown, breakdown_key, revision desc`,
      values: [isOne ? ids[0] : ids, grain, stream, range.from, range.to, breakdown],
    };
    const { rows } = await this.#pool.query<PublishedRow>(isOne ? prepared(statement) : statement);
    const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
    return ids.map((id) => bySubject.get(id) ?? []);
  }
}
