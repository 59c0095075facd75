import type { Pool } from 'pg';
import type { Directory } from '../registry/index.ts';
import type { LookedMonths, MonthLook } from './month-memory.ts';
import { addedDays } from './running-sums/added-days.ts';
import { addedSums, type SignedSums } from './running-sums/added-sums.ts';
import type { CellsExplained } from './running-sums/cell-groups.ts';
import { joinedPieces } from './running-sums/cell-sums.ts';
import { daysWithAnswers } from './running-sums/days-with-answers.ts';
import { divideBySums, type SignedDays } from './running-sums/signed-days.ts';
import { divideByMonths } from './running-sums/signed-stretches.ts';
import { piecesOf } from './running-sums/tally-pieces.ts';
import { readSums, type SumRow, type TallyPart } from './tally.repository.ts';
import type { KeptTo, TallyRanges } from './tally-ranges.ts';
import type { TallyRequest } from './tally-source.ts';

/** What is kept of months tells of a request, and what is left to be read of the tallies; null: nothing. */
interface FromKeptMonths {
  rows: Promise<SumRow[] | null>;
  rest: TallyRanges | null;
}

/**
 * Reads sums of tallies for one request. Days that are over come from what is kept of their months, where it still holds: of many
 * subjects from running sums, and whole months with them; of few from the days of each.
 */
export class SumsReader {
  readonly #pool: Pool;
  readonly #directory: Directory;
  readonly #months: LookedMonths;

  /** @param pool connections that rest in a role that may read tallies */
  constructor(pool: Pool, directory: Directory, months: LookedMonths) {
    this.#pool = pool;
    this.#directory = directory;
    this.#months = months;
  }

  /**
   * Rows of what was asked, one a group; those of no ratings may be among them. Null where what is kept has been written
   * anew since the look: what was remembered at that moment is no longer what these days are to be taken off.
   */
  async read(request: TallyRequest, parts: ReadonlySet<TallyPart>): Promise<SumRow[] | null> {
    const kept = await this.#fromKeptMonths(request, parts);
    if (!kept) return this.readAll(request, parts);
    const [rows, read] = await Promise.all([
      kept.rows,
      kept.rest ? this.readAll({ ...request, ranges: kept.rest }, parts) : [],
    ]);
    return rows && (read.length === 0 ? rows : joined(rows, read));
  }

  /** The same of the tallies alone, as they are now. */
  readAll(request: TallyRequest, parts: ReadonlySet<TallyPart>): Promise<SumRow[]> {
    return readSums(this.#pool, request, parts);
  }

  /** To which of its days a month is kept, for what a request asks: as it was at the moment of the look. */
  keptTo({ subjectIds, bucket }: Pick<TallyRequest, 'subjectIds' | 'bucket'>, look: MonthLook): KeptTo {
    // A registry in memory that lags behind tells of channels that touchpoints no longer are of.
    if (look.registry !== this.#directory.version) return nothingKept;
    if (!this.#isOfMany(subjectIds)) return (month) => look.subjectDays(month)?.toDay ?? null;
    // Sums of many tell nothing of each day.
    return isOfDays(bucket) ? nothingKept : (month) => look.runningTallies(month)?.toDay ?? null;
  }

  #isOfMany(subjectIds: readonly string[]): boolean {
    return subjectIds.length >= (this.#months.memory.manySubjects ?? Infinity);
  }

  /** Null where they tell nothing. */
  async #fromKeptMonths(request: TallyRequest, parts: ReadonlySet<TallyPart>): Promise<FromKeptMonths | null> {
    const { bucket, subjectIds, ranges } = request;
    const isOfMany = this.#isOfMany(subjectIds);
    if (isOfMany ? isOfDays(bucket) : ranges.days.length + ranges.lessDays.length === 0) return null;
    const look = await this.#months.look();
    const keptTo = this.keptTo(request, look);
    if (!isOfMany) return this.#ofDays(request, parts, look, keptTo);
    const { signed, rest } = divideBySums(ranges, keptTo, true);
    if (signed.length === 0) return null;
    return { rows: this.#ofSums(signed, look, request, parts), rest: rest && daysWithAnswers(rest, look.cells) };
  }

  async #ofSums(
    signed: readonly SignedDays[],
    look: MonthLook,
    request: TallyRequest,
    parts: ReadonlySet<TallyPart>,
  ): Promise<SumRow[] | null> {
    const sums = await this.#months.memory.runningTallies.read(
      signed.map(({ month, toDay }) => ({ month, toDay, version: look.runningTallies(month)!.version })),
      piecesOf(parts),
    );
    if (!sums) return null;
    const found = signed.map((one, place): SignedSums => ({ ...one, sums: joinedPieces(sums[place]!) }));
    return addedSums(found, request, parts, this.#explained);
  }

  #ofDays(
    request: TallyRequest,
    parts: ReadonlySet<TallyPart>,
    look: MonthLook,
    keptTo: KeptTo,
  ): FromKeptMonths | null {
    const { stretches, rest } = divideByMonths(request.ranges, keptTo);
    if (stretches.length === 0) return null;
    const wanted = [...new Set(request.subjectIds)].flatMap((subjectId) =>
      stretches.map((stretch) => ({ ...stretch, subjectId, version: look.subjectDays(stretch.month)!.version })),
    );
    const rows = this.#months.memory.subjectDays.read(wanted, piecesOf(parts)).then(
      (days) =>
        days &&
        addedDays(
          wanted.map((one, place) => ({ ...one, days: days[place]! })),
          request,
          parts,
          this.#explained,
        ),
    );
    return { rows, rest: rest && daysWithAnswers(rest, look.cells) };
  }

  get #explained(): CellsExplained {
    return {
      book: this.#months.memory.cellBook,
      channelOf: (id) => this.#directory.get('TOUCHPOINT', id).channel,
    };
  }
}

const nothingKept: KeptTo = () => null;
const isOfDays = (bucket: TallyRequest['bucket']): boolean => bucket === 'DAY' || bucket === 'WEEK';

/** Rows of the same group and bucket added up: whether anything is left of a group is seen of all its days. */
function joined(rows: readonly SumRow[], others: readonly SumRow[]): SumRow[] {
  const found = new Map<string, SumRow>();
  for (const row of [...rows, ...others]) {
    const name = `${row.subjectId} ${row.version} ${row.bucket} ${row.key}`;
    const known = found.get(name);
    found.set(name, known ? { ...known, sums: known.sums.map((sum, at) => sum + row.sums[at]!) } : row);
  }
  return [...found.values()];
}
