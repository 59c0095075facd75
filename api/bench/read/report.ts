import { median, percentile } from '../report/figures.ts';
import type { Machine } from '../report/machine.ts';
import type { CostRow, Costs } from './costs.ts';
import type { DataSize } from './data/ratings.ts';
import type { Question, TargetName } from './questions/question.ts';
import type { RawTimes } from './raw/raw-times.ts';
import type { RecountTime } from './recount-once.ts';

/** One answer over HTTP. */
export interface Answer {
  /** Place of the request among those of its question: a request may need several answers. */
  turn: number;
  /** Name of the operation. */
  operation: string;
  /** Milliseconds until it was there. */
  ms: number;
  /** Milliseconds of the queries behind it, asked again one after the other. */
  queriesMs: number;
}

/** What one question brought in one round at one size. */
export interface Measured {
  question: Pick<Question, 'name' | 'target'>;
  size: string;
  round: number;
  answers: Answer[];
  costs: Costs;
  largestBytes: number;
}

/** Percentiles at one size; medians of the rounds, and the rounds themselves. */
export interface Percentiles {
  p50Ms: number;
  p95Ms: number;
  p50MsOfRounds: number[];
  p95MsOfRounds: number[];
}

/** The queries behind something, and the whole of it over HTTP. */
export type Side = 'queries' | 'answer';
export const SIDES = ['queries', 'answer'] as const satisfies readonly Side[];

/** One question at one size. */
export interface QuestionFigures {
  /** Of the slowest of its operations: the time is promised for the queries of each. */
  operations: Record<Side, Percentiles>;
  /** Of each request with all its operations: what sizes and raw rows are compared by. */
  requests: Record<Side, Percentiles>;
  /** Milliseconds of raw rows for the first requests; null where no ratings are behind it, or rows are a sample. */
  rawMs: readonly number[] | null;
}

/** One question at all sizes. */
export interface ReadRow {
  name: string;
  target: TargetName;
  bySize: Record<string, QuestionFigures>;
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

/** Asked beside many pages, the same each time: they have rows of their own. */
const SHARED: Record<string, [name: string, target: TargetName]> = {
  AppAuthorities: ['choice of authorities, on many pages of staff', 'list'],
  PublishedPeriods: ['public: published quarters, on many pages', 'list'],
};

/** Sums the rounds up: a row for each question. */
export function rowsOf(measured: readonly Measured[], raw: ReadonlyMap<string, RawTimes>): ReadRow[] {
  const parts = measured.flatMap(({ answers, ...rest }) =>
    [...Map.groupBy(answers, ({ operation }) => (operation in SHARED ? operation : ''))].map(([shared, ofRow]) => {
      const [name, target] = SHARED[shared] ?? [rest.question.name, rest.question.target];
      return { ...rest, name, target, answers: ofRow };
    }),
  );
  return [...Map.groupBy(parts, ({ name }) => name)].map(([name, ofRow]) => ({
    name,
    target: ofRow[0]!.target,
    largestBytes: Math.max(...ofRow.map(({ largestBytes }) => largestBytes)),
    bySize: Object.fromEntries(
      [...Map.groupBy(ofRow, ({ size }) => size)].map(([size, ofSize]) => {
        const rounds = [...Map.groupBy(ofSize, ({ round }) => round).values()];
        const operations = rounds.map((round) => round.flatMap(({ answers }) => answers));
        const requests = rounds.map((round) =>
          round.flatMap(({ answers }) => [...Map.groupBy(answers, ({ turn }) => turn).values()].map(sumOf)),
        );
        const rawMs = raw.get(size)?.get(name) ?? null;
        return [size, { operations: slowestOf(operations), requests: bothSides(requests), rawMs }];
      }),
    ),
  }));
}

type Times = Pick<Answer, 'ms' | 'queriesMs'>;

const sumOf = (answers: readonly Times[]): Times => ({
  ms: answers.reduce((sum, { ms }) => sum + ms, 0),
  queriesMs: answers.reduce((sum, { queriesMs }) => sum + queriesMs, 0),
});

const bothSides = (rounds: readonly (readonly Times[])[]): Record<Side, Percentiles> => ({
  queries: percentilesOf(rounds.map((times) => times.map(({ queriesMs }) => queriesMs))),
  answer: percentilesOf(rounds.map((times) => times.map(({ ms }) => ms))),
});

/** By operation, so that one that is answered from memory does not hide another; of each side the one with the longest p95. */
function slowestOf(rounds: readonly (readonly Answer[])[]): Record<Side, Percentiles> {
  const names = [...new Set(rounds.flat().map(({ operation }) => operation))];
  const byOperation = names.map((name) =>
    bothSides(
      rounds
        .map((answers) => answers.filter(({ operation }) => operation === name))
        .filter((answers) => answers.length > 0),
    ),
  );
  const slowest = (side: Side) =>
    byOperation.map((figures) => figures[side]).reduce((most, one) => (one.p95Ms > most.p95Ms ? one : most));
  return { queries: slowest('queries'), answer: slowest('answer') };
}

function percentilesOf(rounds: readonly (readonly number[])[]): Percentiles {
  const p50MsOfRounds = rounds.map((times) => percentile(times, 0.5));
  const p95MsOfRounds = rounds.map((times) => percentile(times, 0.95));
  return { p50Ms: median(p50MsOfRounds), p95Ms: median(p95MsOfRounds), p50MsOfRounds, p95MsOfRounds };
}
