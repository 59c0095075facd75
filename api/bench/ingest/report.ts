import process from 'node:process';
import type { VariantFigures } from '../report/figures.ts';
import { listed, verdict } from '../report/lines.ts';
import type { Machine } from '../report/machine.ts';

/** What a run found; printed, and with `--json` the last line. */
export interface IngestReport {
  benchmark: 'ingest';
  machine: Machine;
  versions: Record<string, string>;
  settings: Record<string, string | number>;
  variants: Record<string, VariantFigures & { what: string }>;
  /** Medians divided: 'd/a' is how many ratings we store for each bare row. */
  ratios: Record<string, number>;
  /** Ratings the servers acknowledged, and ratings in the database afterwards: equal. */
  acknowledged: number;
  stored: number;
}

/** Ratios of medians, and of the 99th percentiles, between variants that were measured. */
export function ratiosOf(variants: Record<string, VariantFigures>): Record<string, number> {
  const ratio = (name: string, over: string, of: (figures: VariantFigures) => number): [string, number][] =>
    variants[name] && variants[over] ? [[`${name}/${over}`, of(variants[name]) / of(variants[over])]] : [];
  const throughput = ({ medianPerSecond }: VariantFigures) => medianPerSecond;
  const slowest = ratio('d', 'a64', ({ p99Ms }) => p99Ms).map(([name, value]): [string, number] => [
    `p99 ${name}`,
    value,
  ]);
  return Object.fromEntries([
    ...ratio('d', 'a', throughput),
    ...ratio('e', 'b', throughput),
    ...ratio('d', 'c', throughput),
    ...ratio('d', 'f', throughput),
    ...ratio('d2', 'd', throughput),
    ...slowest,
  ]);
}

/** What is promised of a ratio, and what we would like. */
const TARGETS: Readonly<Record<string, { atLeast?: number; atMost?: number; goal?: number }>> = {
  'd/a': { atLeast: 0.5, goal: 1 },
  'e/b': { atLeast: 2, goal: 3 },
  'd/c': { atLeast: 6 },
  'p99 d/a64': { atMost: 2.5 },
};

/** What is said of a ratio beside its figure. */
export function judged(name: string, value: number): string {
  const { atLeast = 0, atMost = Infinity, goal } = TARGETS[name] ?? {};
  if (!TARGETS[name]) return '';
  const bound = atMost < Infinity ? `≤ ${atMost}` : `≥ ${atLeast}`;
  const said = `target ${bound} ${verdict(value >= atLeast && value <= atMost)}`;
  return goal === undefined ? said : `${said}, goal ≥ ${goal} ${verdict(value >= goal)}`;
}

export function printReport({ machine, versions, settings, variants, ratios, ...counts }: IngestReport): void {
  const us = (value: number | null) => (value === null ? '–' : value.toFixed(0)).padStart(5);
  const rows = Object.entries(variants).map(
    ([name, { what, medianPerSecond, rounds, p50Ms, p99Ms, serverUs, postgresUs, generatorUs }]) =>
      `${`(${name})`.padEnd(6)}${what.padEnd(56)}${medianPerSecond.toFixed(0).padStart(7)}/s  p50 ${p50Ms.toFixed(1).padStart(6)} ms` +
      `  p99 ${p99Ms.toFixed(1).padStart(6)} ms ${us(serverUs)}${us(postgresUs)}${us(generatorUs)}` +
      `  rounds ${rounds.map((round) => round.perSecond.toFixed(0)).join(' ')}, p99 ${rounds.map((round) => round.p99Ms.toFixed(1)).join(' ')}`,
  );
  process.stdout.write(
    [
      '',
      `machine   ${listed(machine)}`,
      `versions  ${listed(versions)}`,
      `settings  ${listed(settings)}`,
      '',
      'The three figures before the rounds: processor time for one rating, in µs, of the server, PostgreSQL and the load.',
      ...rows,
      '',
      ...Object.entries(ratios).map(([name, value]) =>
        `${name.padEnd(11)}${value.toFixed(2)}×  ${judged(name, value)}`.trimEnd(),
      ),
      `acknowledged ${counts.acknowledged}, stored ${counts.stored}`,
      '',
    ].join('\n'),
  );
}
