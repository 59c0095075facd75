import { expect, test } from 'vitest';
import { sharesByChannel } from './frozen-method.ts';

test('shares of a channel are added over its groups, the largest first', () => {
  const sums = sharesByChannel([
    { channel: 'TELEPHONE', segment: null, percent: 10 },
    { channel: 'PORTAL', segment: 'a', percent: 25.5 },
    { channel: 'PORTAL', segment: 'b', percent: 34.5 },
    { channel: 'TELEPHONE', segment: 'a', percent: 30 },
  ]);
  expect(sums).toEqual([
    { channel: 'PORTAL', percent: 60 },
    { channel: 'TELEPHONE', percent: 40 },
  ]);
});
