import process from 'node:process';
import { expect, test } from 'vitest';
import { familyTimeUs, parseStat } from './processor-time.ts';

test('processor time is read past a name that looks like more fields', () => {
  expect(parseStat('42 (a b) S (c) R 7 42 42 0 -1 4194560 1 2 3 4 150 50 30 20 20 0 1 0 99 1 1')).toEqual({
    pid: 42,
    parent: 7,
    ownUs: 2_000_000,
    endedChildrenUs: 500_000,
  });
});

test.runIf(process.platform === 'linux')('a process and its children use more and more time', () => {
  const before = familyTimeUs(process.pid)!;
  expect(before).toBeGreaterThan(0);
  const until = performance.now() + 60;
  let turns = 0;
  while (performance.now() < until) turns++;
  expect(turns).toBeGreaterThan(0);
  expect(familyTimeUs(process.pid)!).toBeGreaterThanOrEqual(before);
  expect(familyTimeUs(2 ** 30)).toBeNull();
});
