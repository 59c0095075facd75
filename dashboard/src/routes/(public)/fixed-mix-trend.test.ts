import { describe, expect, test } from 'vitest';
import type { PeriodFigure } from '#lib/format/figures.ts';
import { lineWithRaw, recordedEvents } from './fixed-mix-trend.ts';

const point = (index: number, value: number | null, basis: 'RAW' | 'LIKE_FOR_LIKE'): PeriodFigure => ({
  period: { from: `2026-0${index}-01`, to: `2026-0${index}-28`, grain: 'MONTH' },
  complete: true,
  estimate: {
    value,
    interval: value === null ? null : { low: value - 2, high: value + 2 },
    n: value === null ? null : 50,
    quality: value === null ? 'NONE' : 'PUBLISHABLE',
    suppressed: value === null,
    reason: value === null ? 'TOO_FEW' : null,
    basis,
  },
});
const values = (points: readonly PeriodFigure[] | null) => points?.map(({ estimate }) => estimate.value);

describe('the line of a public trend', () => {
  test('is like for like with the plain mean beside, from the first period that has either', () => {
    const moved = [point(1, null, 'LIKE_FOR_LIKE'), point(2, null, 'LIKE_FOR_LIKE'), point(3, 70, 'LIKE_FOR_LIKE')];
    const raw = [point(1, null, 'RAW'), point(2, 66, 'RAW'), point(3, 67, 'RAW')];
    const line = lineWithRaw(moved, raw);
    expect(values(line.main)).toEqual([null, 70]);
    expect(values(line.beside)).toEqual([66, 67]);
  });

  test('has no point of a figure to which nothing was done', () => {
    const line = lineWithRaw(
      [point(1, 60, 'RAW'), point(2, 70, 'LIKE_FOR_LIKE')],
      [point(1, 60, 'RAW'), point(2, 68, 'RAW')],
    );
    expect(values(line.main)).toEqual([null, 70]);
    expect(line.main[0]!.estimate.reason).toBe('NO_REFERENCE_MIX');
    expect(values(line.beside)).toEqual([60, 68]);
  });

  test('is the plain mean alone where no period has a figure like for like', () => {
    const raw = [point(1, 60, 'RAW'), point(2, 68, 'RAW')];
    expect(lineWithRaw(raw, raw)).toEqual({ main: raw, beside: null });
    expect(lineWithRaw([point(1, null, 'LIKE_FOR_LIKE')], [point(1, null, 'RAW')])).toEqual({ main: [], beside: null });
  });
});

test('events are what was done and every version of the questions but the first, oldest first', () => {
  const report = (slug: string, doneOn: string | null) => ({ slug, title: `We did ${slug}`, doneOn }) as never;
  const versions = [
    { version: '1.0.0', publishedAt: '2026-06-30T22:00:00.000Z' },
    { version: '0.9.0', publishedAt: '2025-01-01T00:00:00.000Z' },
  ];
  const words = { report: (slug: string) => `/did/${slug}`, version: (version: string) => `Version ${version}` };
  expect(
    recordedEvents([report('b', '2026-08-02'), report('a', '2026-02-01'), report('c', null)], versions, words),
  ).toEqual([
    { day: '2026-02-01', title: 'We did a', href: '/did/a' },
    { day: '2026-06-30', title: 'Version 1.0.0', href: null },
    { day: '2026-08-02', title: 'We did b', href: '/did/b' },
  ]);
});
