import { expect, test } from 'vitest';
import { movedToSegments } from './segment-mix.rules.ts';

test('segments take the shares of the situation, channels inside them stay', () => {
  const own = new Map([
    ['s|PORTAL|a', 30],
    ['s|TELEPHONE|a', 10],
    ['s|PORTAL|b', 60],
  ]);
  const answered = new Map([
    ['s|PORTAL|a', 999],
    ['s|PORTAL|UNKNOWN', 3],
    ['s|TELEPHONE|UNKNOWN', 1],
  ]);
  const segments = new Map([
    ['a', 60],
    ['UNKNOWN', 20],
    ['c', 20],
  ]);
  // `b` did not rate the situation; nobody of `c` uses the service, which counts against the coverage; of those who told
  // no segment there are answers, though no transactions.
  expect(movedToSegments(own, answered, segments)).toEqual(
    new Map([
      ['s|PORTAL|a', 45],
      ['s|TELEPHONE|a', 15],
      ['s|PORTAL|UNKNOWN', 15],
      ['s|TELEPHONE|UNKNOWN', 5],
      ['||c', 20],
    ]),
  );
});
