import { expect, test } from 'vitest';
import { RecentlyRead } from './recently-read.ts';

/** What was read in each call. */
function reader(bytes = 10) {
  const calls: string[][] = [];
  const read = async (missing: readonly string[]) => {
    calls.push([...missing]);
    await Promise.resolve();
    return new Map(missing.filter((name) => name !== 'gone').map((name) => [name, { name, bytes }]));
  };
  return { calls, read };
}

test('what was read is remembered, and what was asked for last stays', async () => {
  const recent = new RecentlyRead<{ name: string; bytes: number }>(25);
  const { calls, read } = reader();
  await recent.get(['a', 'b'], read);
  await recent.get(['a'], read);
  await recent.get(['c'], read);
  expect(await recent.get(['a', 'c'], read)).toHaveProperty('size', 2);
  await recent.get(['b'], read);
  expect(calls).toEqual([['a', 'b'], ['c'], ['b']]);
});

test('who asks at the same time waits for the same reading', async () => {
  const recent = new RecentlyRead<{ name: string; bytes: number }>(100);
  const { calls, read } = reader();
  const [first, second] = await Promise.all([recent.get(['a', 'b'], read), recent.get(['b', 'c', 'c'], read)]);
  expect([[...first.keys()], [...second.keys()].toSorted()]).toEqual([
    ['a', 'b'],
    ['b', 'c'],
  ]);
  expect(calls).toEqual([['a', 'b'], ['c']]);
});

test('what is not there is asked for again, and so is what could not be read', async () => {
  const recent = new RecentlyRead<{ name: string; bytes: number }>(100);
  const { calls, read } = reader();
  expect((await recent.get(['gone'], read)).size).toBe(0);
  const failing = () => Promise.reject(new Error('no connection'));
  await expect(recent.get(['a'], failing)).rejects.toThrow('no connection');
  await recent.get(['gone', 'a'], read);
  expect(calls).toEqual([['gone'], ['gone', 'a']]);
});
