import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { copyText } from './copy-rows.ts';
import { type ImportedRating, importedRatings } from './import-rows.ts';
import { readOptions } from './options.ts';
import { importFiguresOf } from './report.ts';
import { importRequests } from './send-imports.ts';
import { takeTurns } from './take-turns.ts';

const now = new Date('2026-06-30T12:00:00Z');
const ratings = importedRatings(2_500, { services: ['one', 'two'], seed: 1, now });

test('the same ratings are imported and copied, in the order of time over thirty days', () => {
  const days = ratings.map(({ bare }) => bare.day);
  expect(days).toEqual(days.toSorted());
  expect([days[0], days.at(-1)]).toEqual(['2026-05-31', '2026-06-30']);
  expect(ratings[7]).toMatchObject({
    row: { subject: { service: ['one', 'two'][ratings[7]!.bare.cellId - 1] }, answers: { SAT: ratings[7]!.bare.sat } },
  });
  const lines = copyText(ratings.map(({ bare }) => bare))
    .toString()
    .split('\n');
  expect(lines).toHaveLength(2_501);
  expect(lines[0]!.split('\t')).toHaveLength(11);
});

test('within a round all variants store the same rows under other ids; each round has rows of its own', async () => {
  const told: Record<string, ImportedRating[][]> = { copy: [], import: [], counts: [] };
  const variants = Object.fromEntries(
    Object.entries(told).map(([name, rounds]) => [
      name,
      {
        what: name,
        async measure(given: readonly ImportedRating[]) {
          // The clock goes on between the variants of a round.
          await pause(2);
          return { rowsPerSecond: rounds.push([...given]), serverUs: null, postgresUs: null };
        },
      },
    ]),
  );
  const slices = await takeTurns(variants, { rows: 50, rounds: 2, services: ['one', 'two', 'three'] });
  expect(slices.get('import')!.map(({ rowsPerSecond }) => rowsPerSecond)).toEqual([1, 2]);

  const withoutIds = (given: ImportedRating[]) =>
    given.map(({ row, bare }) => [
      { ...row, id: '' },
      { ...bare, id: '' },
    ]);
  const [first, second] = [0, 1].map((round) => Object.values(told).map((rounds) => withoutIds(rounds[round]!)));
  for (const variant of first!.slice(1)) expect(variant).toEqual(first![0]);
  for (const variant of second!.slice(1)) expect(variant).toEqual(second![0]);
  expect(first![0]!.map(([, bare]) => bare)).not.toEqual(second![0]!.map(([, bare]) => bare));
  const all = Object.values(told).flat(2);
  expect(new Set(all.map(({ row }) => (row as { id: string }).id)).size).toBe(all.length);
  expect(new Set(all.map(({ bare }) => bare.id)).size).toBe(all.length);
});

test('a call carries a thousand rows and says how long it is', () => {
  const rows = ratings.map(({ row }) => row);
  const calls = importRequests(rows, { port: 1, key: 'otk', asked: 'ROWS' }).map((call) => call.toString());
  expect(calls).toHaveLength(3);
  const [head, body] = calls[2]!.split('\r\n\r\n');
  expect(head).toContain(`Content-Length: ${Buffer.byteLength(body!)}`);
  expect((JSON.parse(body!) as { variables: { i: { rows: object[] } } }).variables.i.rows).toHaveLength(500);
});

test('figures are medians; what was not measured stays unknown', () => {
  const slice = (rowsPerSecond: number, postgresUs: number | null) => ({ rowsPerSecond, serverUs: null, postgresUs });
  expect(importFiguresOf('x', [slice(30, 3), slice(10, null), slice(20, 1)])).toEqual({
    what: 'x',
    rowsPerSecond: 20,
    serverUs: null,
    postgresUs: 2,
    rounds: [30, 10, 20],
  });
});

test('a number out of range is refused in one sentence', () => {
  expect(() => readOptions(['--rows', '10'])).toThrow('--rows must be a whole number from 1000 to 1000000, not “10”.');
  expect(readOptions(['--quick']).rounds).toBe(1);
});
