import { expect, test } from 'vitest';
import { areMonthsSafe } from './months-in-strata.rules.ts';
import { builtStratum } from './stratum.builder.ts';

const web = (n: number) => builtStratum({ sat: [n] });
const app = (n: number) => builtStratum({ mode: 'APP', sat: [n] });

test('months in which nobody is few, or one group is all there is, are safe', () => {
  expect(areMonthsSafe([[web(30), app(12)], [web(10)], [app(14)]])).toBe(true);
});

test('a mode that was opened within the quarter tells how many used it in its first month', () => {
  expect(areMonthsSafe([[web(12)], [web(6), app(30)], [app(30)]])).toBe(false);
  expect(areMonthsSafe([[web(12)], [web(6), app(30)], [web(8), app(30)]])).toBe(true);
});

test('so does one that one source class uses, and a segment', () => {
  const of = (n: number, own: Parameters<typeof builtStratum>[0]) => builtStratum({ ...own, sat: [n] });
  const invited = (n: number) => of(n, { sat: [], sourceClass: 'RANDOM' });
  expect(areMonthsSafe([[web(30)], [web(30), invited(6)], [invited(30)]])).toBe(false);
  expect(areMonthsSafe([[web(30)], [web(30), invited(6)], [web(30), invited(30)]])).toBe(true);
  const ofK = (n: number) => of(n, { sat: [], segment: 'k' });
  expect(areMonthsSafe([[web(30)], [web(30), ofK(6)], [ofK(30)]])).toBe(false);
});

test('channels are told apart, since each has figures in each month', () => {
  const line = (n: number) => builtStratum({ channel: 'TELEPHONE', sat: [n] });
  expect(
    areMonthsSafe([
      [web(30), line(30)],
      [web(30), app(3), line(30)],
      [line(30), app(30)],
    ]),
  ).toBe(false);
});

test('a rectangle has the same whole groups in both months', () => {
  const of = (segment: string, mode: 'WEB' | 'APP' | 'IVR', n: number) => builtStratum({ segment, mode, sat: [n] });
  const months = [
    [of('K', 'WEB', 4), of('K', 'APP', 5), of('J', 'WEB', 30)],
    [of('K', 'WEB', 20), of('K', 'APP', 20)],
    [of('J', 'APP', 30), of('K', 'IVR', 30)],
  ];
  expect(areMonthsSafe(months)).toBe(false);
});
