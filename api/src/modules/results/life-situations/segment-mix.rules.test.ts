import { expect, test } from 'vitest';
import { movedToSegments } from './segment-mix.rules.ts';

test('segments take the shares of the situation, channels inside them stay', () => {
  const own = new Map([
    ['s|PORTAL|a', 30],
    ['s|TELEPHONE|a', 10],
    ['s|PORTAL|b', 60],
  ]);
  const segments = new Map([
    ['a', 80],
    ['c', 20],
  ]);
  // `b` did not rate the situation; `c` does not use the service, and counts against the coverage.
  expect(movedToSegments(own, segments)).toEqual(
    new Map([
      ['||c', 20],
      ['s|PORTAL|a', 60],
      ['s|TELEPHONE|a', 20],
    ]),
  );
});
