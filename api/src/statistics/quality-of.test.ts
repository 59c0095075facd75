import { expect, test } from 'vitest';
import { qualityOf } from './quality-of.ts';

test.each([
  [0, 'NONE'],
  [9, 'NONE'],
  [10, 'INDICATIVE'],
  [29, 'INDICATIVE'],
  [30, 'PUBLISHABLE'],
  [99, 'PUBLISHABLE'],
  [100, 'SOLID'],
  [1_000_000, 'SOLID'],
])('%d answers are %s', (n, quality) => expect(qualityOf(n)).toBe(quality));
