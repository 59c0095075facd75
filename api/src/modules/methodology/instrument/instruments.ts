import { BUILT_IN_INSTRUMENT, compareVersions, type Instrument } from '@otklik/schema';
import type { Pool, QueryConfig } from 'pg';
import type { Clock } from '../../../kernel/clock.ts';
import {
  type InstrumentRow,
  type InstrumentVersion,
  toInstrumentVersion,
  VERSION_COLUMNS,
} from './instrument-version.ts';
import { armOf, isDividing, type ParallelRun, RUN_COLUMNS } from './parallel-run.ts';

/** How often the list of versions is compared, so that one published by another process is known. */
const REFRESH_AFTER_MS = 1_000;
/** Longest wait for the list: whoever waits here holds up everyone who wants to rate. */
const READ_WITHIN_MS = 3_000;
/** A version is asked only when every process knows it: an answer must never reach one that does not. */
const ASKED_AFTER_MS = 3_000;

/**
 * Every published version in memory, for the paths that must not ask the database. A version never changes, so that
 * only new ones are read; which of them are retired is compared once a second.
 */
export class Instruments {
  readonly #pool: Pool;
  readonly #clock: Clock;
  #checkedAt = 0;
  #reading: Promise<void> | null = null;
  #byVersion: ReadonlyMap<string, InstrumentVersion> = new Map();
  #newestFirst: readonly InstrumentVersion[] = [];
  #run: ParallelRun | null = null;

  /** @param pool connections in the resting role, which sees no drafts */
  constructor({ pool, clock }: { pool: Pool; clock: Clock }) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /**
   * Reads what has been published. What was committed before the call is known after it: a reading under way may have
   * begun too early, so that another follows it.
   */
  async refresh(): Promise<void> {
    await this.#reading?.catch(() => undefined);
    await this.#read();
  }

  /** Refreshes when the last look is longer than a second ago. Calls at the same time share one reading. */
  async keepFresh(nowMs: number = Date.now()): Promise<void> {
    if (nowMs - this.#checkedAt >= REFRESH_AFTER_MS) await this.#read();
  }

  /** The questions of a version that was ever published; null for any other. */
  find(version: string): Instrument | null {
    return this.#byVersion.get(version)?.instrument ?? null;
  }

  /** A published version with all that is known of it; null when there is none. */
  findVersion(version: string): InstrumentVersion | null {
    return this.#byVersion.get(version) ?? null;
  }

  /** Every published version, the newest first. The array is shared: do not change it. */
  all(): readonly InstrumentVersion[] {
    return this.#newestFirst;
  }

  /** The version that people are asked now. */
  current(): InstrumentVersion {
    const known = this.#clock.now().getTime() - ASKED_AFTER_MS;
    const asked = this.#newestFirst.find(({ publishedAt }) => publishedAt!.getTime() <= known);
    const current = asked ?? this.#newestFirst.at(-1);
    if (!current) throw new Error(`Not even version ${BUILT_IN_INSTRUMENT.version} of the instrument is published`);
    return current;
  }

  /**
   * The version that a respondent is asked: during a parallel run the one that the token draws.
   * @param token random UUID of the respondent's rating, or made for this questionnaire
   */
  askedOf(token: string): InstrumentVersion {
    const run = this.#run;
    if (!run || !isDividing(run, this.#clock.now(), ASKED_AFTER_MS)) return this.current();
    return this.findVersion(armOf(run, token)) ?? this.current();
  }

  #read(): Promise<void> {
    this.#reading ??= this.#load().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #load(): Promise<void> {
    const ask = <Row extends object>(text: string, values: unknown[] = []) =>
      this.#pool.query<Row>({ text, values, query_timeout: READ_WITHIN_MS } as QueryConfig);
    const [{ rows: listed }, { rows: runs }] = await Promise.all([
      ask<{ id: string; state: InstrumentVersion['state'] }>(
        `select id, state from instrument_version where state <> 'DRAFT'`,
      ),
      ask<ParallelRun>(`select ${RUN_COLUMNS} where ended_at is null`),
    ]);
    const known = new Map(this.#newestFirst.map((version) => [version.id, version]));
    const changed = listed.filter(({ id, state }) => known.get(id)?.state !== state).map(({ id }) => id);
    this.#checkedAt = Date.now();
    this.#run = runs[0] ?? null;
    if (changed.length === 0) return;
    const { rows } = await ask<InstrumentRow>(`select ${VERSION_COLUMNS} where v.id = any ($1)`, [changed]);
    for (const row of rows) known.set(row.id, toInstrumentVersion(row));
    this.#newestFirst = [...known.values()].toSorted((a, b) => compareVersions(b.version!, a.version!));
    this.#byVersion = new Map(this.#newestFirst.map((version) => [version.version!, version]));
  }
}
