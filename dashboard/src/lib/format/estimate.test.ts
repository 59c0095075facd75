import { expect, test } from 'vitest';
import { type EstimateFigure, formatBase, formatEstimate } from './estimate.ts';

const shown: EstimateFigure = {
  value: 78.4,
  interval: { low: 74.2, high: 81.25 },
  n: 1120,
  quality: 'SOLID',
  suppressed: false,
  reason: null,
};

test('the public reads whole numbers and a rounded count', () => {
  expect(formatEstimate('EN', shown)).toBe('78 (74–81)');
  expect(formatBase('EN', 1120)).toBe('n≈1,120');
});

test('staff read one decimal, with a comma in Russian', () => {
  expect(formatEstimate('RU', shown, 'staff')).toBe('78,4 (74,2–81,3)');
  expect(formatBase('RU', 118, 'staff')).toBe('n=118');
});

test('open voices have a value and no interval', () => {
  expect(formatEstimate('RU', { ...shown, interval: null })).toBe('78');
});

test('a withheld figure is a dash, even if a value came along', () => {
  expect(formatEstimate('RU', { ...shown, suppressed: true, reason: 'TOO_FEW' })).toBe('—');
});
