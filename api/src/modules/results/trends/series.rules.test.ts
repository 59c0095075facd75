import { expect, test } from 'vitest';
import type { Stratum } from '../scores/stratum.ts';
import { emptyTally } from '../tally.ts';
import { seriesCounter } from './series.rules.ts';

const answered = (...instrumentVersions: string[]): Stratum[] => [
  {
    subjectId: 's',
    channel: 'PORTAL',
    mode: 'WEB',
    segment: 'UNKNOWN',
    sourceClass: 'PROMPT',
    tally: { ...emptyTally(), instrumentVersions },
  },
];

test('only a new major version begins a series, and a period of two is comparable with neither', () => {
  const next = seriesCounter();
  expect(next([])).toEqual({ series: 1, isMixed: false });
  expect(next(answered('1.2.0'))).toEqual({ series: 1, isMixed: false });
  expect(next(answered('1.2.0', '1.10.1'))).toEqual({ series: 1, isMixed: false });
  expect(next([...answered('9.0.0'), ...answered('10.0.0')])).toEqual({ series: 2, isMixed: true });
  expect(next([])).toEqual({ series: 2, isMixed: false });
  expect(next(answered('10.1.0'))).toEqual({ series: 2, isMixed: false });
  expect(next(answered('11.0.0'))).toEqual({ series: 3, isMixed: false });
});
