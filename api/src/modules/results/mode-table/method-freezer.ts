import type { Pool, PoolClient } from 'pg';
import { ADVISORY_LOCKS } from '../../../database/advisory-locks.ts';
import { withRole } from '../../../database/pool.ts';
import { addDays, type Day, type DayRange, periodOf, periodsIn } from '../../../kernel/calendar.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { POLICY } from '../../../statistics/index.ts';
import type { Directory } from '../../registry/index.ts';
import { inTurn, withAdvisoryLock } from '../advisory-lock.ts';
import { readFlow } from '../flow.repository.ts';
import { isClosed, latestClosedQuarter } from '../periods.rules.ts';
import type { FrozenMethod } from '../scores/frozen-method.ts';
import type { MethodInForce } from '../scores/method-in-force.rules.ts';
import type { Stratum } from '../scores/stratum.ts';
import { answersByChannel, readAcceptedAnswers } from './accepted-answers.ts';
import type { QuarterStrata } from './answers-of-quarters.rules.ts';
import { readDrawnRoutes } from './drawn-routes.repository.ts';
import { estimateEffects } from './estimate-effects.rules.ts';
import { readModeTables, writeModeTable, writeReferenceMix } from './frozen.repository.ts';
import { ADJUSTED_ITEMS, type MixShare, type ReferenceMix, UNKNOWN_SEGMENT } from './mode-table.ts';
import { TALLY_PARTS } from '../tally.repository.ts';
import { serviceSpread } from './service-spread.rules.ts';
import { readServiceStrata } from './service-strata.ts';
import { toldBesideEarlier } from './told-beside-earlier.rules.ts';

export interface MethodFreezerOptions {
  pool: Pool;
  directory: Directory;
  clock: Clock;
  /** Is told at once of what was frozen. */
  method: FrozenMethod;
}

/** What a round has frozen; null: nothing was due, or another process was at it. */
export interface Frozen {
  modeTable: string | null;
  referenceMix: number | null;
}

/**
 * Freezes the mode table of a quarter when the quarter has closed, and the reference mix of a calendar year when the
 * one before it has. Once for all processes, and never again: what is frozen is not changed. The publisher calls it
 * every hour, before it publishes; a command calls it by hand.
 */
export class MethodFreezer {
  readonly #options: MethodFreezerOptions;

  constructor(options: MethodFreezerOptions) {
    this.#options = options;
  }

  /** What figures are adjusted with now. */
  get inForce(): MethodInForce {
    return this.#options.method.inForce;
  }

  /** Freezes what is due. Several processes may call it: one works, the others leave it to that one. */
  async freezeDue(): Promise<Frozen> {
    const frozen = await withAdvisoryLock(this.#options.pool, ADVISORY_LOCKS.freezing, () => this.#freeze());
    await this.#options.method.refresh();
    return frozen ?? { modeTable: null, referenceMix: null };
  }

  /**
   * Freezes what is due, after whoever is at it already: what is published next cannot be published again with what
   * that one freezes. @returns what figures are adjusted with from then on
   */
  async freezeInTurn(): Promise<MethodInForce> {
    await inTurn(this.#options.pool, ADVISORY_LOCKS.freezing, () => this.#freeze());
    await this.#options.method.refresh();
    return this.inForce;
  }

  async #freeze(): Promise<Frozen> {
    const { directory, clock } = this.#options;
    await directory.refresh();
    const now = clock.now();
    const today = now.toISOString().slice(0, 10);
    return {
      modeTable: await this.#freezeTable(today, now),
      referenceMix: await this.#freezeMix(today, now),
    };
  }

  /** Estimates between two transactions: with hundreds of services it takes longer than one may be idle. */
  async #freezeTable(today: Day, madeAt: Date): Promise<string | null> {
    const { pool, directory } = this.#options;
    const window = tableWindow(today);
    const version = versionOf(window);
    const { strata, drawn, earlier, quarters } = await withRole(pool, 'otklik_worker', async (client) => {
      await client.query('set transaction isolation level repeatable read');
      const known = await client.query('select from mode_table where version = $1', [version]);
      if (known.rowCount !== 0) return { strata: [], drawn: new Set<never>(), earlier: [], quarters: [] };
      const tables = await readModeTables(client, POLICY.modeEffect.quarters);
      const before = tables.filter((one) => one.window.to < window.to && one.window.to >= window.from).toReversed();
      return {
        strata: await readServiceStrata(client, directory, window, TALLY_PARTS),
        drawn: await readDrawnRoutes(client, directory, window),
        earlier: before,
        quarters: await this.#quarters(client, { from: before[0]?.window.from ?? window.from, to: window.to }),
      };
    });
    if (strata.length === 0) return null;
    const items = ADJUSTED_ITEMS.map((item) => estimateEffects(strata, item, drawn));
    const spread = serviceSpread(strata, items);
    const table = { version, window, madeAt, methodVersion: POLICY.methodVersion, items, spread };
    const beside: QuarterStrata[] = [];
    for (const { quarter, strata: own } of quarters) {
      const inFigures = answersByChannel(await readAcceptedAnswers(pool, directory, quarter));
      beside.push({ quarter, strata: own, inFigures });
    }
    const told = toldBesideEarlier(table, earlier, beside);
    return withRole(pool, 'otklik_worker', async (client) =>
      (await writeModeTable(client, { ...table, told })) ? version : null,
    );
  }

  async #quarters(client: PoolClient, period: DayRange): Promise<QuarterStrata[]> {
    const quarters: QuarterStrata[] = [];
    for (const quarter of periodsIn(period, 'QUARTER'))
      quarters.push({ quarter, strata: await readServiceStrata(client, this.#options.directory, quarter) });
    return quarters;
  }

  async #freezeMix(today: Day, madeAt: Date): Promise<number | null> {
    const { pool } = this.#options;
    const year = mixYear(today);
    const periods = [{ from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }, tableWindow(today)];
    const ofTransactions = await withRole(pool, 'otklik_worker', async (client) => {
      await client.query('set transaction isolation level repeatable read');
      const known = await client.query('select from reference_mix where year = $1', [year]);
      if (known.rowCount !== 0) return 'KNOWN';
      return firstOf('FLOW', periods, (period) => this.#transactions(client, period));
    });
    if (ofTransactions === 'KNOWN') return null;
    const mix = ofTransactions ?? (await firstOf('ANSWERS', periods, (period) => this.#answers(period)));
    if (!mix) return null;
    return withRole(pool, 'otklik_worker', async (client) =>
      (await writeReferenceMix(client, { year, madeAt, ...mix })) ? year : null,
    );
  }

  /** Transactions of services for external clients. */
  async #transactions(client: PoolClient, period: DayRange): Promise<MixShare[]> {
    const { directory } = this.#options;
    const flow = await readFlow(client, directory, { serviceIds: null, period });
    return sharesOf(
      flow
        .filter(({ serviceId }) => directory.get('SERVICE', serviceId).audience === 'EXTERNAL')
        .map(({ channel, segmentId, transactions }) => ({
          channel,
          segment: segmentId ?? UNKNOWN_SEGMENT,
          count: transactions,
        })),
    );
  }

  /** Answers of the score stream that figures are made of, for want of transactions. */
  async #answers(period: DayRange): Promise<MixShare[]> {
    const { pool, directory } = this.#options;
    const strata: Stratum[] = [];
    for (const quarter of periodsIn(period, 'QUARTER')) {
      const services = await readAcceptedAnswers(pool, directory, quarter);
      strata.push(...services.flatMap((one) => one.strata ?? []));
      // Of an edition from before they were kept only channels are known: all answers of these services count.
      const untold = new Set(services.flatMap(({ subject, strata: own }) => (own ? [] : [subject.id])));
      if (untold.size === 0) continue;
      const now = await withRole(pool, 'otklik_worker', (client) => readServiceStrata(client, directory, quarter));
      strata.push(...now.filter(({ subjectId }) => untold.has(subjectId)));
    }
    const answersOf = ({ tally }: Stratum) => tally.counts.SAT.slice(1).reduce((sum, count) => sum + count, 0);
    return sharesOf(
      strata.map((stratum) => ({ channel: stratum.channel, segment: stratum.segment, count: answersOf(stratum) })),
    );
  }
}

/** The mix of the first of some periods that has anything to be made of. */
async function firstOf(
  weighting: ReferenceMix['weighting'],
  periods: readonly DayRange[],
  sharesIn: (period: DayRange) => Promise<MixShare[]>,
): Promise<Pick<ReferenceMix, 'weighting' | 'period' | 'total' | 'shares'> | null> {
  for (const period of periods) {
    const shares = await sharesIn(period);
    const total = shares.reduce((sum, { count }) => sum + count, 0);
    if (total > 0) return { weighting, period, total, shares };
  }
  return null;
}

function sharesOf(parts: readonly MixShare[]): MixShare[] {
  const shares = new Map<string, MixShare>();
  for (const { channel, segment, count } of parts) {
    const share = shares.get(`${channel}|${segment}`) ?? { channel, segment, count: 0 };
    share.count += count;
    shares.set(`${channel}|${segment}`, share);
  }
  return [...shares.values()].filter(({ count }) => count > 0);
}

/** The last four closed quarters. */
export function tableWindow(today: Day): DayRange {
  const last = latestClosedQuarter(today);
  let { from } = last;
  for (let count = 1; count < POLICY.modeEffect.quarters; count++) from = periodOf(addDays(from, -1), 'QUARTER').from;
  return { from, to: last.to };
}

/** Name of the table of a window: its last quarter, 2026Q3. */
export const versionOf = ({ to }: DayRange): string => `${to.slice(0, 4)}Q${Math.ceil(Number(to.slice(5, 7)) / 3)}`;

/** The year whose mix is in force: this one, once the last has closed. */
export function mixYear(today: Day): number {
  const year = Number(today.slice(0, 4));
  return isClosed({ from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }, today) ? year : year - 1;
}
