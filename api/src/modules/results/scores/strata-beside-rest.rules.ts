import type { Channel } from '@otklik/schema';
import { POLICY } from '../../../statistics/index.ts';
import type { CountedCell } from '../mode-table/counted-cells.rules.ts';
import { ADJUSTED_ITEMS, type AdjustedItem } from '../mode-table/mode-table.ts';
import { type Answers, hasRoom } from './rectangle.rules.ts';
import { STRATUM_ANSWERS_AT_LEAST } from './score-strata.rules.ts';

/** A service for external clients, with what figures are made of. */
export interface ServiceAnswers {
  cells: readonly CountedCell[];
  /** True where nobody is shown how many answers to an item came by a channel. */
  isWithheld: (item: AdjustedItem, channel: Channel) => boolean;
}

export interface RestRequest {
  services: ReadonlyMap<string, ServiceAnswers>;
  /** Services of which strata could be told. */
  wanted: ReadonlySet<string>;
  /** Services of which an earlier edition told them. */
  already: ReadonlySet<string>;
}

/**
 * The services whose strata may be told together, for an outsider who knows, exactly, how many answers each other service has by each
 * channel, how many the country has of each segment, and of each mode in a channel, and who answers how. What is left are tables, with
 * all their totals: of the channels of other services by segment, and of each channel of other services by mode. In them
 *
 * - all of a segment or mode that services with strata have as well are none or enough;
 * - every count of 1–9 stands in a rectangle with the channel of another service, in which answers can be moved around without any
 *   total noticing (`hasRoom`): from one segment to another within one mode, from one mode to another within one segment;
 * - what figures leave open of channels whose number of answers nobody is shown is not sharpened (`hiddenApart`).
 *
 * Where one of these is wanting a service that brings it gives way, the one with the fewest answers; where none does, no further
 * strata are told at all.
 *
 * @see METHODOLOGY §2.4, the rectangle rule; docs/methods/disclosure.md
 */
export function strataBesideRest({ services, wanted, already }: RestRequest): Set<string> {
  const tables = tablesOf(services);
  const told = new Set(wanted);
  const bySize = [...wanted]
    .filter((service) => !already.has(service))
    .toSorted((a, b) => sizeOf(services, a) - sizeOf(services, b));
  const isOther = ({ service }: Row) => !told.has(service) && !already.has(service);
  // Whoever gives way is left in all tables: they are looked at again until none does.
  for (let before = -1; before !== told.size;) {
    before = told.size;
    for (const table of tables)
      for (;;) {
        const isMendedBy = weaknessOf(table, table.filter(isOther));
        if (!isMendedBy) break;
        const mending = new Set(table.flatMap((row) => (isMendedBy(row) ? [row.service] : [])));
        const giving = bySize.find((service) => told.has(service) && mending.has(service));
        if (giving === undefined) return new Set([...told].filter((service) => already.has(service)));
        told.delete(giving);
      }
  }
  return told;
}

/** Answers that came to a service by a channel, where there are any to an item; empty cells are none. */
interface Row {
  service: string;
  item: AdjustedItem;
  isWithheld: boolean;
  /** By level: a segment, or a mode. */
  counts: ReadonlyMap<string, number>;
  /** By what is not moved, a mode or a segment, and level. */
  cells: ReadonlyMap<string, ReadonlyMap<string, Answers>>;
}
type RestTable = readonly Row[];

/** Of each item by segment, and of each of its channels by mode. */
function tablesOf(services: RestRequest['services']): RestTable[] {
  const tables = new Map<string, Row[]>();
  const add = (name: string, row: Row) => {
    if (row.counts.size > 0) tables.set(name, [...(tables.get(name) ?? []), row]);
  };
  for (const [service, { cells, isWithheld }] of services)
    for (const [channel, own] of Map.groupBy(cells, (cell) => cell.channel))
      for (const item of ADJUSTED_ITEMS) {
        const about = { service, item, isWithheld: isWithheld(item, channel) };
        add(`${item} by segment`, { ...about, ...dividedBy(own, item, 'segment', 'mode') });
        add(`${item} by mode, ${channel}`, { ...about, ...dividedBy(own, item, 'mode', 'segment') });
      }
  return [...tables.values()];
}

type Factor = 'segment' | 'mode';

function dividedBy(
  own: readonly CountedCell[],
  item: AdjustedItem,
  by: Factor,
  kept: Factor,
): Pick<Row, 'counts' | 'cells'> {
  const counts = new Map<string, number>();
  const cells = new Map<string, Map<string, Answers>>();
  for (const cell of own) {
    const [level, held] = [cell[by], cell[kept]];
    if (cell.answers[item] === 0) continue;
    counts.set(level, (counts.get(level) ?? 0) + cell.answers[item]);
    let within = cells.get(held);
    if (!within) cells.set(held, (within = new Map()));
    within.set(level, sumOf(within.get(level), cell.answers));
  }
  return { counts, cells };
}

/** Versions apart are one cell. */
const sumOf = (a: Answers | undefined, b: Answers): Answers =>
  a ? { SAT: a.SAT + b.SAT, EASE: a.EASE + b.EASE, TIME: a.TIME + b.TIME } : b;

/** Tells the rows that would mend a table in which something is wanting, were they left; null: nothing is. */
type Mending = ((row: Row) => boolean) | null;

const weaknessOf = (table: RestTable, others: RestTable): Mending =>
  fewLeft(table, others) ?? countWithoutRoom(others) ?? hiddenApart(others);

/** A level that services with strata have, and of which all others have few answers together. */
function fewLeft(table: RestTable, others: RestTable): Mending {
  const left = new Map<string, number>();
  for (const { counts } of others) for (const [level, n] of counts) left.set(level, (left.get(level) ?? 0) + n);
  const isOther = new Set(others);
  const inStrata = new Set(table.flatMap((row) => (isOther.has(row) ? [] : [...row.counts.keys()])));
  const few = [...left].find(([level, n]) => inStrata.has(level) && n < STRATUM_ANSWERS_AT_LEAST);
  return few ? ({ counts }) => counts.has(few[0]) : null;
}

/** A count of 1–9 beside others. Where there are no others it is the number of the channel. */
function countWithoutRoom(others: RestTable): Mending {
  for (const row of others)
    for (const [level, n] of row.counts) {
      if (n >= POLICY.minimumToShow || row.counts.size < 2) continue;
      const isRoomBeside = (beside: Row) => beside.service !== row.service && hasRoomBeside(row, level, beside);
      if (!others.some(isRoomBeside)) return isRoomBeside;
    }
  return null;
}

/** True where two segments of one mode, or two modes of one segment, are in both rows, with room between them. */
function hasRoomBeside(row: Row, level: string, beside: Row): boolean {
  for (const own of row.cells.values()) {
    const corner = own.get(level);
    if (!corner) continue;
    for (const [other, besideIt] of own) {
      if (other === level) continue;
      for (const theirs of beside.cells.values()) {
        const [across, diagonal] = [theirs.get(level), theirs.get(other)];
        if (across && diagonal && hasRoom(row.item, { corner, beside: besideIt, across, diagonal })) return true;
      }
    }
  }
  return false;
}

/**
 * Channels whose numbers nobody is shown, which figures allow to be others: then some more answers by one go with as many fewer by
 * another. They must be able to do so whatever levels these have, by rows whose numbers are published and that have enough of several.
 */
function hiddenApart(others: RestTable): Mending {
  const needed = new Set(others.flatMap((row) => (row.isWithheld ? secretLevels(row) : [])));
  if (needed.size < 2) return null;
  const joining = others.flatMap((row) => (row.isWithheld ? [] : strongLevels(row)));
  const apart = componentsOf(needed, joining);
  if (apart === 1) return null;
  return (row) => !row.isWithheld && componentsOf(needed, [...joining, ...strongLevels(row)]) < apart;
}

/** Where a hidden row has few answers, and where it has most. */
const secretLevels = ({ counts }: Row): string[] => [
  largestOf(counts),
  ...[...counts].flatMap(([level, n]) => (n < POLICY.minimumToShow ? [level] : [])),
];

/** Levels between which many answers can be moved, of each mode or segment that they are moved within. */
const strongLevels = ({ cells, item }: Row): string[][] =>
  [...cells.values()].map((own) =>
    [...own].flatMap(([level, answers]) => (answers[item] >= POLICY.minimumToPublish ? [level] : [])),
  );

/** Parts of the graph of levels and rows that the wanted levels lie in; one that no row has is a part of its own. */
function componentsOf(wanted: ReadonlySet<string>, rows: readonly (readonly string[])[]): number {
  const parent = new Map<string, string>();
  const rootOf = (level: string): string => {
    const above = parent.get(level) ?? level;
    return above === level ? level : rootOf(above);
  };
  for (const [first, ...rest] of rows) for (const level of rest) parent.set(rootOf(level), rootOf(first!));
  return new Set([...wanted].map(rootOf)).size;
}

const largestOf = (counts: ReadonlyMap<string, number>): string =>
  [...counts].reduce((most, one) => (one[1] > most[1] || (one[1] === most[1] && one[0] < most[0]) ? one : most))[0];

const sizeOf = (services: RestRequest['services'], service: string): number =>
  services.get(service)!.cells.reduce((sum, { answers }) => sum + answers.SAT, 0);
