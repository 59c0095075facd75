import { expect, test } from 'vitest';
import { answer, measured } from './measured.builder.ts';
import { reportLines } from './print-report.ts';
import { type ReadReport, rowsOf } from './report.ts';

/** Three rounds of one request; the slowest operation is the only one. */
const rounds = [
  [2, 12],
  [4, 20],
  [3, 16],
].map(([queriesMs, ms], index) => ({
  ...measured('page of a service', '10M', [answer(0, queriesMs!, ms!)]),
  round: index + 1,
}));
const report: ReadReport = {
  benchmark: 'read',
  machine: { cpu: 'some', cores: 2, memoryGiB: 8, system: 'Linux', loadBefore: 0 },
  versions: { node: '24.0.0' },
  settings: { rounds: 3 },
  sizes: [{ name: '10M', ratings: 10, rows: 10, contents: {}, recount: null }],
  rows: rowsOf(rounds, new Map([['10M', new Map([['page of a service', [300, 330, 270]]])]])),
  costs: [],
};

test('beside the medians stands what raw rows take, as many times what queries and the whole answer take', () => {
  expect(reportLines(report).find((line) => line.startsWith('page of a service'))).toMatch(
    / 3\.0 \/ 3\.0 {2}.* 16\.0 \/ 16\.0 .* 10M 300 ms, 100\.0× queries, 18\.8× answer$/,
  );
});

test('p50 and p95 of every round stand in a table of their own, of queries and of whole answers', () => {
  const lines = reportLines(report);
  const table = lines.findIndex((line) => line.startsWith('p50/p95 of each round'));
  expect(lines[table + 1]).toMatch(
    /^page of a service +10M: 2\.0\/2\.0 4\.0\/4\.0 3\.0\/3\.0 \| 12\.0\/12\.0 20\.0\/20\.0 16\.0\/16\.0$/,
  );
});
