import process from 'node:process';
import type { VariantFigures } from '../report/figures.ts';
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
  const slowest = ratio('d', 'a', ({ p99Ms }) => p99Ms).map(([name, value]): [string, number] => [
    `p99 ${name}`,
    value,
  ]);
  return Object.fromEntries([
    ...ratio('d', 'a', throughput),
    ...ratio('e', 'b', throughput),
    ...ratio('d', 'c', throughput),
    ...ratio('d', 'f', throughput),
    ...slowest,
  ]);
}

export function printReport({ machine, versions, settings, variants, ratios, ...counts }: IngestReport): void {
  const list = (record: object) =>
    Object.entries(record)
      .map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toFixed(2)) : value}`)
      .join(' · ');
  const rows = Object.entries(variants).map(
    ([name, { what, medianPerSecond, perSecond, p50Ms, p99Ms, serverUs }]) =>
      `(${name}) ${what.padEnd(56)}${medianPerSecond.toFixed(0).padStart(7)}/s  p50 ${p50Ms.toFixed(1).padStart(6)} ms` +
      `  p99 ${p99Ms.toFixed(1).padStart(6)} ms  ${serverUs === null ? ''.padEnd(9) : `${serverUs.toFixed(0).padStart(6)} µs`}` +
      `  rounds ${perSecond.map((value) => value.toFixed(0)).join(' ')}`,
  );
  process.stdout.write(
    [
      '',
      `machine   ${list(machine)}`,
      `versions  ${list(versions)}`,
      `settings  ${list(settings)}`,
      '',
      ...rows,
      '',
      ...Object.entries(ratios).map(([name, value]) => `${name.padEnd(10)}${value.toFixed(2)}×`),
      `acknowledged ${counts.acknowledged}, stored ${counts.stored}`,
      '',
    ].join('\n'),
  );
}
