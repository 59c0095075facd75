import { expect, test } from 'vitest';
import { linkFormula } from './link-formula.ts';

test('a link is written as it is told: slope times the new score, plus or minus points', () => {
  expect(linkFormula('EN', { slope: 0.95, intercept: 2.1 })).toBe('y* = 0.950 × y + 2.10');
  expect(linkFormula('RU', { slope: 1.0214, intercept: -3.456 })).toBe('y* = 1,021 × y − 3,46');
});
