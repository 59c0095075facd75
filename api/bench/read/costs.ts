import { median } from '../report/figures.ts';
import type { Measured } from './report.ts';

/** What a server and its PostgreSQL have used since they started. */
export interface UsedSoFar {
  serverUs: number;
  /** Null where the system does not tell. */
  postgresUs: number | null;
  statements: number | null;
}

/** What one question costs, with everything that its page asks: processor time, and statements sent to PostgreSQL. */
export interface Costs {
  serverUs: number;
  postgresUs: number | null;
  statements: number | null;
}

/** What one question costs at all sizes; medians of the rounds. */
export interface CostRow {
  name: string;
  bySize: Record<string, Costs>;
}

/** What each of so many questions has used between two looks. */
export function costsBetween(before: UsedSoFar, after: UsedSoFar, requests: number): Costs {
  const each = (from: number | null, to: number | null) =>
    from === null || to === null ? null : (to - from) / requests;
  return {
    serverUs: each(before.serverUs, after.serverUs)!,
    postgresUs: each(before.postgresUs, after.postgresUs),
    statements: each(before.statements, after.statements),
  };
}

/** Sums the rounds up: a row for each question. */
export const costRowsOf = (measured: readonly Measured[]): CostRow[] =>
  [...Map.groupBy(measured, ({ question }) => question.name)].map(([name, ofRow]) => ({
    name,
    bySize: Object.fromEntries(
      [...Map.groupBy(ofRow, ({ size }) => size)].map(([size, rounds]) => [size, medianOf(rounds)]),
    ),
  }));

function medianOf(rounds: readonly Measured[]): Costs {
  const of = (part: keyof Costs): number | null => {
    const known = rounds.flatMap(({ costs }) => costs[part] ?? []);
    return known.length > 0 ? median(known) : null;
  };
  return { serverUs: of('serverUs')!, postgresUs: of('postgresUs'), statements: of('statements') };
}

/** The lines of the table: processor time of the server and of PostgreSQL in milliseconds, and statements. */
export const costLines = (rows: readonly CostRow[], sizes: readonly string[]): string[] => [
  `${'processor time of a question with all its page asks, ms'.padEnd(58)}${sizes.map((size) => `server + PostgreSQL at ${size}`.padStart(30)).join('')}  statements`,
  ...rows.map(({ name, bySize }) => {
    const ms = (us: number | null) => (us === null ? '–' : (us / 1_000).toFixed(1));
    const times = sizes.map((size) => `${ms(bySize[size]!.serverUs)} + ${ms(bySize[size]!.postgresUs)}`.padStart(30));
    const statements = bySize[sizes[0]!]!.statements;
    return `${name.padEnd(58)}${times.join('')}  ${statements === null ? '' : statements.toFixed(1).padStart(10)}`;
  }),
];
