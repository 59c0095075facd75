import process from 'node:process';
import type { DataSize } from '../read/data/ratings.ts';
import { recountLine, type RecountTime } from '../read/recount-once.ts';
import { median, percentile } from '../report/figures.ts';
import { listed, verdict } from '../report/lines.ts';
import type { Machine } from '../report/machine.ts';
import type { ResultsQuestion } from './questions.ts';

/** What a question brought in one round at one size; processor times and statements are of one request. */
export interface ResultsMeasured {
  question: ResultsQuestion;
  size: string;
  round: number;
  /** Of each request, inside the server. */
  wallMs: number[];
  serverMs: number;
  /** Null where the system does not tell. */
  postgresMs: number | null;
  statements: number;
  bytes: number;
}

/** One question at one size; medians of the rounds. */
export interface ResultsFigures {
  p50Ms: number;
  p95Ms: number;
  /** Of each round. */
  p50MsOfRounds: number[];
  p95MsOfRounds: number[];
  serverMs: number;
  postgresMs: number | null;
  statements: number;
  bytes: number;
  /** The very first request of a server that has just started: nothing is remembered, nothing compiled. */
  firstMs: number;
}

export interface ResultsRow {
  name: string;
  promiseMs: number;
  bySize: Record<string, ResultsFigures>;
  /** Middle answer with a hundred times more ratings for that without. */
  growth: number;
  /** The same of the processor time of server and PostgreSQL together. */
  processorGrowth: number | null;
}

/** What a run found; printed, and with `--json` the last line. */
export interface ResultsReport {
  benchmark: 'results';
  machine: Machine;
  versions: Record<string, string>;
  settings: Record<string, string | number>;
  sizes: (DataSize & { contents: Record<string, string | number>; recount: RecountTime | null })[];
  rows: ResultsRow[];
}

const GROWTH_AT_MOST = 1.2;

/** Sums the rounds up: a row for each question. The first size is the one that the others are compared with. */
export function rowsOf(measured: readonly ResultsMeasured[], first: readonly ResultsMeasured[]): ResultsRow[] {
  return [...Map.groupBy(measured, ({ question }) => question)].map(([question, ofRow]) => {
    const bySize = [...Map.groupBy(ofRow, ({ size }) => size)].map(([size, rounds]): [string, ResultsFigures] => {
      const postgres = rounds.flatMap(({ postgresMs }) => postgresMs ?? []);
      const [p50MsOfRounds, p95MsOfRounds] = [0.5, 0.95].map((share) =>
        rounds.map(({ wallMs }) => percentile(wallMs, share)),
      ) as [number[], number[]];
      const cold = first.find((one) => one.question === question && one.size === size)!;
      return [
        size,
        {
          p50Ms: median(p50MsOfRounds),
          p95Ms: median(p95MsOfRounds),
          p50MsOfRounds,
          p95MsOfRounds,
          serverMs: median(rounds.map(({ serverMs }) => serverMs)),
          postgresMs: postgres.length > 0 ? median(postgres) : null,
          statements: median(rounds.map(({ statements }) => statements)),
          bytes: Math.max(...rounds.map(({ bytes }) => bytes)),
          firstMs: cold.wallMs[0]!,
        },
      ];
    });
    const [small, large] = bySize.map(([, figures]) => figures) as [ResultsFigures, ResultsFigures];
    const processor = ({ serverMs, postgresMs }: ResultsFigures) =>
      postgresMs === null ? null : serverMs + postgresMs;
    const [own, scaled] = [processor(small), processor(large)];
    return {
      name: question.name,
      promiseMs: question.promiseMs,
      bySize: Object.fromEntries(bySize),
      growth: large.p50Ms / small.p50Ms,
      processorGrowth: own === null || scaled === null ? null : scaled / own,
    };
  });
}

/** Whether every time, in the middle, and every ratio is within what is promised. */
export const isKept = ({ rows }: Pick<ResultsReport, 'rows'>): boolean =>
  rows.every(
    ({ promiseMs, bySize, growth }) =>
      growth <= GROWTH_AT_MOST && Object.values(bySize).every(({ p50Ms }) => p50Ms <= promiseMs),
  );

/** Prints every question with its promise, and whether it was kept. */
export function printReport({ machine, versions, settings, sizes, rows }: ResultsReport): void {
  const lines = rows.flatMap(({ name, promiseMs, bySize, growth, processorGrowth }) => [
    `${name} · promised ≤ ${promiseMs} ms inside the server, at 100 times more ratings ≤ ${GROWTH_AT_MOST}×`,
    ...Object.entries(bySize).map(([size, figures]) => {
      const { p50Ms, p95Ms, p50MsOfRounds, serverMs, postgresMs, statements, bytes, firstMs } = figures;
      return (
        `  ${size.padEnd(20)}${`${p50Ms.toFixed(1)} / ${p95Ms.toFixed(1)} ms${p95Ms > promiseMs ? ' !' : '  '}`.padStart(22)}  ${verdict(p50Ms <= promiseMs).padEnd(8)}` +
        `${`${serverMs.toFixed(1)} + ${postgresMs === null ? '–' : postgresMs.toFixed(1)}`.padStart(16)} ms of processor` +
        `${statements.toFixed(1).padStart(7)} statements${(bytes / 1_024).toFixed(0).padStart(6)} KB   the first one ${firstMs.toFixed(0)} ms   rounds ${p50MsOfRounds.map((ms) => ms.toFixed(1)).join(' ')}`
      );
    }),
    `  ${growth.toFixed(2)}× as long, ${processorGrowth === null ? '–' : processorGrowth.toFixed(2)}× the processor time: ${verdict(growth <= GROWTH_AT_MOST)}`,
  ]);
  process.stdout.write(
    [
      '',
      `machine   ${listed(machine)}`,
      `versions  ${listed(versions)}`,
      `settings  ${listed(settings)}`,
      ...sizes.map(({ name, ratings, contents }) => `${name.padEnd(20)}${ratings} ratings · ${listed(contents)}`),
      ...sizes.map(({ name, recount }) => recountLine(name, recount)),
      '',
      'p50 / p95 of a request inside the server, “!” where the p95 is beyond what is promised of the middle; processor time of the server and of PostgreSQL for one request',
      ...lines,
      '',
    ].join('\n'),
  );
}
