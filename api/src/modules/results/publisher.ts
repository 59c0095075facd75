import type { Channel, Stream } from '@otklik/schema';
import type { Pool, PoolClient } from 'pg';
import { withRole } from '../../database/pool.ts';
import type { Clock } from '../../kernel/clock.ts';
import { addDays, type Day, type DayRange, periodOf, periodsIn } from '../../kernel/calendar.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import { POLICY } from '../../statistics/index.ts';
import type { Directory } from '../registry/index.ts';
import { SOURCE_CLASSES_OF, tallyRanges } from './figure-query.ts';
import { closedPeriods, isClosed, type PublishedGrain } from './periods.rules.ts';
import {
  cellCounts,
  disclose,
  type Disclosures,
  obligedByMonths,
  type PublicationRow,
  publicationRows,
  subjectKey,
  type SubjectTallies,
} from './publication.rules.ts';
import { CORE_ITEMS, sumTallies, type Tally } from './tally.ts';
import { readTallies } from './tally.repository.ts';

/** Any number that no other program on the same database uses for its advisory lock. */
const PUBLICATION_LOCK = 7_304_912;
/** Published periods older than this are no longer revised. */
const REVISED_DAYS = 400;
const CHECK_EVERY_MS = 3_600_000;

export interface PublisherOptions {
  pool: Pool;
  directory: Directory;
  clock: Clock;
  onError: (error: unknown) => void;
}

/**
 * Writes the public figures of a period when it closes: its end and 7 days. Rows are never changed. What arrives,
 * is revised or withdrawn later enters at the next close, as a row with the next revision number.
 */
export class Publisher {
  readonly #options: PublisherOptions;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Publishes what has closed now, and looks again every hour. */
  start(): void {
    const run = () => void this.publishClosed().catch(this.#options.onError);
    run();
    this.#timer = setInterval(run, CHECK_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /**
   * Publishes every closed period that is not published yet, and revises the recent ones where a new one closed.
   * Several processes may call it: one works, the others find the lock taken and leave it to that one.
   * @returns number of rows written
   */
  async publishClosed(): Promise<number> {
    const { pool, directory, clock } = this.#options;
    await directory.refresh();
    const today = clock.now().toISOString().slice(0, 10);
    const quarters = await withRole(pool, 'otklik_worker', (client) => quartersToPublish(client, today));
    let written = 0;
    for (const quarter of quarters)
      written += await withRole(pool, 'otklik_worker', (client) => this.#publishQuarter(client, quarter, today));
    return written;
  }

  /** Publishes a quarter, if it is closed, and those of its months that are, from one snapshot of the tallies. */
  async #publishQuarter(client: PoolClient, quarter: DayRange, today: Day): Promise<number> {
    await client.query('set transaction isolation level repeatable read');
    const lock = await client.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [
      PUBLICATION_LOCK,
    ]);
    if (!lock.rows[0]!.taken) return 0;
    let written = 0;
    for (const stream of ['SCORE', 'OPEN'] as const) {
      const published: { subjects: SubjectTallies[]; disclosures: Disclosures }[] = [];
      for (const month of periodsIn(quarter, 'MONTH').filter((candidate) => isClosed(candidate, today))) {
        const subjects = await this.#subjects(client, month, stream);
        const disclosures = disclose(subjects);
        published.push({ subjects, disclosures });
        written += await write(client, 'MONTH', month, stream, publicationRows(subjects, stream, disclosures));
      }
      if (!isClosed(quarter, today)) continue;
      const subjects = await this.#subjects(client, quarter, stream);
      const obliged = new Map(
        CORE_ITEMS.map((item) => [
          item,
          obligedByMonths(
            cellCounts(subjects, item),
            published.map((month) => ({
              counts: cellCounts(month.subjects, item),
              disclosure: month.disclosures.get(item)!,
            })),
          ),
        ]),
      );
      const rows = publicationRows(subjects, stream, disclose(subjects, obliged));
      written += await write(client, 'QUARTER', quarter, stream, rows);
    }
    return written;
  }

  /** Tallies of everything that was rated in the period, and of the authorities it adds up to. */
  async #subjects(client: PoolClient, period: DayRange, stream: Stream): Promise<SubjectTallies[]> {
    const { directory } = this.#options;
    const rated = [...directory.all('SERVICE'), ...directory.all('LIFE_SITUATION'), ...directory.all('TOUCHPOINT')];
    const rows = await readTallies(client, {
      subjectIds: rated.map(({ id }) => id),
      sourceClasses: SOURCE_CLASSES_OF[stream],
      ranges: tallyRanges(period),
      groupBy: 'touchpoint_id',
    });
    const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
    const direct = rated
      .filter(({ id }) => bySubject.has(id))
      .map(({ kind, id }): SubjectTallies => {
        const byChannel = Map.groupBy(bySubject.get(id)!, ({ key }) => directory.get('TOUCHPOINT', key!).channel);
        return {
          subject: { kind, id },
          byChannel: new Map(
            [...byChannel].map(([channel, group]) => [channel, sumTallies(group.map((row) => row.tally))]),
          ),
          parts: [],
        };
      });
    return [...direct, ...this.#authorities(direct)];
  }

  #authorities(direct: readonly SubjectTallies[]): SubjectTallies[] {
    const { directory } = this.#options;
    const authorities = directory.all('AUTHORITY');
    const services = direct.filter(({ subject }) => subject.kind === 'SERVICE');
    const ownerOf = (entry: SubjectTallies) => directory.get('SERVICE', entry.subject.id).authorityId;
    return authorities.map((authority) => {
      const within = services.filter((entry) => authority.withDescendants.includes(ownerOf(entry)));
      const byChannel = new Map<Channel, Tally[]>();
      for (const entry of within)
        for (const [channel, tally] of entry.byChannel)
          byChannel.set(channel, [...(byChannel.get(channel) ?? []), tally]);
      return {
        subject: { kind: 'AUTHORITY', id: authority.id },
        byChannel: new Map([...byChannel].map(([channel, tallies]) => [channel, sumTallies(tallies)])),
        parts: [
          ...services.filter((entry) => ownerOf(entry) === authority.id).map(({ subject }) => subjectKey(subject)),
          ...authorities
            .filter(({ parentId }) => parentId === authority.id)
            .map(({ id }) => subjectKey({ kind: 'AUTHORITY', id })),
        ],
      };
    });
  }
}

/** Quarters with something to publish; when there is one, also the recent ones, which are then revised. */
async function quartersToPublish(client: PoolClient, today: Day): Promise<DayRange[]> {
  const { rows } = await client.query<{ first: Day | null }>(
    `select min(starts_on)::text as first from core_tally where grain = 'M'`,
  );
  const first = rows[0]!.first;
  if (!first) return [];
  const published = await client.query<{ period: string }>(
    `select distinct grain || ' ' || period_from as period from publication`,
  );
  const isPublished = new Set(published.rows.map(({ period }) => period));
  const isNew = (grain: PublishedGrain) => (period: DayRange) => !isPublished.has(`${grain} ${period.from}`);
  const fresh = (['MONTH', 'QUARTER'] as const).flatMap((grain) =>
    closedPeriods(first, today, grain).filter(isNew(grain)),
  );
  if (fresh.length === 0) return [];
  const freshQuarters = new Set(fresh.map(({ from }) => periodOf(from, 'QUARTER').from));
  return periodsIn({ from: first, to: today }, 'QUARTER').filter(
    ({ from, to }) => freshQuarters.has(from) || addDays(to, REVISED_DAYS) >= today,
  );
}

/** Writes the rows that are new or differ from what is published. */
async function write(
  client: PoolClient,
  grain: PublishedGrain,
  period: DayRange,
  stream: Stream,
  rows: readonly PublicationRow[],
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into publication (id, grain, period_from, period_to, subject_kind, subject_id, stream, breakdown,
       breakdown_key, revision, as_of, method_version, figures)
     select r.id, $2, $3, $4, r.kind, r.subject, $5, r.breakdown, r.key, coalesce(last.revision + 1, 0), now(), $6,
       r.figures
     from jsonb_to_recordset($1::jsonb)
       as r (id uuid, kind text, subject uuid, breakdown text, key text, figures jsonb)
     left join lateral (
       select p.revision, p.figures, p.method_version from publication p
       where p.subject_id = r.subject and p.grain = $2 and p.period_from = $3 and p.stream = $5
         and p.breakdown = r.breakdown and p.breakdown_key = r.key
       order by p.revision desc limit 1
     ) last on true
     where last.figures is null or last.figures <> r.figures or last.method_version <> $6`,
    [
      JSON.stringify(
        rows.map(({ subject, breakdown, breakdownKey, figures }) => ({
          id: uuidV7(),
          kind: subject.kind,
          subject: subject.id,
          breakdown,
          key: breakdownKey,
          figures,
        })),
      ),
      grain,
      period.from,
      period.to,
      stream,
      POLICY.methodVersion,
    ],
  );
  return rowCount ?? 0;
}
