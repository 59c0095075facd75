import type { Pool } from 'pg';
import type { Directory } from '../registry/index.ts';
import type { LookedMonths, MonthLook } from './month-memory.ts';
import { addedSums, type SignedSums } from './running-sums/added-sums.ts';
import { divideBySums, type SignedDays } from './running-sums/signed-days.ts';
import { readSums, type SumRow, type TallyPart } from './tally.repository.ts';
import type { TallyRequest } from './tally-source.ts';

/** Reads sums of tallies for one request: days from running sums where these still hold, and so months of many subjects. */
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

  /** Rows of what was asked, one a group; those of no ratings may be among them. */
  async read(request: TallyRequest, parts: ReadonlySet<TallyPart>): Promise<SumRow[]> {
    return (await this.#fromRunningSums(request, parts)) ?? readSums(this.#pool, request, parts);
  }

  /** Null where running sums do not tell. */
  async #fromRunningSums(request: TallyRequest, parts: ReadonlySet<TallyPart>): Promise<SumRow[] | null> {
    const { bucket, subjectIds, ranges } = request;
    if (bucket === 'DAY' || bucket === 'WEEK') return null;
    const isOfMany = subjectIds.length >= (this.#months.memory.manySubjects ?? Infinity);
    if (!isOfMany && ranges.days.length + ranges.lessDays.length === 0) return null;
    const look = await this.#months.look();
    // A registry in memory that lags behind tells of channels that touchpoints no longer are of.
    if (look.registry !== this.#directory.version) return null;
    const { signed, rest } = divideBySums(ranges, (month) => look.runningTallies(month) !== null, isOfMany);
    if (signed.length === 0) return null;
    const [found, read] = await Promise.all([
      this.#found(signed, look, subjectIds),
      rest ? readSums(this.#pool, { ...request, ranges: rest }, parts) : [],
    ]);
    if (!found) return null;
    const rows = addedSums(found, request, parts, {
      book: this.#months.memory.cellBook,
      channelOf: (id) => this.#directory.get('TOUCHPOINT', id).channel,
    });
    return read.length === 0 ? rows : joined(rows, read);
  }

  async #found(
    signed: readonly SignedDays[],
    look: MonthLook,
    subjectIds: readonly string[],
  ): Promise<SignedSums[] | null> {
    const sums = await this.#months.memory.runningTallies.read(
      signed.map(({ month, toDay }) => ({ month, toDay, version: look.runningTallies(month)! })),
      subjectIds,
    );
    return sums && signed.flatMap((one, place) => sums[place]!.map((ofShard) => ({ ...one, sums: ofShard })));
  }
}

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
