import type { SumRow } from '../tally.repository.ts';
import { CELL_COLUMNS, type CellColumn, type TallyRequest } from '../tally-source.ts';
import { type CellBook, type FullCell, numberOf } from './cell-book.ts';

/** What rows are told apart by, but the period. */
export type Group = Pick<SumRow, 'subjectId' | 'version' | 'key'>;

/** Where cells are explained. */
export interface CellsExplained {
  book: CellBook;
  /** Channel of a touchpoint, by its UUID. */
  channelOf: (touchpointId: string) => string;
}

/** Places of rows among the columns, and of the groups that they are added to: pairs. */
export interface GroupedRows {
  rows: Int32Array;
  groupsOfRows: Int32Array;
}

/** A cell that was not looked at yet, and one that is in no group. */
const [UNKNOWN, NOWHERE] = [-2, -1];
/** Cells in several groups have numbers from here down. */
const FIRST_OF_SEVERAL = -3;
/** More keys and versions than any request has, so that group, key and version are one number. */
const [KEYS, VERSIONS] = [2 ** 20, 2 ** 10];

/** The groups of a request: numbered as cells of theirs come up. */
export class CellGroups {
  readonly all: Group[] = [];
  readonly #book: CellBook;
  /** By number of the cell: its group. */
  readonly #ofCell: Int32Array;
  readonly #several: number[][] = [];
  readonly #byNumber = new Map<number, number>();
  readonly #keys = new Map<string, number>();
  /** By their numbers. */
  readonly #keyTexts: (string | null)[] = [];
  /** Number of the key by kind of cell; NOWHERE for a kind that is not wanted. */
  readonly #kinds: number[] = [];
  readonly #ownerNumbers = new Map<string, number>();
  /** What a subject is added to, by its UUID. */
  readonly #owners = new Map<string, string[]>();
  readonly #isWanted: (cell: FullCell) => boolean;
  readonly #keyOf: (cell: FullCell) => string | null;

  constructor(
    { subjectIds, ownerIds, sourceClasses, groupBy, cells }: TallyRequest,
    { book, channelOf }: CellsExplained,
  ) {
    this.#book = book;
    this.#ofCell = new Int32Array(book.length).fill(UNKNOWN);
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

  /** Which rows are of cells that are wanted, and the groups they are added to: one pair for each. */
  of(cellIds: Int32Array): GroupedRows {
    let [rows, groups] = [new Int32Array(cellIds.length), new Int32Array(cellIds.length)];
    let count = 0;
    for (let row = 0; row < cellIds.length; row++) {
      const id = cellIds[row]!;
      const group = this.#ofCell[id] === UNKNOWN ? this.#groupOf(id) : this.#ofCell[id]!;
      if (group === NOWHERE) continue;
      for (const one of group >= 0 ? [group] : this.#several[FIRST_OF_SEVERAL - group]!) {
        if (count === rows.length) [rows, groups] = [doubled(rows), doubled(groups)];
        rows[count] = row;
        groups[count++] = one;
      }
    }
    return { rows: rows.subarray(0, count), groupsOfRows: groups.subarray(0, count) };
  }

  /** The group of a cell, noted for the next time; or where its groups are, for a service that is added to several authorities. */
  #groupOf(id: number): number {
    const cell = this.#book.get(id);
    const owners = this.#owners.get(cell.subjectId);
    const key = owners ? this.#keyOfKind(cell) : NOWHERE;
    let group = NOWHERE;
    if (owners && key !== NOWHERE) {
      const groups = owners.map((owner) => this.#numbered(owner, key, cell));
      group = groups.length === 1 ? groups[0]! : FIRST_OF_SEVERAL - (this.#several.push(groups) - 1);
    }
    this.#ofCell[id] = group;
    return group;
  }

  /** Number of the key of a cell; NOWHERE for one that is not wanted. */
  #keyOfKind(cell: FullCell): number {
    let number = this.#kinds[cell.kindNumber];
    if (number === undefined) {
      const key = this.#keyOf(cell);
      number = this.#isWanted(cell) ? numberOf(this.#keys, key ?? NO_KEY) : NOWHERE;
      if (number !== NOWHERE) this.#keyTexts[number] = key;
      this.#kinds[cell.kindNumber] = number;
    }
    return number;
  }

  #numbered(subjectId: string, key: number, { version, versionNumber }: FullCell): number {
    const number = (numberOf(this.#ownerNumbers, subjectId) * KEYS + key) * VERSIONS + versionNumber;
    let group = this.#byNumber.get(number);
    if (group === undefined) {
      this.#byNumber.set(number, (group = this.all.length));
      this.all.push({ subjectId, version, key: this.#keyTexts[key]! });
    }
    return group;
  }
}

/** Stands for none; no key is like it. */
const NO_KEY = '\n';

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length + 1);
  larger.set(numbers);
  return larger;
}

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
