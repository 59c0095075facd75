import { expect, test } from 'vitest';
import type { ResultsQuestion } from './questions.ts';
import { isKept, type ResultsMeasured, rowsOf } from './report.ts';

const question = { name: 'all services', promiseMs: 300 } as ResultsQuestion;

const round = (size: string, number: number, wallMs: number[]): ResultsMeasured => ({
  question,
  size,
  round: number,
  wallMs,
  serverMs: 10 * number,
  postgresMs: number,
  statements: 3,
  bytes: 1_000,
});

/** A row of three rounds at both sizes; every request of a round takes the same time. */
const rowOf = (small: readonly number[], large: readonly number[]) => {
  const rounds = (size: string, times: readonly number[]) =>
    times.map((time, index) => round(size, index + 1, [time, time, time]));
  const measured = [...rounds('1', small), ...rounds('100', large)];
  return rowsOf(measured, [round('1', 0, [900]), round('100', 0, [950])])[0]!;
};

test('a row is the middle of its rounds, and how much longer a hundred times more ratings take', () => {
  const row = rowOf([100, 400, 200], [220, 210, 900]);
  expect(row.bySize['1']).toMatchObject({ p50Ms: 200, p50MsOfRounds: [100, 400, 200], serverMs: 20, firstMs: 900 });
  expect(row.bySize['100']).toMatchObject({ p50Ms: 220, firstMs: 950 });
  expect(row.growth).toBeCloseTo(1.1, 9);
});

test.each([
  ['within both', [300, 300, 300], [300, 300, 300], true],
  ['too long', [301, 301, 301], [301, 301, 301], false],
  ['too long at a hundred times more ratings alone', [290, 290, 290], [301, 301, 301], false],
  ['just as much longer as is promised', [200, 200, 200], [240, 240, 240], true],
  ['longer by more', [200, 200, 200], [241, 241, 241], false],
  ['one round of three beyond', [299, 299, 800], [299, 299, 800], true],
])('%s: kept or not', (_, small, large, kept) => {
  expect(isKept({ rows: [rowOf(small, large)] })).toBe(kept);
});
