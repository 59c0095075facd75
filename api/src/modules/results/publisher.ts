import type { Stream } from '@otklik/schema';
import type { Pool, PoolClient } from 'pg';
import { ADVISORY_LOCKS } from '../../database/advisory-locks.ts';
import { withRole } from '../../database/pool.ts';
import { type Day, type DayRange, periodsIn } from '../../kernel/calendar.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Rounds } from '../../kernel/rounds.ts';
import type { Directory } from '../registry/index.ts';
import { withAdvisoryLock } from './advisory-lock.ts';
import type { MethodFreezer } from './mode-table/method-freezer.ts';
import { type ClosedMonth, decideEdition, DISCLOSURE_DECISIONS, type DisclosureDecisions } from './decide-edition.ts';
import { isClosed } from './periods.rules.ts';
import { type Edition, nextEdition, readBasis, writeBasis } from './publication-basis.repository.ts';
import { notePublished, quartersToPublish, writePublication } from './publication.repository.ts';
import { classRows } from './class-rows.ts';
import { publicationRows } from './publication.rules.ts';
import { frozenIn, type MethodInForce } from './scores/method-in-force.rules.ts';
import { channelWeights } from './scores/channel-weights.rules.ts';
import { type ScoredPeriod, withScores } from './scores/publish-scores.ts';
import { scoreIngredients } from './scores/score-ingredients.rules.ts';
import { readSubjectTallies } from './subject-tallies.ts';

const CHECK_EVERY_MS = 3_600_000;
/** After a round that failed, for want of a database, say. */
const TRY_AGAIN_MS = 30_000;

export interface PublisherOptions {
  pool: Pool;
  directory: Directory;
  clock: Clock;
  /** Freezes what is due before anything is published with it. */
  freezer: MethodFreezer;
  onError: (error: unknown) => void;
  /** From one round to the next; an hour unless told. */
  checkEveryMs?: number;
  /** Steps that the audit of disclosure weakens in a database of its own, to see that it finds what is then told. */
  steps?: Partial<PublicationSteps>;
}

/** The steps between tallies and rows. */
export interface PublicationSteps extends DisclosureDecisions {
  publicationRows: typeof publicationRows;
  classRows: typeof classRows;
  scoreIngredients: typeof scoreIngredients;
  channelWeights: typeof channelWeights;
}

/**
 * Writes the public figures of a period when it closes: its end and 7 days. Rows are never changed. What arrives,
 * is revised or withdrawn later enters at the next close, as a row with the next revision number.
 */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #rounds: Rounds;
  #hasLooked = false;

  constructor(options: PublisherOptions) {
    this.#options = options;
    const { onError, checkEveryMs = CHECK_EVERY_MS } = options;
    const work = async () => {
      await this.publishClosed();
      // Another process is at its first round, say: what it makes of it is not known yet.
      return this.#hasLooked ? checkEveryMs : TRY_AGAIN_MS;
    };
    this.#rounds = new Rounds({ work, tryAgainMs: TRY_AGAIN_MS, onError });
  }

  /** Whether all that had closed was published once since this process started; until then figures are being prepared. */
  get hasLooked(): boolean {
    return this.#hasLooked;
  }

  /** Publishes what has closed now, and looks again every hour; sooner where it failed. */
  start(): void {
    this.#rounds.start();
  }

  /** No further round begins. @returns when the one that goes on is over */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /**
   * Publishes every closed period that is not published yet, and revises the recent ones where a new one closed; all of
   * them after the method changed, the mode table or the reference mix among it, each quarter by itself.
   * Several processes may call it: one works, the others find the lock taken and leave it to that one.
   * @returns number of rows written
   */
  async publishClosed(): Promise<number> {
    const { pool, directory, clock, freezer } = this.#options;
    const written = await withAdvisoryLock(pool, ADVISORY_LOCKS.publication, async () => {
      // What closes while the method is being frozen waits for the next round: it may be the last of a table that is due.
      const today = clock.now().toISOString().slice(0, 10);
      // A period is published with the mode table that it is the last one of, and a round with one method.
      const method = await freezer.freezeInTurn();
      await directory.refresh();
      const quarters = await withRole(pool, 'otklik_worker', (client) =>
        quartersToPublish(client, today, frozenIn(method)),
      );
      let rows = 0;
      for (const quarter of quarters) rows += await this.#publishQuarter(quarter, today, method);
      return rows;
    });
    if (written !== null) this.#hasLooked = true;
    return written ?? 0;
  }

  /**
   * Publishes a quarter, if it is closed, and those of its months that are, from one snapshot of the tallies. Deciding
   * takes a while: no transaction is open meanwhile. Nobody else writes what is decided by, since the lock is held.
   */
  async #publishQuarter(quarter: DayRange, today: Day, method: MethodInForce): Promise<number> {
    const { pool, directory } = this.#options;
    const steps = {
      ...DISCLOSURE_DECISIONS,
      publicationRows,
      classRows,
      scoreIngredients,
      channelWeights,
      ...this.#options.steps,
    };
    const requests = await withRole(pool, 'otklik_worker', (client) => this.#readQuarter(client, quarter, today));
    const decided: { stream: Stream; editions: Edition[] | null }[] = [];
    for (const { stream, ...request } of requests)
      decided.push({ stream, editions: await decideEdition({ ...request, decisions: steps }) });
    return withRole(pool, 'otklik_worker', async (client) => {
      await client.query('set transaction isolation level repeatable read');
      let written = 0;
      const number = await nextEdition(client, quarter);
      for (const { stream, editions } of decided) {
        // Months come before their quarter.
        const months: ScoredPeriod[] = [];
        for (const edition of editions ?? []) {
          const { grain, period, subjects, disclosures } = edition;
          const raw = steps.publicationRows(subjects, stream, disclosures, method.links);
          const { scoreIngredients: ingredientsOf, channelWeights: weightsOf } = steps;
          const sources = { directory, method, period, months, ingredientsOf, weightsOf };
          const rows = stream === 'SCORE' ? await withScores(client, sources, subjects, raw) : raw;
          if (grain === 'MONTH') months.push({ subjects, rows });
          // Scores are of both classes together.
          const all = [...rows, ...steps.classRows(edition, stream, method.links)];
          written += await writePublication(client, { grain, period, stream }, all);
          await writeBasis(client, { stream, edition: number }, edition);
        }
      }
      for (const place of closedPlaces(quarter, today)) await notePublished(client, place, frozenIn(method));
      return written;
    });
  }

  /** What the editions of a quarter are decided by, stream by stream. */
  async #readQuarter(client: PoolClient, quarter: DayRange, today: Day) {
    await client.query('set transaction isolation level repeatable read');
    const { directory } = this.#options;
    const isQuarterClosed = isClosed(quarter, today);
    const requests = [];
    for (const stream of ['SCORE', 'OPEN'] as const) {
      const months: ClosedMonth[] = [];
      for (const period of periodsIn(quarter, 'MONTH').filter((month) => isClosed(month, today)))
        months.push({ period, direct: await readSubjectTallies(client, directory, period, stream) });
      const basis = await readBasis(client, quarter, stream);
      requests.push({ stream, quarter, isQuarterClosed, months, basis, directory });
    }
    return requests;
  }
}

/** The months of a quarter that are closed, and the quarter itself if it is. */
function closedPlaces(quarter: DayRange, today: Day) {
  const months = periodsIn(quarter, 'MONTH').map((period) => ({ grain: 'MONTH' as const, period }));
  return [...months, { grain: 'QUARTER' as const, period: quarter }].filter(({ period }) => isClosed(period, today));
}
