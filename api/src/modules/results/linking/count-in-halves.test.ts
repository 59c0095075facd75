import { expect, test } from 'vitest';
import { countInHalves } from './count-in-halves.ts';

const HOUR = 3_600_000;
const DAY = { fromMs: 0, toMs: 24 * HOUR };
const outOfTime = () => Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });

/** A database that counts an answer a minute, every tenth not as drawn, and is out of time beyond so many hours. */
const slow = (hoursAtMost: number, asked: number[] = []) => ({
  asked,
  count: async ({ fromMs, toMs }: typeof DAY) => {
    asked.push(toMs - fromMs);
    if (toMs - fromMs > hoursAtMost * HOUR) throw outOfTime();
    const answers = (toMs - fromMs) / 60_000;
    return [{ day: '2026-07-01', touchpointId: 'a', mode: 'WEB' as const, answers, notDrawn: answers / 10 }];
  },
});
const always = () => true;
const WHOLE = [{ day: '2026-07-01', touchpointId: 'a', mode: 'WEB', answers: 1_440, notDrawn: 144 }];

test('a day is counted at once, or in parts that come in time', async () => {
  const quick = slow(24);
  expect(await countInHalves(DAY, quick.count, always)).toEqual(WHOLE);
  expect(quick.asked).toEqual([24 * HOUR]);
  const busy = slow(4);
  expect(await countInHalves(DAY, busy.count, always)).toEqual(WHOLE);
  expect(busy.asked.filter((ms) => ms === 3 * HOUR)).toHaveLength(8);
});

test('whoever stops it waits for no part but the one that is being counted', async () => {
  const { count, asked } = slow(4);
  expect(await countInHalves(DAY, count, () => asked.length < 3)).toBeNull();
  expect(asked).toHaveLength(3);
});

test('another failure ends it, and so does a second that takes too long', async () => {
  const fails = () => Promise.reject(new Error('connection lost'));
  await expect(countInHalves(DAY, fails, always)).rejects.toThrow('connection lost');
  await expect(countInHalves(DAY, () => Promise.reject(outOfTime()), always)).rejects.toThrow('timeout');
});
