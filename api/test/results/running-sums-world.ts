import type { Mode } from '@otklik/schema';
import pg from 'pg';
import { withRole } from '../../src/database/pool.ts';
import { createPools, type Pools } from '../../src/database/pools.ts';
import { addDays } from '../../src/kernel/calendar.ts';
import { MonthMemory, readersFor, RunningSumsKeeper } from '../../src/modules/results/index.ts';
import type { RunningSumsKeeperOptions } from '../../src/modules/results/running-sums/running-sums-keeper.ts';
import type { TallyQuery } from '../../src/modules/results/tally-query.ts';
import type { TallyReader } from '../../src/modules/results/tally-reader.ts';
import { drawFrom, drawRatings, FiguresWorld } from './figures-world.ts';
import { answersTo, inSegment, QUERIES } from './tally-questions.ts';

/** The day of these tests: months to October are over, and November to the 19th. */
export const TODAY = '2026-11-20';

/** Every month of the country of these tests, the newest first. */
export const MONTHS = [11, 10, 9, 8, 7, 6, 5, 4, 3].map((month) => `2026-${String(month).padStart(2, '0')}-01`);

export const inJune: TallyQuery = {
  period: { from: '2026-06-05', to: '2026-06-20' },
  stream: 'SCORE',
  filter: null,
};

const throwIt = (error: unknown): never => {
  throw error as Error;
};

/** A country of nine months, and those who read what is kept of them, each in its own way. None remembers a month. */
export class RunningSumsWorld {
  readonly world: FiguresWorld;
  readonly pools: Pools;
  /** Keeps the days before `TODAY`. */
  readonly keeper: RunningSumsKeeper;
  /** Reads running sums, and so whole months, however few subjects are asked about. */
  readonly summing: MonthMemory;
  /** Reads days of subjects, however many are asked about. */
  readonly daySumming: MonthMemory;
  /** Reads nothing that is kept. */
  readonly reading: MonthMemory;

  private constructor(world: FiguresWorld) {
    this.world = world;
    this.pools = createPools(world.api.database.url, () => undefined);
    this.keeper = this.keeperOn(`${TODAY}T12:00:00Z`, { onError: throwIt });
    this.summing = this.memory(1);
    this.daySumming = this.memory(Infinity);
    this.reading = this.memory(null);
  }

  static async start(): Promise<RunningSumsWorld> {
    const world = await FiguresWorld.start();
    await world.countOffers({ from: '2026-03-01', to: TODAY }, (day) => day.endsWith('3'));
    await world.rate(drawRatings(1_500, { from: '2026-03-01', days: 260 }, 17));
    await world.report(['2026-04-02', '2026-06-05', '2026-06-20', '2026-06-21', '2026-07-31', '2026-11-03']);
    return new RunningSumsWorld(world);
  }

  async close(): Promise<void> {
    const { summing, daySumming, reading, keeper } = this;
    await Promise.all([summing.stop(), daySumming.stop(), reading.stop(), keeper.stop()]);
    await Promise.all(Object.values(this.pools).map((pool: pg.Pool) => pool.end()));
    await this.world.api.close();
  }

  /** A keeper for which it is this moment. */
  keeperOn(moment: string, options: Partial<RunningSumsKeeperOptions> = {}): RunningSumsKeeper {
    const clock = { now: () => new Date(moment) };
    return new RunningSumsKeeper({ pool: this.pools.resting, clock, onError: () => undefined, ...options });
  }

  /** A memory that keeps no month. @param manySubjects so many are read from running sums; null: none are */
  memory(manySubjects: number | null): MonthMemory {
    return new MonthMemory({ ...this.#remembersNothing, held: { tallies: 0, flow: 0, restMs: 0 }, manySubjects });
  }

  /** The same for running sums, of which it holds what fits into so many bytes, as a process does after its start. */
  async holding(atMost: number): Promise<MonthMemory> {
    const held = { tallies: atMost, flow: atMost, restMs: 0 };
    const memory = new MonthMemory({ ...this.#remembersNothing, held, manySubjects: 1 });
    memory.start();
    await memory.idle();
    return memory;
  }

  get #remembersNothing() {
    return { pool: this.pools.figures, onError: throwIt, atMost: { cells: 0, strata: 0, flow: 0 } };
  }

  /** One that has read the months of this question whole, and remembers them. */
  async remembering(query: TallyQuery): Promise<MonthMemory> {
    const memory = new MonthMemory({ pool: this.pools.figures, onError: throwIt, quietForMs: 0, manySubjects: 2 });
    for (let time = 0; time < 2; time++) {
      await answersTo([query], memory, this);
      await memory.idle();
    }
    return memory;
  }

  get ministry() {
    return this.world.subject('AUTHORITY', this.world.api.registry.ministry);
  }

  /** Tallies and strata of the ministry as one reader finds them, in no promised order. */
  async askedOf(reader: TallyReader, query: TallyQuery): Promise<string[]> {
    const tallies = await reader.tallies(this.ministry, query, []);
    const strata = await reader.strata(this.ministry, query, []);
    return [...tallies, ...strata.flatMap((bucket) => bucket.strata)].map((one) => JSON.stringify(one)).toSorted();
  }

  change(statement: string, ...values: unknown[]) {
    return withRole(this.world.api.platform.pool, 'otklik_acceptor', (client) => client.query(statement, values));
  }

  /** Tallies and strata, and transactions of free dates. */
  async answers(memory: MonthMemory) {
    const { world, pools } = this;
    const { registry, platform } = world.api;
    const queries = [...QUERIES, ...inSegment({ world, pools }), ...this.#drawnQueries(40)];
    const { directory, method } = platform;
    const { flow } = readersFor(pools.figures, { directory, method, memory });
    const subjects = [world.subject('SERVICE', registry.service), world.subject('AUTHORITY', registry.ministry)];
    const asked = queries.flatMap(({ period }) =>
      subjects.map((subject) => flow.flow(subject, { period, filter: null })),
    );
    const shares = (await Promise.all(asked)).map((buckets) =>
      buckets.flatMap((bucket) => bucket.flow.map((share) => JSON.stringify(share))).toSorted(),
    );
    return [...(await answersTo(queries, memory, { world, pools })), ...shares];
  }

  /** Tables that are read for one question. */
  async tablesOf(query: TallyQuery, memory = this.summing): Promise<string[]> {
    const sent: string[] = [];
    const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
    const send = client.query;
    client.query = function (this: pg.Client, ...args) {
      const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
      // Reading a month whole is for the next question, and which months are the first is read once.
      if (!/always left join|min\(starts_on\)/.test(text))
        sent.push(/core_tally|join (running_sums s|subject_days)/.exec(text)?.[0] ?? 'other');
      return send.apply(this, args);
    };
    try {
      await answersTo([query], memory, this);
      return [...new Set(sent)].toSorted();
    } finally {
      client.query = send;
    }
  }

  /** Free dates with filters, as they come. */
  #drawnQueries(count: number): TallyQuery[] {
    const draw = drawFrom(5);
    const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(draw() * values.length)]!;
    const { segment, portal, office } = this.world.api.registry;
    const filters: TallyQuery['filter'][] = [
      null,
      { languages: ['EN'] },
      { segmentIds: [segment] },
      { touchpointIds: [portal, office] },
      { channels: ['PORTAL'], modes: ['APP'] satisfies Mode[] },
      { modes: ['OPERATOR', 'KIOSK'] },
    ];
    return Array.from({ length: count }, () => {
      const from = addDays('2026-02-20', Math.floor(draw() * 250));
      const by = pick([null, null, 'CHANNEL', 'TOUCHPOINT', 'LANGUAGE', 'SEGMENT'] as const);
      const bucket = pick([null, null, 'MONTH', 'QUARTER', 'WEEK', 'DAY'] as const);
      return {
        period: { from, to: addDays(from, Math.floor(draw() ** 2 * 150)) },
        stream: pick(['SCORE', 'SCORE', 'OPEN'] as const),
        filter: pick(filters),
        ...(by ? { by } : {}),
        ...(bucket ? { bucket } : {}),
      };
    });
  }
}
