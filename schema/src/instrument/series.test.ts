import { describe, expect, test } from 'vitest';
import { bumpVersion, compareVersions, isSeriesBreak, largerBump, majorOf } from './index.ts';

describe('versions', () => {
  test('are compared as numbers, not as texts', () => {
    expect(compareVersions('0.10.0', '0.9.0')).toBeGreaterThan(0);
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
    expect(compareVersions('1.9.9', '2.0.0')).toBeLessThan(0);
  });

  test('are raised from the left, with nothing left behind on the right', () => {
    expect(bumpVersion('0.9.0', 'MAJOR')).toBe('1.0.0');
    expect(bumpVersion('1.2.3', 'MINOR')).toBe('1.3.0');
    expect(bumpVersion('1.2.3', 'PATCH')).toBe('1.2.4');
    expect(largerBump('MINOR', 'PATCH')).toBe('MINOR');
    expect(largerBump('MINOR', 'MAJOR')).toBe('MAJOR');
  });

  test.each(['1', '1.0', '1.0.0-beta', 'v1.0.0', ''])('%s is none', (text) => {
    expect(() => majorOf(text)).toThrow(RangeError);
  });
});

test('a series breaks where the first number changes, and only there', () => {
  expect(isSeriesBreak('0.9.0', '1.0.0')).toBe(true);
  expect(isSeriesBreak('1.0.0', '1.9.3')).toBe(false);
  expect(isSeriesBreak(null, '1.0.0')).toBe(false);
  expect(isSeriesBreak('1.0.0', null)).toBe(false);
});
