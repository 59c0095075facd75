import { expect, test } from 'vitest';
import { differsByService, sharesByChannel } from './frozen-method.ts';
import type { ModeTableItem } from './frozen-method.ts';

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

test('the effect of a mode is said to differ only when the test says so', () => {
  const item = (modeInteraction: ModeTableItem['modeInteraction']): ModeTableItem => ({
    item: 'SAT',
    answers: 100,
    units: 4,
    modeInteraction,
    modes: [],
    mix: [],
  });
  expect(differsByService(item(null))).toBe(false);
  expect(differsByService(item({ p: 0.2, largest: 7 }))).toBe(false);
  expect(differsByService(item({ p: 0.001, largest: null }))).toBe(true);
});
