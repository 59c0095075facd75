import type { ClientBase } from 'pg';
import { addDays, type Day } from '../../kernel/calendar.ts';
import { NEVER_CHANGED } from './month.repository.ts';
import { joinedPieces, unpackCellPiece } from './running-sums/cell-sums.ts';
import { type DaysOfSubject, joinedDays, unpackDaysPiece } from './running-sums/days-of-subject.ts';
import { FLOW_PIECES, FlowSums, unpackFlowPiece } from './running-sums/flow-sums.ts';
import { GrowingCells } from './running-sums/growing-cells.ts';
import { GrowingFlow } from './running-sums/growing-flow.ts';
import { RUNNING_KIND_NAMES, SUBJECTS_AT_ONCE } from './running-sums/running-kinds.ts';
import {
  isWholeMonth,
  type KeptToDay,
  type MonthToDay,
  readRunningMonths,
  readRunningSums,
  readVersions,
  readVersionsOfDays,
  type RunningKindName,
} from './running-sums/running-sums.repository.ts';
import {
  readPackedDays,
  readRatedSubjects,
  readSubjectDays,
  readSubjectsWithDays,
  SUBJECT_DAY_NUMBERS,
} from './running-sums/subject-days.repository.ts';
import { TALLY_PIECES } from './running-sums/tally-pieces.ts';
import { ALL_COLUMNS } from './tally.repository.ts';

/** What is kept of a month. */
interface KeptMonth extends KeptToDay {
  month: Day;
}

const NO_NUMBERS = new Int32Array(0);

/** Makes it anew, and names what differs, day by day or subject by subject. */
type Again = (client: ClientBase, kept: KeptMonth) => AsyncIterable<object>;

const AGAIN: Record<RunningKindName, Again> = { T: cellsAgain, D: daysAgain, F: flowAgain };

/**
 * Adds up the days of all months again of which anything is kept that holds, and names each number that differs. The
 * tallies of the days themselves are compared with the ratings, and with the reports.
 * @returns at most so many differences
 */
export async function differentRunningSums(client: ClientBase, atMost: number): Promise<string[]> {
  const found: string[] = [];
  for (const kind of RUNNING_KIND_NAMES) {
    const versions = await readVersions(client, kind);
    for (const [month, { toDay, version }] of await readRunningMonths(client, kind)) {
      const days = { month, toDay };
      const now = isWholeMonth(days)
        ? (versions.get(month) ?? NEVER_CHANGED)
        : (await readVersionsOfDays(client, kind, days)).at(-1)!.version;
      // Nobody reads those of another version.
      if (now !== version) continue;
      for await (const difference of AGAIN[kind](client, { ...days, version })) {
        found.push(JSON.stringify({ kind, month, ...difference }));
        if (found.length >= atMost) return found;
      }
    }
  }
  return found;
}

/** The sums to one day as they are kept, and where pieces are missing. */
async function keptPieces(
  client: ClientBase,
  kind: RunningKindName,
  day: { month: Day; toDay: Day; version: string },
  pieces: readonly number[],
) {
  const kept = await readRunningSums(
    client,
    kind,
    pieces.map((piece) => ({ ...day, piece })),
  );
  return { kept, missing: kept.length < pieces.length ? [{ toDay: day.toDay, pieces: kept.length }] : [] };
}

async function* cellsAgain(client: ClientBase, { version, ...days }: KeptMonth): AsyncIterable<object> {
  const { month } = days;
  const added = new GrowingCells();
  for (const toDay of daysOf(days)) {
    await added.add(client, toDay);
    const { kept, missing } = await keptPieces(client, 'T', { month, toDay, version }, TALLY_PIECES);
    yield* missing;
    if (missing.length > 0) continue;
    const pieces = await Promise.all(kept.map(({ piece, sums }) => unpackCellPiece(piece, sums)));
    const { cellIds, columns } = joinedPieces(pieces);
    const places = new Map([...cellIds].map((cell, place) => [cell, place]));
    for (const [at, cell] of added.cellIds.entries()) {
      const place = places.get(cell) ?? -1;
      for (let column = 0; column < ALL_COLUMNS.length; column++) {
        const keptSum = columns[column]![place] ?? 0;
        const counted = added.rows[at * ALL_COLUMNS.length + column]!;
        if (keptSum !== counted) yield { toDay, cell_id: cell, column: ALL_COLUMNS[column], kept: keptSum, counted };
      }
    }
    if (cellIds.length !== added.cellIds.length) yield { toDay, cells: cellIds.length };
  }
}

async function* flowAgain(client: ClientBase, { version, ...days }: KeptMonth): AsyncIterable<object> {
  const { month } = days;
  const added = new GrowingFlow();
  for (const toDay of daysOf(days)) {
    await added.add(client, toDay);
    const { kept, missing } = await keptPieces(client, 'F', { month, toDay, version }, FLOW_PIECES);
    yield* missing;
    if (missing.length > 0) continue;
    const pieces = await Promise.all(kept.map(({ piece, sums }) => unpackFlowPiece(piece, sums)));
    for (const what of flowDifferences(added, new FlowSums(pieces))) yield { toDay, ...what };
  }
}

function flowDifferences({ flow: added }: GrowingFlow, sums: FlowSums): object[] {
  const kept = new Map<string, number>();
  for (const serviceId of sums.serviceIds)
    for (const { touchpointId, segmentId, transactions } of sums.of(serviceId))
      kept.set([serviceId, touchpointId, segmentId].join(), transactions);
  const names = new Set([...added.keys(), ...kept.keys()]);
  return [...names].flatMap((name) => {
    const [counted, known] = [added.get(name)?.transactions, kept.get(name)];
    return counted === known ? [] : [{ name, kept: known ?? null, counted: counted ?? null }];
  });
}

async function* daysAgain(client: ClientBase, { version, ...days }: KeptMonth): AsyncIterable<object> {
  const { month } = days;
  const found = new Set([...(await readRatedSubjects(client)), ...(await readSubjectsWithDays(client, month))]);
  const subjects = [...found];
  for (let from = 0; from < subjects.length; from += SUBJECTS_AT_ONCE) {
    const some = subjects.slice(from, from + SUBJECTS_AT_ONCE);
    const counted = await readSubjectDays(client, days, some);
    const kept = await readPackedDays(
      client,
      some.flatMap((subjectId) => TALLY_PIECES.map((piece) => ({ month, subjectId, version, piece }))),
    );
    const keptOf = Map.groupBy(kept, (one) => one.subjectId);
    for (const subjectId of some) {
      const own = counted.get(subjectId) ?? NO_NUMBERS;
      const packed = keptOf.get(subjectId) ?? [];
      // All pieces, or none of a subject without ratings.
      const isWhole = packed.every(({ days }) => (days === null) === (own.length === 0));
      const pieces = await Promise.all(packed.map(({ piece, days }) => unpackDaysPiece(piece, days)));
      if (!isWhole || !areSameDays(own, joinedDays(pieces))) yield { subject_id: subjectId };
    }
  }
}

/** @param rows of `readSubjectDays`, in their order */
function areSameDays(rows: Int32Array, { cellIds, days, columns }: DaysOfSubject): boolean {
  if (rows.length !== cellIds.length * SUBJECT_DAY_NUMBERS) return false;
  const kept = [cellIds, days, ...columns];
  return kept.every((column, number) => {
    for (let row = 0; row < cellIds.length; row++)
      if (column![row] !== rows[row * SUBJECT_DAY_NUMBERS + number]) return false;
    return true;
  });
}

function daysOf({ month, toDay }: MonthToDay): Day[] {
  const days: Day[] = [];
  for (let day = month; day <= toDay; day = addDays(day, 1)) days.push(day);
  return days;
}
