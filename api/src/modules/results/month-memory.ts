import type { Pool } from 'pg';
import type { Day } from '../../kernel/calendar.ts';
import { MadeFigures } from './scores/made-figures.ts';
import { CellBook } from './running-sums/cell-book.ts';
import { type CellPiece, unpackCellPiece } from './running-sums/cell-sums.ts';
import { type FlowPiece, unpackFlowPiece } from './running-sums/flow-sums.ts';
import { heldAtMost } from './running-sums/held-memory.ts';
import { HeldMonths } from './running-sums/held-months.ts';
import { RunningSums } from './running-sums/running-sums.ts';
import { isWholeMonth, type KeptToDay } from './running-sums/running-sums.repository.ts';
import { SubjectDays } from './running-sums/subject-days.ts';
import { MonthShelf } from './month-shelf.ts';
import { MonthStrata } from './month-strata.ts';
import { MonthTallies } from './month-tallies.ts';
import {
  byChannelVersion,
  type FirstMonths,
  NEVER_CHANGED,
  NO_DAY,
  readFirstMonths,
  readMonth,
  readMonthFlow,
  readMonthStrata,
  readMonthVersions,
  readNewestMonths,
} from './month.repository.ts';
import { flowNames, MonthFlow } from './scores/month-flow.ts';

/** A month that has changed is read again once it has been quiet for so long. */
const QUIET_FOR_MS = 10_000;
/** Most that is remembered of each kind. */
const AT_MOST = {
  /** Coarse cells, some 400 bytes each. */
  cells: 60_000,
  /** Some 150 bytes each: two years of 500 services are 150,000 to 200,000. */
  strata: 250_000,
  /** Transactions by service, channel and segment, some 20 bytes each. */
  flow: 500_000,
};
/** Most figures that are remembered: both scores on two measures of 500 services and their authorities over three periods. */
const FIGURES_AT_MOST = 6_000;
/** Most that are made of published rows: 500 services with their channels, compared on two measures over four quarters. */
const PUBLISHED_AT_MOST = 8_000;
/**
 * Most memory for what is kept of months and was read, in bytes: running sums of tallies, some dozen of 14,000 cells
 * with all their parts; days of some thousand subjects and months, which at ten times as many ratings take twice the bytes; running
 * sums of transactions.
 */
const RUNNING_AT_MOST = { tallies: 12 * 2 ** 20, days: 16 * 2 ** 20, flow: 4 * 2 ** 20 };
const HELD = {
  ...heldAtMost(),
  /** Between two looks whether other months are to be held. */
  restMs: QUIET_FOR_MS,
};
/** Of so many subjects days are read faster as running sums of all than as days of each, and whole months than as monthly rows. */
const MANY_SUBJECTS = 8;
const NO_CELLS = new Int32Array(0);
/** Most months that are read at the start: two years and those since. */
const MONTHS_AT_START = 26;

/**
 * Tallies and transactions of whole months, of all subjects, as they were when they were last read. Every look first asks
 * for the versions of the months, which rise in the transactions that move them; what is handed out is what the database
 * held at that moment, whichever process has written it.
 */
export class MonthMemory {
  readonly #pool: Pool;
  readonly #cells: MonthShelf<MonthTallies>;
  readonly #strata: MonthShelf<MonthStrata>;
  readonly #flow: MonthShelf<MonthFlow>;
  /** Made of whole months that are remembered. */
  readonly made = new MadeFigures(FIGURES_AT_MOST);
  /** Made of what is published. */
  readonly madeOfPublished = new MadeFigures(PUBLISHED_AT_MOST);
  /** Kept of months in the database: of full cells, which the book explains, and of transactions. */
  readonly runningTallies: RunningSums<CellPiece>;
  readonly subjectDays: SubjectDays;
  readonly cellBook: CellBook;
  readonly runningFlow: RunningSums<FlowPiece>;
  readonly #heldTallies: HeldMonths;
  readonly #heldFlow: HeldMonths;
  /** From so many subjects on running sums are read, of whole months as well; null: nothing that is kept of months is. */
  readonly manySubjects: number | null;
  #reading: Promise<void> = Promise.resolve();
  readonly #flowNames = flowNames();
  /** Read once: what is written later raises the version of its month. */
  #first: Promise<FirstMonths> | null = null;

  readonly #onError: (error: Error) => void;
  #isStopped = false;

  /**
   * @param pool connections that rest in a role that may read tallies
   * @param onError a month could not be read; it is read when it is needed, as ever
   */
  constructor({
    pool,
    onError,
    quietForMs = QUIET_FOR_MS,
    atMost = AT_MOST,
    held = HELD,
    manySubjects = MANY_SUBJECTS,
  }: {
    pool: Pool;
    onError: (error: Error) => void;
    quietForMs?: number;
    atMost?: typeof AT_MOST;
    held?: typeof HELD;
    manySubjects?: number | null;
  }) {
    this.#pool = pool;
    this.#onError = onError;
    // One after the other and beside the questions, which are answered from the database meanwhile.
    const queue = (work: () => Promise<void>) => {
      this.#reading = this.#reading.then(() => (this.#isStopped ? undefined : work())).catch(onError);
    };
    const holding = { pool, restMs: held.restMs, queue };
    this.#heldTallies = new HeldMonths({ kind: 'T', atMost: held.tallies, ...holding });
    this.#heldFlow = new HeldMonths({ kind: 'F', atMost: held.flow, ...holding });
    this.cellBook = new CellBook(pool);
    this.runningTallies = new RunningSums({
      pool,
      kind: 'T',
      atMost: RUNNING_AT_MOST.tallies,
      held: this.#heldTallies,
      unpack: async (packed) => {
        const pieces = await Promise.all(packed.map(({ piece, sums }) => unpackCellPiece(piece, sums)));
        const cells = await this.cellBook.numbersOf(pieces.map(({ cellIds }) => cellIds ?? NO_CELLS));
        return pieces.map((one, place) => ({ ...one, cellIds: one.cellIds && cells[place]! }));
      },
    });
    this.subjectDays = new SubjectDays({ pool, book: this.cellBook, atMost: RUNNING_AT_MOST.days });
    this.runningFlow = new RunningSums({
      pool,
      kind: 'F',
      atMost: RUNNING_AT_MOST.flow,
      held: this.#heldFlow,
      unpack: (packed) => Promise.all(packed.map(({ piece, sums }) => unpackFlowPiece(piece, sums))),
    });
    this.manySubjects = manySubjects;
    const rest = { quietForMs, queue };
    this.#cells = new MonthShelf({ read: (month) => readMonth(pool, month), atMost: atMost.cells, ...rest });
    this.#strata = new MonthShelf({ read: (month) => readMonthStrata(pool, month), atMost: atMost.strata, ...rest });
    this.#flow = new MonthShelf({
      read: (month) => readMonthFlow(pool, month, this.#flowNames),
      atMost: atMost.flow,
      ...rest,
    });
  }

  /** What is remembered and still true. One statement, at first two; what it returns stays as it is. */
  async look(): Promise<MonthLook> {
    const [versions, first] = await Promise.all([readMonthVersions(this.#pool), this.#firstMonths()]);
    const { tallies, flow, registry, publications, ...kept } = versions;
    const now = performance.now();
    const running = (made: ReadonlyMap<Day, KeptToDay>, versions: ReadonlyMap<Day, string>) => (month: Day) => {
      const kept = made.get(month);
      if (!kept || this.manySubjects === null) return null;
      // Of part of a month only what still holds was read.
      const holds = !isWholeMonth({ month, toDay: kept.toDay }) || kept.version === versionOf(versions, month);
      return holds ? kept : null;
    };
    const versionOf = (versions: ReadonlyMap<Day, string>, month: Day) => versions.get(month) ?? NEVER_CHANGED;
    const isNothing = (since: Day | null, month: Day, version: string) =>
      version === NEVER_CHANGED && (since === null || month < since);
    const noCells = new MonthTallies({ version: NEVER_CHANGED, lastDay: NO_DAY }, new Map());
    const nothing = { version: byChannelVersion(NEVER_CHANGED, registry), lastDay: NO_DAY };
    const [noStrata, noFlow] = [new MonthStrata(nothing, []), new MonthFlow(nothing, [], this.#flowNames)];
    return {
      cells: (month) => {
        const version = versionOf(tallies, month);
        return isNothing(first.tallies, month, version) ? noCells : this.#cells.of(month, version, now);
      },
      strata: (month) => {
        const version = versionOf(tallies, month);
        if (isNothing(first.tallies, month, version)) return noStrata;
        return this.#strata.of(month, byChannelVersion(version, registry), now);
      },
      flow: (month) => {
        const version = versionOf(flow, month);
        if (isNothing(first.flow, month, version)) return noFlow;
        return this.#flow.of(month, byChannelVersion(version, registry), now);
      },
      runningTallies: running(kept.runningTallies, tallies),
      subjectDays: running(kept.subjectDays, tallies),
      runningFlow: running(kept.runningFlow, flow),
      registry,
      publications,
      allFlow: [...flow].map(([month, version]) => `${month}/${version}`).join(),
    };
  }

  /** One that could not be read is read for the next look. */
  #firstMonths(): Promise<FirstMonths> {
    return (this.#first ??= readFirstMonths(this.#pool).catch((error: unknown) => {
      this.#first = null;
      throw error;
    }));
  }

  /**
   * Reads the newest months beside everything else, so that the first who ask after a start do not wait for what all
   * others find in memory. What changes meanwhile is read again when it is asked for.
   */
  start(): void {
    const readAll = async () => {
      await this.#firstMonths();
      for (const month of await readNewestMonths(this.#pool, MONTHS_AT_START))
        for (const shelf of [this.#strata, this.#cells, this.#flow]) shelf.want(month);
      if (this.manySubjects !== null) for (const held of [this.#heldTallies, this.#heldFlow]) held.want();
    };
    this.#reading = this.#reading.then(readAll).catch(this.#onError);
  }

  /** Reads nothing more for later. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.idle();
  }

  /** Waits until what is to be remembered is. */
  async idle(): Promise<void> {
    for (let reading: Promise<void> | null = null; reading !== this.#reading;) {
      reading = this.#reading;
      await reading;
    }
  }
}

/** What is remembered of a month, at the moment of one look; null: it has to be read. */
export interface MonthLook {
  cells: (month: Day) => MonthTallies | null;
  strata: (month: Day) => MonthStrata | null;
  flow: (month: Day) => MonthFlow | null;
  /** The running sums of a month, where they are of its days as they are; null: these have to be read. */
  runningTallies: (month: Day) => KeptToDay | null;
  /** The same of the days of its subjects. */
  subjectDays: (month: Day) => KeptToDay | null;
  runningFlow: (month: Day) => KeptToDay | null;
  /** Version of the registry. */
  registry: string;
  /** Version of everything that was accepted for publication. */
  publications: string;
  /** Versions of the transactions of all months together. */
  allFlow: string;
}

/** The one look of a request: all that it asks of memory is of the same moment, and costs one statement. */
export class LookedMonths {
  readonly #memory: MonthMemory;
  #look: Promise<MonthLook> | null = null;

  constructor(memory: MonthMemory) {
    this.#memory = memory;
  }

  look(): Promise<MonthLook> {
    return (this.#look ??= this.#memory.look());
  }

  /** Of the process, for what is read beside what is remembered. */
  get memory(): Pick<MonthMemory, 'runningTallies' | 'subjectDays' | 'runningFlow' | 'cellBook' | 'manySubjects'> {
    return this.#memory;
  }

  /** What was made of months, in whatever request. */
  get made(): MadeFigures {
    return this.#memory.made;
  }
}
