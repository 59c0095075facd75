import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../../../test/methodology/property-runs.ts';
import { roundCount } from '../../../statistics/index.ts';
import { modesVaryOn } from './interaction.rules.ts';
import { publicTest } from './public-test.rules.ts';

const given = { f: 3.123_456_7, df1: 12, df2: 111_951, p: 0.009_999, largest: 3.4 };

test('a test is told as pages print it, and says of modes what it said before', () => {
  expect(publicTest(given)).toEqual({ f: 3.12, df1: 12, df2: 110_000, p: 0.009, largest: 3.4 });
  expect(publicTest({ ...given, f: null, p: 0 })).toMatchObject({ f: null, p: 0 });
  expect(publicTest({ ...given, largest: 3.01 })!.largest).toBe(3.1);
  expect(publicTest({ ...given, largest: null })!.largest).toBeNull();
  for (const largest of [2.99, 3, 3.01, 3.1])
    expect(modesVaryOn({ modeInteraction: publicTest({ ...given, largest }) })).toBe(largest > 3);
  expect(publicTest(null)).toBeNull();
  expect(publicTest({ ...given, df2: 99 })!.df2).toBe(0);
  for (const p of [0.009_999, 0.01, 0.010_001, 0.5])
    expect(modesVaryOn({ modeInteraction: publicTest({ ...given, p }) })).toBe(p < 0.01);
});

test('degrees of freedom leave more numbers of answers open than the count to the nearest 5 beside them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: 1, max: 400 }), (answers, parameters) => {
      const tellsOf = (n: number) => publicTest({ ...given, df2: n - parameters })!.df2;
      fc.pre(answers > parameters);
      // Whoever knows the parameters cannot tell any number with the same rounded count from another.
      const told = tellsOf(answers);
      const alike = [...Array(121).keys()].map((at) => answers - 60 + at).filter((n) => n > parameters);
      const [byTest, byCount] = [
        alike.filter((n) => tellsOf(n) === told),
        alike.filter((n) => roundCount(n) === roundCount(answers)),
      ];
      expect(byTest.length).toBeGreaterThan(byCount.length);
      expect(byTest.length).toBeGreaterThanOrEqual(50);
    }),
    { seed: 1, numRuns: RUNS },
  );
});
