import process from 'node:process';
import { median, percentile } from '../report/figures.ts';
import type { Machine } from '../report/machine.ts';
import { type CostRow, costLines, type Costs } from './costs.ts';
import type { DataSize } from './data/ratings.ts';
import { type Question, type TargetName, TARGETS_MS } from './questions.ts';
import type { RawKind } from './raw-questions.ts';

/** What one question brought in one round at one size. */
export interface Measured {
  question: Question;
  size: string;
  round: number;
  /** Milliseconds by operation. */
  operations: Record<string, number[]>;
  costs: Costs;
  largestBytes: number;
}

/** One operation at one size; medians of the rounds. */
export interface OperationFigures {
  p50Ms: number;
  p95Ms: number;
  /** 95th percentile of each round. */
  p95MsOfRounds: number[];
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
  sizes: (DataSize & { contents: Record<string, string | number> })[];
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
  const parts = measured.flatMap(({ operations, ...rest }) =>
    Object.entries(operations).map(([operation, latenciesMs]) => {
      const [name, target] = SHARED[operation] ?? [rest.question.name, rest.question.target];
      return { ...rest, name, target, latenciesMs, rawKind: SHARED[operation] ? null : rest.question.raw };
    }),
  );
  return [...Map.groupBy(parts, ({ name }) => name)].map(([name, ofRow]) => ({
    name,
    target: ofRow[0]!.target,
    largestBytes: Math.max(...ofRow.map(({ largestBytes }) => largestBytes)),
    bySize: Object.fromEntries(
      [...Map.groupBy(ofRow, ({ size }) => size)].map(([size, ofSize]) => {
        const rounds = [...Map.groupBy(ofSize, ({ round }) => round).values()].map((round) =>
          round.flatMap(({ latenciesMs }) => latenciesMs),
        );
        const p95MsOfRounds = rounds.map((latencies) => percentile(latencies, 0.95));
        const { rawKind } = ofSize[0]!;
        const rawMs = rawKind && raw.get(size)?.get(rawKind);
        const figures: OperationFigures = {
          p50Ms: median(rounds.map((latencies) => percentile(latencies, 0.5))),
          p95Ms: median(p95MsOfRounds),
          p95MsOfRounds,
          rawMs: rawMs ? median(rawMs) : null,
        };
        return [size, figures];
      }),
    ),
  }));
}

const list = (record: object): string =>
  Object.entries(record)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toFixed(2)) : value}`)
    .join(' · ');

/** Prints every question with its promise, and what was kept. */
export function printReport({ machine, versions, settings, sizes, rows, costs }: ReadReport): void {
  const names = sizes.map(({ name }) => name);
  const head = `${''.padEnd(58)}${'promise'.padStart(8)}${names.map((name) => `p50 / p95 at ${name}`.padStart(22)).join('')}  100M÷10M   raw rows ÷ ours`;
  const lines = (Object.keys(TARGETS_MS) as TargetName[]).flatMap((target) =>
    rows.filter((row) => row.target === target).map((row) => lineOf(row, names)),
  );
  const p95s = rows.flatMap(({ target, bySize }) =>
    Object.values(bySize).map(({ p95Ms }) => ({ target, isKept: p95Ms <= TARGETS_MS[target] })),
  );
  const kept = (Object.keys(TARGETS_MS) as TargetName[]).map((target) => {
    const of = p95s.filter((figure) => figure.target === target);
    return `${target} ≤ ${TARGETS_MS[target]} ms: ${of.filter(({ isKept }) => isKept).length} of ${of.length}`;
  });
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
      '',
      head,
      ...lines,
      '',
      ...costLines(costs, names),
      '',
      `promises kept, of all p95: ${kept.join(' · ')}`,
      ...(ratios.length > 0
        ? [
            `${COMPARED[1]} ÷ ${COMPARED[0]}, medians: median ${median(ratios).toFixed(2)}, largest ${Math.max(...ratios).toFixed(2)}; ≤ ${RATIO_AT_MOST} in ${ratios.filter((ratio) => ratio <= RATIO_AT_MOST).length} of ${ratios.length}`,
          ]
        : []),
      '',
    ].join('\n'),
  );
}

function lineOf(row: ReadRow, sizes: readonly string[]): string {
  const { name, target, bySize } = row;
  const figures = sizes.map((size) => {
    const { p50Ms, p95Ms } = bySize[size]!;
    const mark = p95Ms <= TARGETS_MS[target] ? ' ' : '!';
    return `${p50Ms.toFixed(1)} / ${p95Ms.toFixed(1)} ${mark}`.padStart(22);
  });
  const growth = growthOf(row);
  const raw = sizes.flatMap((size) => {
    const { rawMs, p50Ms } = bySize[size]!;
    return rawMs === null ? [] : [`${size} ${rawMs.toFixed(0)} ms, ${(rawMs / p50Ms).toFixed(1)}×`];
  });
  return (
    `${name.padEnd(58)}${`${TARGETS_MS[target]} ms`.padStart(8)}${figures.join('')}` +
    `  ${(growth === null ? '' : growth.toFixed(2)).padStart(8)}   ${raw.join(' · ')}`
  );
}

/** How much longer the middle answer takes at ten times as many ratings; null unless both were measured. */
function growthOf({ bySize }: ReadRow): number | null {
  const [small, large] = COMPARED.map((size) => bySize[size]);
  return small && large ? large.p50Ms / small.p50Ms : null;
}
