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

test('only a new major version begins a series, and a period of two counts to the newer one', () => {
  const next = seriesCounter();
  expect(next([])).toBe(1);
  expect(next(answered('1.2.0'))).toBe(1);
  expect(next(answered('1.2.0', '1.10.1'))).toBe(1);
  expect(next([...answered('9.0.0'), ...answered('10.0.0')])).toBe(2);
  expect(next([])).toBe(2);
  expect(next(answered('10.1.0'))).toBe(2);
  expect(next(answered('11.0.0'))).toBe(3);
});
