import { type Day, startOfPeriod } from '../../../kernel/calendar.ts';
import { positionsOf, type SumRow, type TallyPart } from '../tally.repository.ts';
import { CELL_COLUMNS, type CellColumn, type TallyRequest } from '../tally-source.ts';
import type { CellBook, FullCell } from './cell-book.ts';
import type { CellSums } from './cell-sums.ts';
import type { SignedDays } from './signed-days.ts';

/** Running sums to a day, to be added or taken off. */
export interface SignedSums extends SignedDays {
  sums: CellSums;
}

/** What rows are told apart by, but the period. */
type Group = Pick<SumRow, 'subjectId' | 'version' | 'key'>;

/**
 * Answers a request about tallies from running sums, as the statement of `tallyStatement` would of the same days.
 * @param channelOf of a touchpoint, by its UUID
 */
export function addedSums(
  signed: readonly SignedSums[],
  request: TallyRequest,
  parts: ReadonlySet<TallyPart>,
  { book, channelOf }: { book: CellBook; channelOf: (touchpointId: string) => string },
): SumRow[] {
  const positions = positionsOf(parts);
  const groups = new Groups(request, channelOf);
  const found = signed.map((one) => ({ ...one, ...groups.of(one.sums.cellIds, book) }));
  const width = positions.length;
  const buckets = new Map<Day | null, Float64Array>();
  for (const { month, sign, sums, cells, groupsOfCells } of found) {
    const start = request.bucket ? startOfPeriod(month, request.bucket) : null;
    let into = buckets.get(start);
    if (!into) buckets.set(start, (into = new Float64Array(groups.all.length * width)));
    for (let at = 0; at < width; at++)
      addColumn(into, sums.columns[positions[at]!]!, { cells, groupsOfCells, sign, at, width });
  }
  const rows: SumRow[] = [];
  for (const [bucket, sums] of buckets)
    for (const [place, group] of groups.all.entries()) {
      const own = picked(sums, place * width, width);
      if (own) rows.push({ ...group, bucket, sums: own });
    }
  return rows;
}

/** So many numbers from there on; null where all are 0. */
function picked(from: Float64Array, first: number, count: number): number[] | null {
  const numbers: number[] = [];
  let isAny = false;
  for (let at = first; at < first + count; at++) {
    const number = from[at]!;
    if (number !== 0) isAny = true;
    numbers.push(number);
  }
  return isAny ? numbers : null;
}

interface Added {
  /** Places of the cells in the column, and of the groups that they are added to. */
  cells: Int32Array;
  groupsOfCells: Int32Array;
  sign: 1 | -1;
  /** Place of the column in a row of sums, and length of such a row. */
  at: number;
  width: number;
}

function addColumn(
  into: Float64Array,
  column: ArrayLike<number>,
  { cells, groupsOfCells, sign, at, width }: Added,
): void {
  for (let pair = 0; pair < cells.length; pair++)
    into[groupsOfCells[pair]! * width + at]! += sign * column[cells[pair]!]!;
}

/** The groups of a request: numbered as cells of theirs come up. */
class Groups {
  readonly all: Group[] = [];
  readonly #byName = new Map<string, number>();
  readonly #byCell = new Map<number, readonly number[]>();
  readonly #owners = new Map<string, string[]>();
  readonly #isWanted: (cell: FullCell) => boolean;
  readonly #keyOf: (cell: FullCell) => string | null;

  constructor(
    { subjectIds, ownerIds, sourceClasses, groupBy, cells }: TallyRequest,
    channelOf: (touchpointId: string) => string,
  ) {
    for (const [place, subject] of subjectIds.entries()) {
      const owner = ownerIds?.[place] ?? subject;
      const known = this.#owners.get(subject);
      if (known) known.push(owner);
      else this.#owners.set(subject, [owner]);
    }
    const allows = (values: readonly string[] | undefined) => {
      const set = values && new Set(values);
      return (value: string | null) => !set || (value !== null && set.has(value));
    };
    const [isClass, isPlace, isMode, isSegment, isLanguage] = [
      allows(sourceClasses),
      allows(cells?.touchpointIds),
      allows(cells?.modes),
      allows(cells?.segmentIds),
      allows(cells?.languages),
    ];
    this.#isWanted = ({ sourceClass, touchpointId, mode, segmentId, language }) =>
      isClass(sourceClass) && isPlace(touchpointId) && isMode(mode) && isSegment(segmentId) && isLanguage(language);
    this.#keyOf = keyMaker(groupBy, channelOf);
  }

  /** Which of these cells are wanted, by their place, and the groups they are added to: one pair for each. */
  of(cellIds: Int32Array, book: CellBook): { cells: Int32Array; groupsOfCells: Int32Array } {
    let cells = new Int32Array(cellIds.length);
    let groups = new Int32Array(cellIds.length);
    let count = 0;
    for (let place = 0; place < cellIds.length; place++) {
      const id = cellIds[place]!;
      let ofCell = this.#byCell.get(id);
      if (!ofCell) this.#byCell.set(id, (ofCell = this.#groupsOf(book.get(id))));
      for (let at = 0; at < ofCell.length; at++) {
        // A service may be added to several authorities.
        if (count === cells.length) [cells, groups] = [doubled(cells), doubled(groups)];
        cells[count] = place;
        groups[count++] = ofCell[at]!;
      }
    }
    return { cells: cells.subarray(0, count), groupsOfCells: groups.subarray(0, count) };
  }

  #groupsOf(cell: FullCell): readonly number[] {
    const owners = this.#owners.get(cell.subjectId);
    if (!owners || !this.#isWanted(cell)) return NO_GROUPS;
    const key = this.#keyOf(cell);
    return owners.map((subjectId) => {
      const name = `${subjectId} ${cell.version} ${key}`;
      let group = this.#byName.get(name);
      if (group === undefined) {
        this.#byName.set(name, (group = this.all.length));
        this.all.push({ subjectId, version: cell.version, key });
      }
      return group;
    });
  }
}

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length + 1);
  larger.set(numbers);
  return larger;
}

const NO_GROUPS: readonly number[] = [];

const VALUE_OF: Record<Exclude<CellColumn, 'stratum'>, (cell: FullCell) => string | null> = {
  touchpoint_id: ({ touchpointId }) => touchpointId,
  mode: ({ mode }) => mode,
  segment_id: ({ segmentId }) => segmentId,
  language: ({ language }) => language,
  source_class: ({ sourceClass }) => sourceClass,
};

/** What makes the key of a tally, as the database does in `keyOf` of `tally-source.ts`. */
function keyMaker(
  groupBy: TallyRequest['groupBy'],
  channelOf: (touchpointId: string) => string,
): (cell: FullCell) => string | null {
  if (!groupBy) return () => null;
  if (groupBy === 'stratum')
    return ({ touchpointId, mode, segmentId, sourceClass }) =>
      `${channelOf(touchpointId)}|${mode}|${segmentId ?? ''}|${sourceClass}`;
  if (groupBy === 'CELL') {
    const values = CELL_COLUMNS.map((column) => VALUE_OF[column as keyof typeof VALUE_OF]);
    return (cell) => values.map((valueOf) => valueOf(cell) ?? '').join('|');
  }
  return VALUE_OF[groupBy];
}
