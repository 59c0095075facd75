import process from 'node:process';
import { median, percentile } from '../report/figures.ts';
import type { Machine } from '../report/machine.ts';
import { type CostRow, costLines, type Costs } from './costs.ts';
import type { DataSize } from './data/ratings.ts';
import { type Question, type TargetName, TARGETS_MS } from './questions.ts';
import type { RawKind } from './raw-questions.ts';
import { recountLine, type RecountTime } from './recount-once.ts';

/** One answer over HTTP. */
export interface Answer {
  /** Name of the operation. */
  operation: string;
  /** Milliseconds until it was there. */
  ms: number;
  /** Milliseconds of the queries behind it, asked again one after the other. */
  queriesMs: number;
}

/** What one question brought in one round at one size. */
export interface Measured {
  question: Question;
  size: string;
  round: number;
  answers: Answer[];
  costs: Costs;
  largestBytes: number;
}

/** Percentiles of one operation at one size; medians of the rounds. */
export interface Percentiles {
  p50Ms: number;
  p95Ms: number;
  /** 95th percentile of each round. */
  p95MsOfRounds: number[];
}

/** One operation at one size. */
export interface OperationFigures {
  /** The whole answer over HTTP. */
  answer: Percentiles;
  /** The queries behind it, for which the time is promised. */
  queries: Percentiles;
  /** The same of raw rows; null where there are none. */
  rawMs: number | null;
}

/** One operation at all sizes. */
export interface ReadRow {
  name: string;
  target: TargetName;
  bySize: Record<string, OperationFigures>;
  largestBytes: number;
}

/** What a run found; printed, and with `--json` the last line. */
export interface ReadReport {
  benchmark: 'read';
  machine: Machine;
  versions: Record<string, string>;
  settings: Record<string, string | number>;
  sizes: (DataSize & { contents: Record<string, string | number>; recount: RecountTime | null })[];
  rows: ReadRow[];
  costs: CostRow[];
}

/** Asked beside many pages, the same each time. */
const SHARED: Record<string, [name: string, target: TargetName]> = {
  AppAuthorities: ['choice of authorities, on many pages of staff', 'list'],
  PublishedPeriods: ['public: published quarters, on many pages', 'list'],
};
/** Sizes between which the ratio is promised, and what it may be. */
const COMPARED = ['10M', '100M'] as const;
const RATIO_AT_MOST = 1.2;

/** Sums the rounds up: a row for each operation of each question. */
export function rowsOf(
  measured: readonly Measured[],
  raw: ReadonlyMap<string, ReadonlyMap<RawKind, readonly number[]>>,
): ReadRow[] {
  const parts = measured.flatMap(({ answers, ...rest }) =>
    [...Map.groupBy(answers, ({ operation }) => operation)].map(([operation, ofOperation]) => {
      const [name, target] = SHARED[operation] ?? [rest.question.name, rest.question.target];
      return { ...rest, name, target, answers: ofOperation, rawKind: SHARED[operation] ? null : rest.question.raw };
    }),
  );
  return [...Map.groupBy(parts, ({ name }) => name)].map(([name, ofRow]) => ({
    name,
    target: ofRow[0]!.target,
    largestBytes: Math.max(...ofRow.map(({ largestBytes }) => largestBytes)),
    bySize: Object.fromEntries(
      [...Map.groupBy(ofRow, ({ size }) => size)].map(([size, ofSize]) => {
        const rounds = [...Map.groupBy(ofSize, ({ round }) => round).values()].map((round) =>
          round.flatMap(({ answers }) => answers),
        );
        const { rawKind } = ofSize[0]!;
        const rawMs = rawKind && raw.get(size)?.get(rawKind);
        const figures: OperationFigures = {
          answer: percentilesOf(rounds.map((answers) => answers.map(({ ms }) => ms))),
          queries: percentilesOf(rounds.map((answers) => answers.map(({ queriesMs }) => queriesMs))),
          rawMs: rawMs ? median(rawMs) : null,
        };
        return [size, figures];
      }),
    ),
  }));
}

function percentilesOf(rounds: readonly number[][]): Percentiles {
  const p95MsOfRounds = rounds.map((times) => percentile(times, 0.95));
  return { p50Ms: median(rounds.map((times) => percentile(times, 0.5))), p95Ms: median(p95MsOfRounds), p95MsOfRounds };
}

const list = (record: object): string =>
  Object.entries(record)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toFixed(2)) : value}`)
    .join(' · ');

const TARGET_NAMES = Object.keys(TARGETS_MS) as TargetName[];
const SIDES = ['queries', 'answer'] as const;
const NAME_OF = { queries: 'queries', answer: 'whole answers over HTTP' };

/** Prints every question with its promise, and what was kept. */
export function printReport({ machine, versions, settings, sizes, rows, costs }: ReadReport): void {
  const names = sizes.map(({ name }) => name);
  const head = `${''.padEnd(58)}${'promise'.padStart(8)}${names.map((name) => `${name}: queries`.padStart(20) + 'answer'.padStart(18)).join('')}  100M÷10M   raw rows ÷ ours`;
  const lines = TARGET_NAMES.flatMap((target) =>
    rows.filter((row) => row.target === target).map((row) => lineOf(row, names)),
  );
  const ratios = rows.flatMap((row) => growthOf(row) ?? []);
  process.stdout.write(
    [
      '',
      `machine   ${list(machine)}`,
      `versions  ${list(versions)}`,
      `settings  ${list(settings)}`,
      ...sizes.map(
        ({ name, ratings, rows: stored, contents }) =>
          `${name.padEnd(10)}${ratings} ratings, ${stored === ratings ? 'each with its row' : `of which ${stored} have rows (a sample); tallies as of all`} · ${list(contents)}`,
      ),
      ...sizes.map(({ name, recount }) => recountLine(name, recount)),
      '',
      'p50 / p95 in milliseconds: of the queries behind an answer, for which a time is promised, and of the whole answer over HTTP; ! is a p95 beyond the promise',
      head,
      ...lines,
      '',
      ...costLines(costs, names),
      '',
      ...SIDES.map((side) => `within the promise, of all p95 of ${NAME_OF[side]}: ${keptOf(rows, side)}`),
      ...(ratios.length > 0
        ? [
            `${COMPARED[1]} ÷ ${COMPARED[0]}, medians of answers: median ${median(ratios).toFixed(2)}, largest ${Math.max(...ratios).toFixed(2)}; ≤ ${RATIO_AT_MOST} in ${ratios.filter((ratio) => ratio <= RATIO_AT_MOST).length} of ${ratios.length}`,
          ]
        : []),
      '',
    ].join('\n'),
  );
}

/** How many 95th percentiles are within each promise. */
function keptOf(rows: readonly ReadRow[], side: (typeof SIDES)[number]): string {
  const p95s = rows.flatMap(({ target, bySize }) =>
    Object.values(bySize).map((figures) => ({ target, isKept: figures[side].p95Ms <= TARGETS_MS[target] })),
  );
  return TARGET_NAMES.map((target) => {
    const of = p95s.filter((figure) => figure.target === target);
    return `${target} ≤ ${TARGETS_MS[target]} ms: ${of.filter(({ isKept }) => isKept).length} of ${of.length}`;
  }).join(' · ');
}

function lineOf(row: ReadRow, sizes: readonly string[]): string {
  const { name, target, bySize } = row;
  const figures = sizes.flatMap((size) =>
    SIDES.map((side) => {
      const { p50Ms, p95Ms } = bySize[size]![side];
      const mark = p95Ms <= TARGETS_MS[target] ? ' ' : '!';
      return `${p50Ms.toFixed(1)} / ${p95Ms.toFixed(1)} ${mark}`.padStart(side === 'queries' ? 20 : 18);
    }),
  );
  const growth = growthOf(row);
  const raw = sizes.flatMap((size) => {
    const { rawMs, queries } = bySize[size]!;
    return rawMs === null ? [] : [`${size} ${rawMs.toFixed(0)} ms, ${(rawMs / queries.p50Ms).toFixed(1)}×`];
  });
  return (
    `${name.padEnd(58)}${`${TARGETS_MS[target]} ms`.padStart(8)}${figures.join('')}` +
    `  ${(growth === null ? '' : growth.toFixed(2)).padStart(8)}   ${raw.join(' · ')}`
  );
}

/** How much longer the middle answer takes at ten times as many ratings; null unless both were measured. */
function growthOf({ bySize }: ReadRow): number | null {
  const [small, large] = COMPARED.map((size) => bySize[size]);
  return small && large ? large.answer.p50Ms / small.answer.p50Ms : null;
}
