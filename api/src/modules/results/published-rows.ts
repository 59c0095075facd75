import type { Stream } from '@otklik/schema';
import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import { prepared } from '../../database/prepared.ts';
import type { Day, DayRange } from '../../kernel/calendar.ts';
import type { FigureSubject } from './figure-query.ts';
import type { PublishedGrain } from './periods.rules.ts';
import type { ToldStrata } from './scores/score-strata.rules.ts';
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

/** What tells the row of a service in a quarter, in one of its revisions. */
export type RowName = Pick<PublishedRow, 'subjectId' | 'periodFrom' | 'revision'>;

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

  readonly #strata = new DataLoader(async (names: readonly string[]): Promise<(ToldStrata | null)[]> => {
    const parts = names.map((name) => name.split(' '));
    const { rows } = await this.#pool.query<{ name: string; strata: ToldStrata | null }>(
      `select concat(subject_id, ' ', to_char(period_from, 'YYYY-MM-DD'), ' ', revision) as name, strata from publication
       where (subject_id, period_from, revision) in (select * from unnest($1::uuid[], $2::date[], $3::integer[]))
         and grain = 'QUARTER' and stream = 'SCORE' and breakdown = 'ALL'`,
      [0, 1, 2].map((part) => parts.map((own) => own[part])),
    );
    const byName = new Map(rows.map(({ name, strata }) => [name, strata]));
    return names.map((name) => byName.get(name) ?? null);
  });

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

  /** The strata that a row of a service in a quarter tells; null: none. */
  strataOf({ subjectId, periodFrom, revision }: RowName): Promise<ToldStrata | null> {
    return this.#strata.load(`${subjectId} ${periodFrom} ${revision}`);
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
