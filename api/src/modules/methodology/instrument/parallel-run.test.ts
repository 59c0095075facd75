import { expect, test } from 'vitest';
import { armOf, isDividing, type ParallelRun } from './parallel-run.ts';

const run: ParallelRun = {
  kind: 'PARALLEL_RUN',
  id: '0192f0c5-0000-7000-8000-0000000000aa',
  oldVersion: '0.9.0',
  newVersion: '1.0.0',
  startedAt: new Date('2026-10-01T00:00:00Z'),
  endsAt: new Date('2027-01-01T00:00:00Z'),
  endedAt: null,
};

test('a token always gets the same version, in whatever letters it is written', () => {
  const token = '2f1f0f52-6c2f-4f5e-9d0a-0f6b8f6f3c11';
  expect(armOf(run, token)).toBe(armOf(run, token.toUpperCase()));
  expect(new Set(Array.from({ length: 20 }, () => armOf(run, token))).size).toBe(1);
});

test('versions are drawn with equal chances, anew in each run', () => {
  const tokens = Array.from(
    { length: 4_000 },
    (_, index) => `2f1f0f52-6c2f-4f5e-9d0a-${String(index).padStart(12, '0')}`,
  );
  const isNew = tokens.map((token) => armOf(run, token) === '1.0.0');
  const share = isNew.filter(Boolean).length / tokens.length;
  // Four standard errors: 0.5 ± 4·√(0.25/4000).
  expect(Math.abs(share - 0.5)).toBeLessThan(0.032);
  const other = tokens.map((token) => armOf({ ...run, id: '0192f0c5-0000-7000-8000-0000000000ab' }, token) === '1.0.0');
  const same = other.filter((value, index) => value === isNew[index]).length / tokens.length;
  expect(Math.abs(same - 0.5)).toBeLessThan(0.032);
});

test('respondents are divided from when all processes know of the run until its quarter is over', () => {
  const at = (time: string) => isDividing(run, new Date(time), 3_000);
  expect(at('2026-10-01T00:00:02Z')).toBe(false);
  expect(at('2026-10-01T00:00:03Z')).toBe(true);
  expect(at('2026-12-31T23:59:59Z')).toBe(true);
  expect(at('2027-01-01T00:00:00Z')).toBe(false);
  expect(isDividing({ ...run, endedAt: new Date() }, new Date('2026-11-01'), 3_000)).toBe(false);
});
