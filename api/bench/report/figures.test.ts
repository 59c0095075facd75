import { expect, test } from 'vitest';
import { figuresOf, median, percentile } from './figures.ts';
import { selfTime } from './self-time.ts';

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow('nothing');
});

test('a percentile is a value that occurred, by nearest rank', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(percentile(values, 0.99)).toBe(198);
  expect(percentile(values, 0.5)).toBe(100);
  expect(percentile([7], 0.99)).toBe(7);
});

test('figures are medians of the rounds, not of all requests together', () => {
  const slice = (perSecond: number, latencyMs: number) => ({
    perSecond,
    latenciesMs: [latencyMs],
    serverUs: perSecond,
    postgresUs: null,
    generatorUs: 7,
  });
  const round = (perSecond: number, ms: number) => {
    const { latenciesMs: _, ...ofSlice } = slice(perSecond, ms);
    return { ...ofSlice, p50Ms: ms, p99Ms: ms };
  };
  expect(figuresOf([slice(10, 1), slice(30, 9), slice(20, 2)])).toEqual({
    rounds: [round(10, 1), round(30, 9), round(20, 2)],
    medianPerSecond: 20,
    p50Ms: 2,
    p99Ms: 2,
    serverUs: 20,
    postgresUs: null,
    generatorUs: 7,
  });
});

test('self time is shared out by function, without idle time and the profiler itself, and says whose it is', () => {
  const node = (id: number, functionName: string, url: string) => ({
    id,
    callFrame: { functionName, url, lineNumber: 9 },
  });
  const rows = selfTime({
    nodes: [
      node(1, '(idle)', ''),
      node(2, 'parse', 'file:///x/node_modules/.pnpm/graphql@16/node_modules/graphql/a.js'),
      node(3, 'accept', 'file:///x/api/node_modules/.bench/serve.js'),
      node(4, 'write', 'node:net'),
      node(5, 'post', 'node:inspector'),
    ],
    samples: [1, 2, 3, 2, 4, 5],
    timeDeltas: [100, 30, 10, 40, 20, 70],
  });
  expect(rows).toEqual([
    { share: 0.7, name: 'parse', owner: 'graphql', place: 'a.js:10' },
    { share: 0.2, name: 'write', owner: 'node', place: 'net:10' },
    { share: 0.1, name: 'accept', owner: 'ours', place: 'serve.js:10' },
  ]);
});
